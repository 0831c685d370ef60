// Addresses and numbers are kept as they were typed; what they are searched for by is made of that
// when they are told [entities §2.6].
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/text.h"
#include "carrier/entity_element.h"
#include "carrier/field.h"

namespace crm::agent {

// A phone number's digits, behind a + where it begins with one.
[[nodiscard]] std::string stripped_phone(std::string_view typed);
// In small letters, as far as they are of ASCII.
[[nodiscard]] std::string stripped_email(std::string_view typed);
// The same without the scheme and a slash at the end: acme.example/en.
[[nodiscard]] std::string stripped_url(std::string_view typed);

namespace detail {

template <class Value>
inline constexpr bool kIsTyped = false;
template <>
inline constexpr bool kIsTyped<std::vector<carrier::Email>> = true;
template <>
inline constexpr bool kIsTyped<std::vector<carrier::Url>> = true;
template <>
inline constexpr bool kIsTyped<std::vector<carrier::Phone>> = true;

template <carrier::Described Entity>
void for_each_list(Entity& entity, const auto& visit) {
  carrier::for_each_field<Entity>([&](const auto& field) {
    auto& value = entity.*field.member;
    if constexpr (kIsTyped<std::remove_cvref_t<decltype(value)>>) visit(value);
  });
}

template <carrier::Described Entity>
void for_each_typed(Entity& entity, const auto& visit) {
  for_each_list(entity, [&](auto& list) {
    for (auto& element : list) visit(element);
  });
}

}  // namespace detail

// Elements that say nothing are none.
template <carrier::Described Entity>
void drop_blank(Entity& entity) {
  detail::for_each_list(entity, [](auto& list) {
    std::erase_if(list, [](const auto& element) {
      return trim(element.value).empty() && element.description.empty();
    });
  });
}

// For saving: as typed, and nothing else.
template <carrier::Described Entity>
void keep_typed(Entity& entity) {
  detail::for_each_typed(entity, [](auto& element) { element.stripped_value.clear(); });
}

// For telling.
template <carrier::Described Entity>
void strip_typed(Entity& entity) {
  detail::for_each_typed(entity, [](auto& element) {
    using Element = std::remove_cvref_t<decltype(element)>;
    if constexpr (std::is_same_v<Element, carrier::Phone>) {
      element.stripped_value = stripped_phone(element.value);
    } else if constexpr (std::is_same_v<Element, carrier::Email>) {
      element.stripped_value = stripped_email(element.value);
    } else {
      element.stripped_value = stripped_url(element.value);
    }
  });
}

}  // namespace crm::agent
