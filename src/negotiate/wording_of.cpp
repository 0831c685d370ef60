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

std::optional<locale::Culture> culture_of(const http::Request& request,
                                          std::string_view language_tag) {
  const auto header = request.joined("SO-Culture");
  if (!header) return locale::Culture::of_tag(language_tag);
  const locale::TagList list = locale::read_tags(*header);
  if (list.off) return std::nullopt;
  for (const std::string& tag : list.tags) {
    if (auto culture = locale::Culture::of_tag(tag)) return culture;
  }
  return locale::Culture::of_tag(kOtherwiseTag);
}

}  // namespace

locale::Wording wording_of(const http::Request& request) {
  auto header = request.joined("SO-Language");
  if (!header) header = request.joined("Accept-Language");
  if (!header) return {};
  const locale::TagList list = locale::read_tags(*header);
  if (list.off) return {};
  Languages languages = known_languages(list.tags);
  auto culture = culture_of(request, languages.first_tag);
  return locale::Wording::in(std::move(languages.wanted), std::move(culture));
}

}  // namespace crm::negotiate
