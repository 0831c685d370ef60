// Whom a row of a file says it is shown to.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crm::import {

struct VisibleFor {
  enum class Kind : std::uint8_t { All, Owner, Associate, Group };

  Kind kind = Kind::All;
  std::int32_t associate = 0;  // of Associate
  std::string_view group;      // of Group: its name
};

inline constexpr std::string_view kVisibleForExpected =
    "expected all (or nothing), private, associate: and an id, or group: and a name";

// None where the text is no such thing. A view into the text.
[[nodiscard]] std::optional<VisibleFor> parse_visible_for(std::string_view text);

}  // namespace crm::import
