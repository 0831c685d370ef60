// The names of ContactAction as requests write them [wire: ActionType].
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "carrier/flags.h"
#include "domain/contact_action.h"

namespace crm::codec {

// Every name with its number, rising by number: those of the seven actions, and Unknown, All and
// UndefinedValue128.
[[nodiscard]] std::span<const carrier::FlagName> action_flags();

// Names in any case and decimal numbers, separated by commas with optional blanks: "Created",
// "created, 8", "127". The sum of flags as it is written: empty text is 0. The error says which
// name is unknown.
[[nodiscard]] Result<std::int64_t> parse_flags(std::string_view text);

// The set of actions that parse_flags() and actions_of() make of a text together: empty text is
// All.
[[nodiscard]] Result<ActionMask> parse_actions(std::string_view text);

// The sum of flags: 0 is All; bits above 127 are dropped, and what is left may be empty. Negative
// numbers and those outside int32 are refused.
[[nodiscard]] Result<ActionMask> actions_of(std::int64_t flags);

}  // namespace crm::codec
