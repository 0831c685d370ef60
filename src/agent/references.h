// References of entities to other rows, by their ids alone.
#pragma once

#include <cstdint>
#include <optional>

#include "carrier/field.h"
#include "carrier/key.h"
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

// Whether it is there, and to the row 0: that is none, said at length.
template <carrier::Reference Row>
[[nodiscard]] bool names_nothing(const std::optional<Row>& reference) {
  return reference && carrier::key_of(*reference) == 0;
}
template <class Value>
[[nodiscard]] bool names_nothing(const Value& /*no_reference*/) {
  return false;
}

template <carrier::Reference Row>
void drop_if_empty(std::optional<Row>& reference) {
  if (names_nothing(reference)) reference.reset();
}
template <class Value>
void drop_if_empty(Value& /*no_reference*/) {}

// References to the row 0 become none.
template <carrier::Described Entity>
void drop_empty_references(Entity& entity) {
  carrier::for_each_field<Entity>([&](const auto& field) { drop_if_empty(entity.*field.member); });
}

}  // namespace crm::agent
