// What a save makes of an entity as it was: the rules of absence and null [entities §0] in one
// place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "agent/references.h"
#include "base/result.h"
#include "carrier/field.h"
#include "carrier/given.h"
#include "carrier/values.h"

namespace crm::agent {

// A save says all it knows: what it leaves out, and lists that are null, stay. A patch says what is
// to change: what it takes away becomes empty.
enum class Way : std::uint8_t { Save, Patch };

namespace detail {

template <class Value>
concept List =
    requires(Value value) { value.emplace_back(); } && !std::is_same_v<Value, std::string>;

// None, or why not.
template <class Entity, class Value>
[[nodiscard]] Result<void> take_null(const carrier::Field<Entity, Value>& field, Value& value,
                                     Way way) {
  constexpr bool kIsReference = requires {
    requires carrier::Described<typename Value::value_type>;
  } && requires(Value each) { each.has_value(); };
  if constexpr (kIsReference) {
    if ((field.traits & carrier::kMandatory) != 0) {
      if (way == Way::Save) return {};
      return refuse(ErrorKind::BadRequest,
                    std::string(field.name) + ": cannot be taken away, as it must have a value.");
    }
  }
  if constexpr (List<Value> || std::is_same_v<Value, carrier::Dictionary>) {
    if (way == Way::Save) return {};
  }
  static const Entity kEmpty{};
  value = kEmpty.*field.member;
  return {};
}

template <class Value>
void take_value(Value& value, const Value& given, Way way) {
  if constexpr (std::is_same_v<Value, carrier::Dictionary>) {
    if (way == Way::Save) {  // keys that are not there stay
      for (const auto& [key, text] : given) value[key] = text;
      return;
    }
  }
  value = given;
}

}  // namespace detail

// Changes `entity` by what is given; members that are the server's own are not looked at. Errors:
// BadRequest naming the member that a patch takes away and that has to be there.
template <carrier::Described Entity>
[[nodiscard]] Result<void> take_given(Entity& entity, const carrier::Given<Entity>& given,
                                      Way way) {
  Result<void> taken;
  std::size_t place = 0;
  carrier::for_each_field<Entity>([&](const auto& field) {
    const carrier::Presence presence = given.members[place++];
    const bool is_ours =
        (field.traits & (carrier::kKey | carrier::kReadOnly | carrier::kComputed)) != 0;
    if (!taken || is_ours || !is_read(field.use) || presence == carrier::Presence::Absent) return;
    auto& value = entity.*field.member;
    if (presence == carrier::Presence::Null || names_nothing(given.value.*field.member)) {
      taken = detail::take_null(field, value, way);
    } else {
      detail::take_value(value, given.value.*field.member, way);
    }
  });
  return taken;
}

}  // namespace crm::agent
