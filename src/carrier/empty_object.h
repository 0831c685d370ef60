// An object in which nothing stands: {} on the wire.
#pragma once

namespace crm::carrier {

struct EmptyObject {
  bool operator==(const EmptyObject&) const = default;
};

}  // namespace crm::carrier
