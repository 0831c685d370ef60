// The languages that the program speaks, with the two ways they are named: the tags of HTTP and the
// two letters inside multi-language texts, which look alike and are not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace crm::locale {

enum class Language : std::uint8_t {
  English,
  Norwegian,
  Swedish,
  Danish,
  German,
  Dutch,
  French,
  Spanish,
  Italian,
  Czech,
  Finnish,
  Polish,
  Russian,
  Chinese,
  Japanese,
};

inline constexpr std::size_t kLanguageCount = 15;
inline constexpr std::array<Language, kLanguageCount> kLanguages{
    Language::English, Language::Norwegian, Language::Swedish, Language::Danish,
    Language::German,  Language::Dutch,     Language::French,  Language::Spanish,
    Language::Italian, Language::Czech,     Language::Finnish, Language::Polish,
    Language::Russian, Language::Chinese,   Language::Japanese};

// The place of a language in arrays of fifteen.
[[nodiscard]] constexpr std::size_t index(Language language) {
  return static_cast<std::size_t>(language);
}

// How multi-language texts name it: US for all English, SW for Swedish, GE for German. These are
// the vendor's own letters, and no tags [wire: Multi-language texts].
[[nodiscard]] std::string_view multi_language_code(Language language);

// The tag that names it in general: en, nb, sv. It is the name of its file of resource strings.
[[nodiscard]] std::string_view tag(Language language);

// The language of a tag as callers write it, such as nb, EN-us or zh_CN: case means nothing, _ is
// -, and a region that says nothing to us is passed over. None for a language that is not among
// ours [wire: Languages].
[[nodiscard]] std::optional<Language> language_of_tag(std::string_view tag);

}  // namespace crm::locale
