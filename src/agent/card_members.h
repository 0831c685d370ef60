// Which members of an entity its card keeps: those that are neither the server's own nor columns.
#pragma once

#include <type_traits>

#include "carrier/field.h"

namespace crm::agent {

namespace detail {

template <class A, class B>
[[nodiscard]] constexpr bool are_same(A a, B b) {
  if constexpr (std::is_same_v<A, B>) {
    return a == b;
  } else {
    return false;
  }
}

}  // namespace detail

// For codec::card_text(): all but the members named.
template <class... Members>
[[nodiscard]] constexpr auto all_but(Members... columns) {
  return [=](const auto& field) {
    constexpr carrier::Traits kOurs = carrier::kKey | carrier::kReadOnly | carrier::kComputed;
    if ((field.traits & kOurs) != 0) return false;
    return !(detail::are_same(field.member, columns) || ...);
  };
}

}  // namespace crm::agent
