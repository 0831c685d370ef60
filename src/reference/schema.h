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

// Whether a caller can make members null.
enum class Nulls : std::uint8_t { Never, BySelect };

struct SchemaOptions {
  Form form = Form::Json;
  Nulls nulls = Nulls::Never;
  bool own_element = true;  // in XML it stands in an element named as its type
};

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

template <class List>
[[nodiscard]] Json list_of(const Line& line) {
  using Item = typename List::value_type;
  std::string_view element = "string";
  if constexpr (carrier::Described<Item>) element = carrier::Description<Item>::kName;
  return list_schema(line, value_schema<Item>({.form = line.form}), element);
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
    return list_of<Value>(line);
  } else if constexpr (std::is_same_v<Value, std::span<const carrier::FieldProperty>>) {
    return named_schema(line, schema_name("FieldProperties", line.form));
  } else if constexpr (carrier::Described<Value>) {
    return named_schema(line, schema_name(carrier::Description<Value>::kName, line.form));
  } else {
    return mask_schema(line, carrier::flag_names(Value{}));
  }
}

// What XML writes as nothing at all where JSON has null: it has no null for numbers, dates and
// enumerations [wire: XML answers].
template <class Value>
inline constexpr bool kLeftOutOfXml =
    std::is_arithmetic_v<Value> || std::is_enum_v<Value> || std::is_same_v<Value, Instant>;

// The object that answers hold, with the lines of the table as its members.
template <carrier::Described Carrier>
[[nodiscard]] Json answer_schema(const SchemaOptions& options) {
  std::vector<Member> first;
  std::vector<Member> members;
  std::vector<Json> required;
  const bool xml = options.form == Form::Xml;
  carrier::for_each_field<Carrier>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(Carrier{}.*field.member)>;
    if (xml && (field.traits & carrier::kOnlyInJson) != 0) return;
    const bool left_out = xml && kLeftOutOfXml<Value> && options.nulls == Nulls::BySelect;
    const bool nullable = options.nulls == Nulls::BySelect && !left_out;
    if (!left_out) required.push_back(text(field.name));
    auto& place = xml && (field.traits & carrier::kOfBaseClass) != 0 ? first : members;
    place.push_back({std::string(field.name),
                     value_schema<Value>({field.doc, field.length_max, nullable, options.form})});
  });
  first.insert(first.end(), members.begin(), members.end());
  return object({
      {"type", text("object")},
      {"properties", object(first)},
      {"required", required.empty() ? Json{} : array(required)},
      {"additionalProperties", truth(false)},
      {"xml", xml && options.own_element
                  ? object({{"name", text(carrier::Description<Carrier>::kName)}})
                  : Json{}},
  });
}

}  // namespace crm::reference
