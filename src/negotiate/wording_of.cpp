#include "negotiate/wording_of.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locale/culture.h"
#include "locale/language.h"
#include "locale/tag_list.h"
#include "negotiate/lately.h"

namespace crm::negotiate {
namespace {

// What is told when a caller wants languages, or cultures, and we know none of them.
constexpr locale::Language kOtherwise = locale::Language::English;
constexpr std::string_view kOtherwiseTag = "en";

struct Languages {
  std::vector<locale::Language> wanted;  // each once
  std::string_view first_tag;            // as the caller wrote it, in one of the tags
};

Languages known_languages(const std::vector<std::string>& tags) {
  Languages known;
  for (const std::string& tag : tags) {
    const auto language = locale::language_of_tag(tag);
    if (!language) continue;
    if (known.wanted.empty()) known.first_tag = tag;
    if (std::ranges::find(known.wanted, *language) == known.wanted.end()) {
      known.wanted.push_back(*language);
    }
  }
  if (known.wanted.empty()) known = {{kOtherwise}, kOtherwiseTag};
  return known;
}

std::optional<locale::Culture> culture_of(std::optional<std::string_view> header,
                                          std::string_view language_tag) {
  if (!header) return locale::Culture::of_tag(language_tag);
  const locale::TagList list = locale::read_tags(*header);
  if (list.off) return std::nullopt;
  for (const std::string& tag : list.tags) {
    if (auto culture = locale::Culture::of_tag(tag)) return culture;
  }
  return locale::Culture::of_tag(kOtherwiseTag);
}

// What no header can hold.
constexpr char kBehindLanguage = '\n';

// The languages; behind kBehindLanguage the culture, where there is such a header.
locale::Wording read_wording(std::string_view wanted) {
  const auto end = wanted.find(kBehindLanguage);
  const locale::TagList list = locale::read_tags(wanted.substr(0, end));
  if (list.off) return {};
  Languages languages = known_languages(list.tags);
  std::optional<std::string_view> culture;
  if (end != std::string_view::npos) culture = wanted.substr(end + 1);
  return locale::Wording::in(std::move(languages.wanted), culture_of(culture, languages.first_tag));
}

}  // namespace

locale::Wording wording_of(const http::Request& request) {
  auto wanted = request.joined("SO-Language");
  if (!wanted) wanted = request.joined("Accept-Language");
  if (!wanted) return {};
  if (const auto culture = request.joined("SO-Culture")) *wanted += kBehindLanguage + *culture;
  thread_local Lately<locale::Wording> lately;
  return lately.of(*wanted, read_wording);
}

}  // namespace crm::negotiate
