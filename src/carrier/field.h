// Carriers, the shapes that travel, are described once: each has a table with a line for each of
// its fields. Reading, writing, checking and documenting all go by that table, so a wire name is
// spelt in one place and a new field is one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace crm::carrier {

// How a field takes part in requests and answers.
enum class Use : std::uint8_t {
  Request,  // read from requests; null or missing means its default
  Answer,   // written in answers, null there only when $select leaves it out; not read
  Both,     // read and written, as entities are
};

[[nodiscard]] constexpr bool is_read(Use use) { return use != Use::Answer; }

// What is peculiar about a field, as a sum.
using Traits = std::uint16_t;
inline constexpr Traits kPlain = 0;
inline constexpr Traits kOfBaseClass = 1;    // XML writes it in front of the others
inline constexpr Traits kOnlyInJson = 2;     // XML says the same by the name of the element
inline constexpr Traits kMayBeEncoded = 4;   // its text may hold a value for the culture to form
inline constexpr Traits kNullWhenEmpty = 8;  // JSON has null for an empty text
inline constexpr Traits kLeftOutWhenEmpty = 16;  // JSON has no such member for an empty text
// What saving an entity does with it. Reading does not look at these.
inline constexpr Traits kKey = 32;              // says which row it is
inline constexpr Traits kMandatory = 64;        // a row has to have one
inline constexpr Traits kReadOnly = 128;        // what callers send is not looked at
inline constexpr Traits kComputed = 256;        // made when the row is told
inline constexpr Traits kKeptAsReceived = 512;  // kept and told again, with no meaning here

template <class Carrier, class Value>
struct Field {
  std::string_view name;  // as on the wire
  Value Carrier::* member;
  Use use;
  // Of texts, and of each text of a list, in code points; of other lists, in items; 0: none of its
  // own.
  std::size_t length_max;
  std::string_view doc;  // one line for whoever reads the reference
  Traits traits = kPlain;
};

// One line of a table, known by its place.
template <std::size_t Place, class Line>
struct Placed {
  Line line;
};

template <class Places, class... Lines>
struct PlacedLines;

template <std::size_t... Places, class... Lines>
struct PlacedLines<std::index_sequence<Places...>, Lines...> : Placed<Places, Lines>... {
  template <class Visit>
  constexpr void each(Visit&& visit) const {
    (visit(static_cast<const Placed<Places, Lines>&>(*this).line), ...);
  }
};

// The lines of a table in their order. What a std::tuple would be, but for tables of a hundred
// lines, which the compiler takes in at once where a tuple is a chain of a hundred types.
template <class... Lines>
struct Fields : PlacedLines<std::index_sequence_for<Lines...>, Lines...> {
  static constexpr std::size_t kCount = sizeof...(Lines);

  constexpr explicit Fields(Lines... lines)
      : PlacedLines<std::index_sequence_for<Lines...>, Lines...>{{lines}...} {}
};

// The table of a carrier: Description<ContactActivity>::kFields is Fields of Field. Its order is
// the order on the wire. kName is the name of the type, which XML and the reference tell.
template <class Carrier>
struct Description;

template <class T>
concept Described = requires {
  Description<T>::kFields;
  Description<T>::kName;
};

// A carrier that stands in entities for a row of its own: saving looks at its id alone, and clients
// send the rest of it back as they were told it, in words of any length. Its table says
// kIsReference.
template <class T>
concept Reference = Described<T> && requires { requires Description<T>::kIsReference; };

// Calls visit(field) for each line of the carrier's table, in order.
template <class Carrier, class Visit>
constexpr void for_each_field(Visit&& visit) {
  Description<Carrier>::kFields.each(visit);
}

template <class Carrier>
inline constexpr std::size_t kFieldCount = Description<Carrier>::kFields.kCount;

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
