// Enums of the wire: one table of names and numbers for each. Answers tell names, never numbers,
// as clients read those as undefined; requests may hold either [adr 24].
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "carrier/flags.h"

namespace crm::carrier {

// EnumTable<TaskType>::kType is the wire's name of the type, kNames a range of FlagName: all values
// it has, rising by number. The first stands for a number without a name.
template <class Enum>
struct EnumTable;

// One of several values.
template <class Enum>
concept NamedEnum = std::is_enum_v<Enum> && requires {
  EnumTable<Enum>::kType;
  EnumTable<Enum>::kNames;
};

// Any number of them: a struct that holds their sum as `bits`.
template <class Flags>
concept NamedFlags = std::is_class_v<Flags> && requires(const Flags& flags) {
  flags.bits;
  EnumTable<Flags>::kType;
  EnumTable<Flags>::kNames;
};

template <NamedEnum Enum>
[[nodiscard]] constexpr std::string_view name_of(Enum value) {
  for (const FlagName& known : EnumTable<Enum>::kNames) {
    if (known.value == static_cast<std::uint32_t>(value)) return known.name;
  }
  return EnumTable<Enum>::kNames.front().name;
}

}  // namespace crm::carrier
