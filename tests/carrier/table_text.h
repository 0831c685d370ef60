// A carrier's table as text, for comparing it with what the vendor's carriers are said to be: a
// line "Name type length flags" for each member, without those of the base class.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"

namespace crm::carrier {

template <class Value>
[[nodiscard]] std::string type_text() {
  if constexpr (std::is_same_v<Value, bool>) {
    return "bool";
  } else if constexpr (std::is_same_v<Value, std::int32_t>) {
    return "int";
  } else if constexpr (std::is_same_v<Value, std::int16_t>) {
    return "i16";
  } else if constexpr (std::is_same_v<Value, double>) {
    return "double";
  } else if constexpr (std::is_same_v<Value, std::string>) {
    return "str";
  } else if constexpr (std::is_same_v<Value, Moment>) {
    return "dt";
  } else if constexpr (std::is_same_v<Value, UtcMoment>) {
    return "utc";
  } else if constexpr (std::is_same_v<Value, std::optional<CalendarDay>>) {
    return "day";
  } else if constexpr (std::is_same_v<Value, Duration>) {
    return "ts";
  } else if constexpr (std::is_same_v<Value, Dictionary>) {
    return "Dict";
  } else if constexpr (std::is_same_v<Value, Opaque>) {
    return "opaque";
  } else if constexpr (std::is_same_v<Value, FieldProperties>) {
    return "FieldProperties";
  } else if constexpr (NamedEnum<Value> || NamedFlags<Value>) {
    return "E:" + std::string(EnumTable<Value>::kType);
  } else if constexpr (Described<Value>) {
    return std::string(Description<Value>::kName);
  } else if constexpr (requires(Value list) { list.emplace_back(); }) {
    return type_text<typename Value::value_type>() + "[]";
  } else {
    return type_text<typename Value::value_type>();  // what may be null
  }
}

[[nodiscard]] inline std::string flags_text_of(Traits traits) {
  std::string text;
  if ((traits & kKey) != 0) text += 'K';
  if ((traits & kMandatory) != 0) text += 'M';
  if ((traits & kReadOnly) != 0) text += 'R';
  if ((traits & kComputed) != 0) text += 'C';
  if ((traits & kKeptAsReceived) != 0) text += 'J';
  return text;
}

// Of values with a description beside them, the lengths of both.
template <class Value>
[[nodiscard]] std::string lengths_text(std::size_t length_max) {
  std::string text = length_max == 0 ? "" : std::to_string(length_max);
  if constexpr (requires(Value list) { list.front().stripped_value; }) {
    std::vector<std::size_t> lengths;
    for_each_field<typename Value::value_type>(
        [&](const auto& field) { lengths.push_back(field.length_max); });
    text = std::to_string(lengths[0]) + "/" + std::to_string(lengths[2]);
  }
  return text;
}

template <Described Carrier>
[[nodiscard]] std::string table_text() {
  std::string text;
  for_each_field<Carrier>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(Carrier{}.*field.member)>;
    if ((field.traits & kOfBaseClass) != 0) return;
    text.append(field.name).append(" ").append(type_text<Value>());
    const std::string lengths = lengths_text<Value>(field.length_max);
    if (!lengths.empty()) text += " " + lengths;
    const std::string flags = flags_text_of(field.traits);
    if (!flags.empty()) text += " " + flags;
    text += '\n';
  });
  return text;
}

// Whether it has the two members of the vendor's base class, at its end.
template <Described Carrier>
[[nodiscard]] bool has_base_class() {
  std::string last;
  for_each_field<Carrier>([&](const auto& field) {
    if ((field.traits & kOfBaseClass) != 0) last += std::string(field.name) + " ";
    if ((field.traits & kOfBaseClass) == 0) last.clear();
  });
  return last == "TableRight FieldProperties ";
}

}  // namespace crm::carrier
