#include "codec/action_text.h"

#include <array>
#include <limits>
#include <optional>
#include <string>

#include "base/text.h"

namespace crm::codec {
namespace {

struct Named {
  std::string_view name;
  std::int64_t flags;
};

// The names besides those of the seven actions.
constexpr std::array kOtherNames{
    Named{"Unknown", 0},
    Named{"All", 127},
    Named{"UndefinedValue128", 128},
};

std::optional<std::int64_t> flags_named(std::string_view name) {
  for (const ContactAction action : kActions) {
    if (equals_ignoring_case(crm::name(action), name)) return static_cast<std::int64_t>(action);
  }
  for (const Named& other : kOtherNames) {
    if (equals_ignoring_case(other.name, name)) return other.flags;
  }
  return std::nullopt;
}

}  // namespace

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
