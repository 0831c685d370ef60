// What can happen to a contact [wire: ActionType]. Names and numbers are the wire's.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crm {

enum class ContactAction : std::uint8_t {
  Created = 1,
  Updated = 2,
  NewActivity = 4,
  ActivityCompleted = 8,
  PersonAdded = 16,
  PersonUpdated = 32,
  DocumentAdded = 64,
};

inline constexpr std::size_t kActionCount = 7;
inline constexpr std::array<ContactAction, kActionCount> kActions{
    ContactAction::Created,           ContactAction::Updated,     ContactAction::NewActivity,
    ContactAction::ActivityCompleted, ContactAction::PersonAdded, ContactAction::PersonUpdated,
    ContactAction::DocumentAdded};

// The place of an action in arrays of seven: 0 for Created to 6 for DocumentAdded.
[[nodiscard]] constexpr std::size_t index(ContactAction action) {
  return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(action)));
}

// The wire's name of one action.
[[nodiscard]] constexpr std::string_view name(ContactAction action) {
  constexpr std::array<std::string_view, kActionCount> kNames{
      "Created",     "Updated",       "NewActivity",  "ActivityCompleted",
      "PersonAdded", "PersonUpdated", "DocumentAdded"};
  return kNames.at(index(action));
}

// A set of actions. Which numbers on the wire mean which set is codec's matter; here an empty set
// is simply empty.
struct ActionMask {
  std::uint8_t bits = 0;  // below 128

  constexpr bool operator==(const ActionMask&) const = default;
  [[nodiscard]] constexpr bool has(ContactAction action) const {
    return (bits & static_cast<std::uint8_t>(action)) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
};

inline constexpr ActionMask kAllActions{127};

[[nodiscard]] constexpr ActionMask only(ContactAction action) {
  return ActionMask{static_cast<std::uint8_t>(action)};
}

}  // namespace crm
