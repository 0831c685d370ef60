#include "codec/action_text.h"

#include <array>
#include <limits>
#include <optional>
#include <string>

#include "base/text.h"

namespace crm::codec {
namespace {

// The names besides those of the seven actions.
constexpr carrier::FlagName kNothing{"Unknown", 0};
constexpr std::array kBeyond{
    carrier::FlagName{"All", kAllActions.bits},
    carrier::FlagName{"UndefinedValue128", 128},
};

constexpr auto kActionFlags = [] {
  std::array<carrier::FlagName, 1 + kActionCount + kBeyond.size()> all{kNothing};
  auto next = all.begin() + 1;
  for (const ContactAction action : kActions) {
    *next++ = {name(action), static_cast<std::uint32_t>(action)};
  }
  for (const carrier::FlagName& other : kBeyond) *next++ = other;
  return all;
}();

std::optional<std::int64_t> flags_named(std::string_view name) {
  for (const carrier::FlagName& known : kActionFlags) {
    if (equals_ignoring_case(known.name, name)) return known.value;
  }
  return std::nullopt;
}

}  // namespace

std::span<const carrier::FlagName> action_flags() { return kActionFlags; }

Result<std::int64_t> parse_flags(std::string_view text) {
  if (trim(text).empty()) return 0;
  std::int64_t flags = 0;
  while (true) {
    const auto comma = text.find(',');
    const std::string_view item = trim(text.substr(0, comma));
    if (const auto named = flags_named(item)) {
      flags |= *named;
    } else if (const auto number = parse_int32(item); number && *number >= 0) {
      flags |= *number;
    } else {
      return refuse(ErrorKind::BadRequest, "'" + excerpt(item) + "' is not a ContactAction.");
    }
    if (comma == std::string_view::npos) return flags;
    text.remove_prefix(comma + 1);
  }
}

Result<ActionMask> parse_actions(std::string_view text) {
  const auto flags = parse_flags(text);
  if (!flags) return forward(flags);
  return actions_of(*flags);
}

Result<ActionMask> actions_of(std::int64_t flags) {
  if (flags < 0 || flags > std::numeric_limits<std::int32_t>::max()) {
    return refuse(ErrorKind::BadRequest, std::to_string(flags) + " is not a ContactAction.");
  }
  if (flags == 0) return kAllActions;
  return ActionMask{static_cast<std::uint8_t>(flags & kAllActions.bits)};
}

}  // namespace crm::codec
