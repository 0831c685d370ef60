// Which row a carrier is of: the one number that its table calls the key; 0 for none yet, or none.
#pragma once

#include <cstdint>
#include <type_traits>

#include "carrier/field.h"

namespace crm::carrier {

template <Described Carrier>
[[nodiscard]] consteval std::int32_t Carrier::* key_member() {
  std::int32_t Carrier::* key = nullptr;
  for_each_field<Carrier>([&key](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), std::int32_t Carrier::*>) {
      if ((field.traits & kKey) != 0) key = field.member;
    }
  });
  return key;
}

// REQUIRES, like the next: the table has a key.
template <Described Carrier>
[[nodiscard]] std::int32_t key_of(const Carrier& carrier) {
  constexpr std::int32_t Carrier::* kMember = key_member<Carrier>();
  static_assert(kMember != nullptr);
  return carrier.*kMember;
}

template <Described Carrier>
void set_key(Carrier& carrier, std::int32_t key) {
  constexpr std::int32_t Carrier::* kMember = key_member<Carrier>();
  static_assert(kMember != nullptr);
  carrier.*kMember = key;
}

}  // namespace crm::carrier
