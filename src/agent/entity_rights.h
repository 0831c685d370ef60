// What entities tell about rights: TableRight of the row, FieldProperties of its members
// [entities §5].
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/rights.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "domain/rights.h"

namespace crm::agent {

// `why_no_delete` is the reason told where the row itself, and not the role, takes that away.
[[nodiscard]] carrier::TableRight told_right(RowRight right, std::string_view why_no_delete = "");

// How much of an entity may be changed: all, nothing, or not what would make it another row.
enum class Changeable : std::uint8_t { All, Some, Nothing };

[[nodiscard]] inline Changeable changeable(RowRight right) {
  if (right.has(RowRight::kUpdate)) return Changeable::All;
  return right.has(RowRight::kRestrictedUpdate) ? Changeable::Some : Changeable::Nothing;
}

namespace detail {

// The .NET name of a member's type, and the bytes that it takes.
struct FieldType {
  std::string_view name;  // of a type of the language; "" for another carrier's
  std::int32_t bytes = 0;
};

template <class Value>
[[nodiscard]] constexpr FieldType field_type() {
  if constexpr (std::is_same_v<Value, bool>)
    return {"System.Boolean", 2};
  else if constexpr (std::is_same_v<Value, std::int16_t>)
    return {"System.Int16", 2};
  else if constexpr (std::is_same_v<Value, std::int32_t>)
    return {"System.Int32", 4};
  else if constexpr (std::is_same_v<Value, carrier::Duration>)
    return {"System.TimeSpan", 2};
  else if constexpr (std::is_same_v<Value, carrier::Moment> ||
                     std::is_same_v<Value, carrier::UtcMoment> ||
                     std::is_same_v<Value, std::optional<carrier::CalendarDay>>)
    return {"System.DateTime", 16};
  else if constexpr (std::is_same_v<Value, std::string>)
    return {"System.String", 0};
  else
    return {"", 0};
}

// The type of carriers within a member.
template <class Value>
[[nodiscard]] std::string service_type() {
  constexpr std::string_view kServices = "SuperOffice.CRM.Services.";
  if constexpr (requires { typename Value::value_type; }) {
    if constexpr (carrier::Described<typename Value::value_type>) {
      return std::string(kServices) +
             std::string(carrier::Description<typename Value::value_type>::kName);
    } else {
      return "System.Object";
    }
  } else if constexpr (carrier::NamedEnum<Value>) {
    return std::string(kServices) + std::string(carrier::EnumTable<Value>::kType);
  } else {
    return "System.Object";
  }
}

inline constexpr auto kNoReason = [](std::string_view /*member*/) { return std::string_view(); };

template <carrier::Described Entity>
struct FieldTable {
  std::vector<std::string> types;  // what the views of `properties` look at
  std::vector<carrier::FieldProperty> properties;
};

template <carrier::Described Entity>
[[nodiscard]] FieldTable<Entity> field_table(Changeable much, auto is_open, auto why_fixed) {
  FieldTable<Entity> table;
  table.types.reserve(carrier::kFieldCount<Entity>);
  carrier::for_each_field<Entity>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(Entity{}.*field.member)>;
    if (!is_read(field.use)) return;  // TableRight and FieldProperties themselves
    constexpr FieldType kType = field_type<Value>();
    const bool is_fixed =
        (field.traits & (carrier::kKey | carrier::kReadOnly | carrier::kComputed)) != 0;
    const bool may_change =
        much == Changeable::All || (much == Changeable::Some && is_open(field.name));
    carrier::FieldRight right{carrier::kFieldRead, ""};
    if (!is_fixed && may_change) {
      right = (field.traits & carrier::kMandatory) != 0
                  ? carrier::FieldRight{carrier::kFieldMandatory, "[SR_ACCESS_MANDATORY]"}
                  : carrier::FieldRight{carrier::kFieldUpdate, ""};
    } else if (is_fixed) {
      right.reason = why_fixed(field.name);
    } else if (much == Changeable::Some) {
      right.reason = "[SR_ACCESS_FIELD_R_DB]";
    }
    std::string_view type = kType.name;
    if (type.empty()) type = table.types.emplace_back(service_type<Value>());
    const bool is_text = std::is_same_v<Value, std::string>;
    table.properties.push_back(
        {field.name, right, type,
         is_text ? static_cast<std::int32_t>(field.length_max) : kType.bytes});
  });
  return table;
}

}  // namespace detail

// The entity's members with what may be done with each; lasts as long as the program.
// `is_open(name)` says which members stay open where only some may be changed, `why_fixed(name)`
// the reason of those that are never.
template <carrier::Described Entity, auto is_open, auto why_fixed = detail::kNoReason>
[[nodiscard]] carrier::FieldProperties told_fields(RowRight right) {
  static const std::array kTables{
      detail::field_table<Entity>(Changeable::All, is_open, why_fixed),
      detail::field_table<Entity>(Changeable::Some, is_open, why_fixed),
      detail::field_table<Entity>(Changeable::Nothing, is_open, why_fixed)};
  return {kTables.at(static_cast<std::size_t>(changeable(right))).properties};
}

}  // namespace crm::agent
