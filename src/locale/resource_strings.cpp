#include "locale/resource_strings.h"

#include <algorithm>
#include <cstddef>

#include "locale/string_table.h"
#include "locale/string_texts.h"

namespace crm::locale {
namespace {

// The files are a part of the program, read when the first string is asked for.
const StringTable& table() {
  static const StringTable all(string_texts());
  return all;
}

bool may_be_in_name(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// The name in brackets at the front of the text; "" where there is none.
std::string_view bracketed_name(std::string_view text) {
  const std::string_view inside = text.substr(1);
  const auto end = std::ranges::find_if_not(inside, may_be_in_name);
  if (end == inside.end() || *end != ']') return {};
  return inside.substr(0, static_cast<std::size_t>(end - inside.begin()));
}

}  // namespace

std::optional<std::string_view> resource_string(std::string_view name, Language language) {
  return table().words(name, language);
}

std::span<const std::string_view> known_names() { return table().names(); }

std::optional<std::string> replace_resource_strings(std::string_view text, Language language) {
  constexpr std::string_view kOpening = "[SR_";
  if (const auto words = resource_string(text, language)) return std::string(*words);
  std::optional<std::string> replaced;
  std::size_t copied = 0;  // how much of the text stands in `replaced`
  for (std::size_t at = text.find(kOpening); at != std::string_view::npos;
       at = text.find(kOpening, at + 1)) {
    const std::string_view name = bracketed_name(text.substr(at));
    const auto words = resource_string(name, language);
    if (!words) continue;
    if (!replaced) replaced.emplace();
    replaced->append(text.substr(copied, at - copied)).append(*words);
    copied = at + name.size() + 2;
  }
  if (replaced) replaced->append(text.substr(copied));
  return replaced;
}

}  // namespace crm::locale
