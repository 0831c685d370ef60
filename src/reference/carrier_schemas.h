// Schemas of what methods of services and entities take and answer, made from the tables of
// carriers, with those of all carriers within. Include it only where they are made: the tables are
// long.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "reference/json.h"
#include "reference/schema.h"

namespace crm::reference {

// What is sent may be said in more ways than what is told, and is less: what the server makes
// itself is not looked at.
enum class Way : std::uint8_t { Told, Sent };

// Schemas by name, each once. Those that the rest of the document has stand in it without a body.
using Schemas = std::map<std::string, Json, std::less<>>;

// Any integer of its width.
[[nodiscard]] Json whole_number_schema(const Line& line);
[[nodiscard]] Json number_with_decimals_schema(const Line& line);
// A text of that pattern when it is told; what is sent is read in more forms.
[[nodiscard]] Json duration_schema(const Line& line, Way way);
[[nodiscard]] Json names_schema(const Line& line, std::span<const carrier::FlagName> names,
                                Way way);
[[nodiscard]] Json flags_schema(const Line& line, std::span<const carrier::FlagName> names,
                                Way way);
[[nodiscard]] Json sent_date_schema(const Line& line);
[[nodiscard]] Json texts_by_name_schema(const Line& line);
// What is kept as it is sent.
[[nodiscard]] Json anything_schema(const Line& line);
[[nodiscard]] Json object_schema(const std::vector<Member>& members,
                                 const std::vector<Json>& required, Way way);

// The name of a carrier's schema. Carriers of arguments are only ever sent.
[[nodiscard]] std::string carrier_schema_name(std::string_view carrier, Way way);

template <carrier::Described Carrier>
std::string add_schema(Schemas& schemas, Way way);

namespace detail {

template <class Value>
inline constexpr bool kIsDate =
    std::is_same_v<Value, Instant> || std::is_same_v<Value, carrier::Moment> ||
    std::is_same_v<Value, carrier::UtcMoment> ||
    std::is_same_v<Value, std::optional<carrier::CalendarDay>>;

template <class Value>
concept Flags = requires(Value value) { carrier::flag_names(value); };

}  // namespace detail

// Of a member, with the schemas of what is within.
template <class Value>
[[nodiscard]] Json member_schema(Schemas& schemas, const Line& line, Way way) {
  if constexpr (std::is_same_v<Value, bool>) {
    return truth_schema(line);
  } else if constexpr (std::is_same_v<Value, ContactAction>) {
    return action_schema(line);
  } else if constexpr (detail::kIsDate<Value>) {
    return way == Way::Told ? date_schema(line) : sent_date_schema(line);
  } else if constexpr (std::is_same_v<Value, carrier::Duration>) {
    return duration_schema(line, way);
  } else if constexpr (carrier::NamedEnum<Value>) {
    return names_schema(line, carrier::EnumTable<Value>::kNames, way);
  } else if constexpr (carrier::NamedFlags<Value>) {
    return flags_schema(line, carrier::EnumTable<Value>::kNames, way);
  } else if constexpr (std::is_same_v<Value, double>) {
    return number_with_decimals_schema(line);
  } else if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
    return whole_number_schema(line);
  } else if constexpr (std::is_same_v<Value, carrier::Opaque>) {
    return anything_schema(line);
  } else if constexpr (std::is_same_v<Value, carrier::Dictionary>) {
    return texts_by_name_schema(line);
  } else if constexpr (std::is_same_v<Value, carrier::FieldProperties>) {
    return named_schema(line, kDictionarySchema);
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    return text_schema(line);
  } else if constexpr (kIsList<Value>) {
    const Json item = member_schema<typename Value::value_type>(schemas, {.nullable = false}, way);
    return list_schema(line, item, "");
  } else if constexpr (carrier::Described<Value>) {
    return named_schema(line, add_schema<Value>(schemas, way));
  } else if constexpr (requires { typename Value::value_type; }) {
    return named_schema(line, add_schema<typename Value::value_type>(schemas, way));
  } else {
    static_assert(detail::Flags<Value>);
    return flags_schema(line, carrier::flag_names(Value{}), way);
  }
}

// The carrier's own schema, with more members behind those of its table. Adds those of all carriers
// within.
template <carrier::Described Carrier>
[[nodiscard]] Json carrier_object(Schemas& schemas, Way way, const std::vector<Member>& more = {}) {
  std::vector<Member> members;
  std::vector<Json> required;
  carrier::for_each_field<Carrier>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(std::declval<const Carrier&>().*field.member)>;
    constexpr carrier::Traits kOurs = carrier::kReadOnly | carrier::kComputed;
    const bool is_ours = !is_read(field.use) || (field.traits & kOurs) != 0;
    if (way == Way::Sent && is_ours) return;
    if constexpr (carrier::Reference<Carrier>) {
      if (way == Way::Sent && (field.traits & carrier::kKey) == 0) return;
    }
    // Elements of one name may be of several lengths.
    const bool has_length =
        way == Way::Sent && carrier::Description<Carrier>::kName.ends_with("Entity");
    members.push_back(
        {std::string(field.name),
         member_schema<Value>(
             schemas, {field.doc, has_length ? field.length_max : 0, /*nullable=*/true}, way)});
    const bool may_lack = (field.traits & carrier::kLeftOutWhenEmpty) != 0;
    if (way == Way::Told && !may_lack) required.push_back(text(field.name));
  });
  members.insert(members.end(), more.begin(), more.end());
  return object_schema(members, required, way);
}

// Adds the carrier's schema, if it is not there yet, and those of all carriers within; its name.
template <carrier::Described Carrier>
std::string add_schema(Schemas& schemas, Way way) {
  std::string name = carrier_schema_name(carrier::Description<Carrier>::kName, way);
  if (!schemas.try_emplace(name).second) return name;
  Json written = carrier_object<Carrier>(schemas, way);
  schemas[name] = std::move(written);
  return name;
}

}  // namespace crm::reference
