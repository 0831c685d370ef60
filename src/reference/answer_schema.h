// The objects that answers hold, as schemas made from the tables of carriers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "carrier/field.h"
#include "reference/json.h"
#include "reference/schema.h"

namespace crm::reference {

// Whether a caller can make members null.
enum class Nulls : std::uint8_t { Never, BySelect };

struct SchemaOptions {
  Form form = Form::Json;
  Nulls nulls = Nulls::Never;
  bool own_element = true;  // in XML it stands in an element named as its type
};

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
    using Value = std::remove_cvref_t<decltype(std::declval<const Carrier&>().*field.member)>;
    if (xml && (field.traits & carrier::kOnlyInJson) != 0) return;
    const bool left_out = xml && kLeftOutOfXml<Value> && options.nulls == Nulls::BySelect;
    const bool when_empty = !xml && (field.traits & carrier::kNullWhenEmpty) != 0;
    const bool may_lack = !xml && (field.traits & carrier::kLeftOutWhenEmpty) != 0;
    const bool nullable = when_empty || (options.nulls == Nulls::BySelect && !left_out);
    if (!left_out && !may_lack) required.push_back(text(field.name));
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

// Appends both forms of the carrier's schema to components/schemas.
template <carrier::Described Carrier>
void append_forms(std::vector<Member>& schemas, std::string_view name, Nulls nulls = Nulls::Never) {
  for (const Form form : {Form::Json, Form::Xml}) {
    schemas.push_back({schema_name(name, form), answer_schema<Carrier>({form, nulls})});
  }
}

// The same, named as the type is.
template <carrier::Described Carrier>
void append_forms(std::vector<Member>& schemas, Nulls nulls = Nulls::Never) {
  append_forms<Carrier>(schemas, carrier::Description<Carrier>::kName, nulls);
}

}  // namespace crm::reference
