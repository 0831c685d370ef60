#include "import/visible_for.h"

#include "base/text.h"

namespace crm::import {

std::optional<VisibleFor> parse_visible_for(std::string_view text) {
  constexpr std::string_view kAssociate = "associate:";
  constexpr std::string_view kGroup = "group:";
  using Kind = VisibleFor::Kind;
  if (text.empty() || text == "all") return VisibleFor{};
  if (text == "private") return VisibleFor{.kind = Kind::Owner};
  if (text.starts_with(kAssociate)) {
    const auto id = parse_int32(trim(text.substr(kAssociate.size())));
    if (!id || *id < 1) return std::nullopt;
    return VisibleFor{.kind = Kind::Associate, .associate = *id};
  }
  if (text.starts_with(kGroup)) {
    const std::string_view name = trim(text.substr(kGroup.size()));
    if (name.empty()) return std::nullopt;
    return VisibleFor{.kind = Kind::Group, .group = name};
  }
  return std::nullopt;
}

}  // namespace crm::import
