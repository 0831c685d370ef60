#include "codec/json_pointer.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace crm::codec {

std::optional<std::string> unescaped(std::string_view part) {
  std::string plain;
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (part[at] != '~') {
      plain += part[at];
      continue;
    }
    const std::string_view escape = part.substr(at++, 2);
    if (escape != "~0" && escape != "~1") return std::nullopt;
    plain += escape == "~0" ? '~' : '/';
  }
  return plain;
}

std::optional<std::vector<std::string>> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  if (path.empty()) return parts;
  if (path.starts_with('/')) path.remove_prefix(1);
  while (true) {
    const auto slash = std::min(path.find('/'), path.size());
    auto part = unescaped(path.substr(0, slash));
    if (!part) return std::nullopt;
    parts.push_back(*std::move(part));
    if (slash == path.size()) return parts;
    path.remove_prefix(slash + 1);
  }
}

std::optional<std::size_t> index_of(std::string_view text) {
  const auto index = parse_int32(text);
  if (!index || *index < 0 || (text.size() > 1 && text.starts_with('0'))) return std::nullopt;
  if (text.starts_with('-')) return std::nullopt;
  return static_cast<std::size_t>(*index);
}

}  // namespace crm::codec
