// Carriers, the shapes that travel, are described once: each has a table with a line for each of
// its fields. Reading, writing, checking and documenting all go by that table, so a wire name is
// spelt in one place and a new field is one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace crm::carrier {

// How a field takes part in requests and answers.
enum class Use : std::uint8_t {
  Request,  // read from requests; null or missing means its default
  Answer,   // written in answers, null there only when $select leaves it out
};

// What is peculiar about a field, as a sum.
using Traits = std::uint8_t;
inline constexpr Traits kPlain = 0;
inline constexpr Traits kOfBaseClass = 1;    // XML writes it in front of the others
inline constexpr Traits kOnlyInJson = 2;     // XML says the same by the name of the element
inline constexpr Traits kMayBeEncoded = 4;   // its text may hold a value for the culture to form
inline constexpr Traits kNullWhenEmpty = 8;  // JSON has null for an empty text
inline constexpr Traits kLeftOutWhenEmpty = 16;  // JSON has no such member for an empty text

template <class Carrier, class Value>
struct Field {
  std::string_view name;  // as on the wire
  Value Carrier::* member;
  Use use;
  std::size_t length_max;  // of texts, in code points; of lists, in items; 0: does not apply
  std::string_view doc;    // one line for whoever reads the reference
  Traits traits = kPlain;
};

// The table of a carrier: Description<ContactActivity>::kFields is a tuple of Field. Its order is
// the order on the wire. kName is the name of the type, which XML and the reference tell.
template <class Carrier>
struct Description;

template <class T>
concept Described = requires {
  Description<T>::kFields;
  Description<T>::kName;
};

// Calls visit(field) for each line of the carrier's table, in order.
template <class Carrier, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, Description<Carrier>::kFields);
}

// The place of a member in the table, from 0.
template <class Carrier, class Value>
[[nodiscard]] constexpr std::size_t field_index(Value Carrier::* member) {
  std::size_t index = 0;
  std::size_t found = 0;
  for_each_field<Carrier>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), Value Carrier::*>) {
      if (field.member == member) found = index;
    }
    ++index;
  });
  return found;
}

// The wire's name of a member.
template <class Carrier, class Value>
[[nodiscard]] constexpr std::string_view wire_name(Value Carrier::* member) {
  std::string_view found;
  for_each_field<Carrier>([&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), Value Carrier::*>) {
      if (field.member == member) found = field.name;
    }
  });
  return found;
}

}  // namespace crm::carrier
