// A member of which the wire knows only that it is an object: written as {}.
#pragma once

namespace crm::carrier {

struct EmptyObject {
  bool operator==(const EmptyObject&) const = default;
};

}  // namespace crm::carrier
