// JSON Schemas of carriers, made from their tables: a member that is in the table is documented.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/instant.h"
#include "carrier/empty_object.h"
#include "carrier/field.h"
#include "carrier/flags.h"
#include "carrier/rights.h"
#include "domain/contact_action.h"
#include "domain/ids.h"
#include "reference/json.h"

namespace crm::reference {

// The form that a schema describes: XML leaves some members out, and some others come in front.
enum class Form : std::uint8_t { Json, Xml };

// FieldProperties: a dictionary in JSON, a list of pairs in XML.
inline constexpr std::string_view kDictionarySchema = "FieldProperties";

// One line of a table, as far as its type does not tell it.
struct Line {
  std::string_view doc{};
  std::size_t length_max = 0;  // of texts and lists; 0: no limit
  bool nullable = false;
  Form form = Form::Json;
};

[[nodiscard]] Json text_schema(const Line& line);
[[nodiscard]] Json number_schema(const Line& line);  // of an int32 that is not negative
[[nodiscard]] Json truth_schema(const Line& line);
[[nodiscard]] Json date_schema(const Line& line);    // as answers write it
[[nodiscard]] Json action_schema(const Line& line);  // one action
[[nodiscard]] Json mask_schema(const Line& line, std::span<const carrier::FlagName> names);
// An object of which no member is known.
[[nodiscard]] Json empty_object_schema(const Line& line);
// A list; `item` is its items' schema and, in XML, the name of their elements.
[[nodiscard]] Json list_schema(const Line& line, const Json& item, std::string_view element);
// The same as a whole answer: in XML its root has a name of its own.
[[nodiscard]] Json root_list_schema(const Line& line, const Json& item, std::string_view element);
[[nodiscard]] Json null_schema();
// An object described elsewhere in the document.
[[nodiscard]] Json named_schema(const Line& line, std::string_view name);

// The name of a form of a schema, unique in the document.
[[nodiscard]] std::string schema_name(std::string_view name, Form form);

template <class Value>
[[nodiscard]] Json value_schema(const Line& line);

template <class Value>
inline constexpr bool kIsList = false;
template <class Item>
inline constexpr bool kIsList<std::vector<Item>> = true;

// The element of an item of a list in XML: its type's name.
template <class Item>
[[nodiscard]] constexpr std::string_view element_of() {
  if constexpr (carrier::Described<Item>) {
    return carrier::Description<Item>::kName;
  } else if constexpr (std::is_same_v<Item, std::int32_t>) {
    return "int";
  } else {
    return "string";
  }
}

template <class Item>
[[nodiscard]] Json list_of(const Line& line) {
  return list_schema(line, value_schema<Item>({.form = line.form}), element_of<Item>());
}

template <class Item>
[[nodiscard]] Json root_list_of(const Line& line) {
  return root_list_schema(line, value_schema<Item>({.form = line.form}), element_of<Item>());
}

template <class Value>
[[nodiscard]] Json value_schema(const Line& line) {
  if constexpr (std::is_same_v<Value, bool>) {
    return truth_schema(line);
  } else if constexpr (std::is_same_v<Value, ContactAction>) {
    return action_schema(line);
  } else if constexpr (std::is_same_v<Value, Instant>) {
    return date_schema(line);
  } else if constexpr (std::is_enum_v<Value> || std::is_same_v<Value, std::int32_t>) {
    return number_schema(line);
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    return text_schema(line);
  } else if constexpr (std::is_same_v<Value, carrier::EmptyObject>) {
    return empty_object_schema(line);
  } else if constexpr (kIsList<Value>) {
    return list_of<typename Value::value_type>(line);
  } else if constexpr (std::is_same_v<Value, std::span<const carrier::FieldProperty>>) {
    return named_schema(line, schema_name(kDictionarySchema, line.form));
  } else if constexpr (carrier::Described<Value>) {
    return named_schema(line, schema_name(carrier::Description<Value>::kName, line.form));
  } else {
    return mask_schema(line, carrier::flag_names(Value{}));
  }
}

}  // namespace crm::reference
