// JSON as a value that can be changed: for patches, and for members that are kept as they come.
// Numbers keep the digits they were written with [adr 24].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/written.h"

namespace crm::codec {

struct JsonMember;

struct JsonValue {
  Shape shape = Shape::Null;        // never Element
  std::string text;                 // of Truth, Number and Text
  std::vector<JsonMember> members;  // of Object; of List, without names

  [[nodiscard]] bool is(Shape wanted) const { return shape == wanted; }

  // The member of that name in an object: in exact case, else in any. Null pointer when there is
  // none.
  [[nodiscard]] JsonMember* find(std::string_view name);
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

// What is written as the value that JSON would hold. Of XML, elements say in their type attribute
// what they are [adr 24]; without one, elements with others in them are objects and the rest is
// text. None when an element is not what it says it is.
[[nodiscard]] std::optional<JsonValue> json_value(const Written& written);

// Appends it without blanks, members in their order.
void append_compact(std::string& out, const JsonValue& value);

// Equal as JSON Patch means it: numbers by what they are worth, members in any order, their names
// in any case.
[[nodiscard]] bool is_same(const JsonValue& a, const JsonValue& b);

// How much there is of it: the value itself and all in it.
struct JsonExtent {
  std::size_t values = 1;
  std::size_t bytes = 0;  // of texts and names
  std::size_t depth = 1;
};
[[nodiscard]] JsonExtent extent(const JsonValue& value);

}  // namespace crm::codec
