// References of entities to other rows, by their ids alone.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>

#include "carrier/field.h"
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

// The id 0 is none.
template <carrier::Reference Row>
void drop_if_empty(std::optional<Row>& reference) {
  if (!reference) return;
  bool is_none = false;
  carrier::for_each_field<Row>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), std::int32_t Row::*>) {
      if ((field.traits & carrier::kKey) != 0) is_none = (*reference).*field.member == 0;
    }
  });
  if (is_none) reference.reset();
}
template <class Value>
void drop_if_empty(Value& /*no_reference*/) {}

// References of the id 0 are none.
template <carrier::Described Entity>
void drop_empty_references(Entity& entity) {
  carrier::for_each_field<Entity>([&](const auto& field) { drop_if_empty(entity.*field.member); });
}

}  // namespace crm::agent
