// References of entities to other rows, by their ids alone.
#pragma once

#include <cstdint>
#include <optional>

#include "domain/ids.h"

namespace crm::agent {

// None for the id 0.
template <class Reference, class Id>
[[nodiscard]] std::optional<Reference> reference_to(Id id, std::int32_t Reference::* key) {
  if (raw(id) == 0) return std::nullopt;
  Reference made;
  made.*key = raw(id);
  return made;
}

// 0 for none.
template <class Reference>
[[nodiscard]] std::int32_t id_in(const std::optional<Reference>& reference,
                                 std::int32_t Reference::* key) {
  return reference ? (*reference).*key : 0;
}

}  // namespace crm::agent
