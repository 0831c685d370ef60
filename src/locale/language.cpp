#include "locale/language.h"

#include <algorithm>

#include "base/text.h"

namespace crm::locale {
namespace {

struct Names {
  std::string_view multi_language_code;
  std::string_view tag;
};

// In the order of the enumeration.
constexpr std::array<Names, kLanguageCount> kNames{{{"US", "en"},
                                                    {"NO", "nb"},
                                                    {"SW", "sv"},
                                                    {"DA", "da"},
                                                    {"GE", "de"},
                                                    {"NL", "nl"},
                                                    {"FR", "fr"},
                                                    {"SP", "es"},
                                                    {"IT", "it"},
                                                    {"CZ", "cs"},
                                                    {"FI", "fi"},
                                                    {"PL", "pl"},
                                                    {"RU", "ru"},
                                                    {"CN", "zh"},
                                                    {"JP", "ja"}}};

// Norwegian is the one language of ours with several names. No tag with a region means another
// language than its first part does, so that the first part alone decides.
constexpr std::array<std::string_view, 2> kAlsoNorwegian{"nn", "no"};

}  // namespace

std::string_view multi_language_code(Language language) {
  return kNames.at(index(language)).multi_language_code;
}

std::string_view tag(Language language) { return kNames.at(index(language)).tag; }

std::optional<Language> language_of_tag(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  const auto is_it = [&](std::string_view name) { return equals_ignoring_case(name, primary); };
  const auto found = std::ranges::find_if(kNames, is_it, &Names::tag);
  if (found != kNames.end()) return kLanguages.at(static_cast<std::size_t>(found - kNames.begin()));
  if (std::ranges::any_of(kAlsoNorwegian, is_it)) return Language::Norwegian;
  return std::nullopt;
}

}  // namespace crm::locale
