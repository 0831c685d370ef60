// Texts as they are told: the reader of multi-language texts agrees with one that goes back and
// forth over the grammar, gives back any words that are written into one, and whatever a text is,
// telling it leaves UTF-8 what was UTF-8, and a text that may not change alone.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "locale/culture.h"
#include "locale/multi_language.h"
#include "locale/wording.h"

namespace {

using crm::locale::Language;

// One state for each place in the grammar, one character at a time.
std::optional<std::vector<std::pair<std::string, std::string>>> read_slowly(
    const std::string& text) {
  enum class At { Start, SecondLetter, BeforeColon, BeforeQuote, Words, AfterWords };
  std::vector<std::pair<std::string, std::string>> parts;
  At at = At::Start;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (at != At::Words && at != At::SecondLetter && is_blank(c)) continue;
    switch (at) {
      case At::Start:
        if (!is_upper(c)) return {};
        parts.push_back({{c}, {}});
        at = At::SecondLetter;
        break;
      case At::SecondLetter:
        if (!is_upper(c)) return {};
        parts.back().first.push_back(c);
        at = At::BeforeColon;
        break;
      case At::BeforeColon:
        if (c != ':') return {};
        at = At::BeforeQuote;
        break;
      case At::BeforeQuote:
        if (c != '"') return {};
        at = At::Words;
        break;
      case At::Words: {
        if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
          parts.back().second.push_back('"');
          ++i;
          break;
        }
        std::size_t next = i + 1;
        while (next < text.size() && is_blank(text[next])) ++next;
        if (c == '"' && (next == text.size() || text[next] == ';')) {
          at = At::AfterWords;
        } else {
          parts.back().second.push_back(c);
        }
        break;
      }
      case At::AfterWords:
        if (c != ';') return {};
        at = At::Start;
        break;
    }
  }
  const bool ended = at == At::AfterWords || (at == At::Start && !parts.empty());
  if (!ended) return {};
  return parts;
}

std::optional<std::string> pick_slowly(const std::string& text,
                                       const std::vector<Language>& wanted) {
  const auto parts = read_slowly(text);
  if (!parts) return {};
  std::vector<std::string> codes;
  for (const Language each : wanted) codes.emplace_back(crm::locale::multi_language_code(each));
  codes.emplace_back("US");
  for (const std::string& code : codes) {
    for (const auto& [other, words] : *parts) {
      if (other == code) return words;
    }
  }
  return parts->front().second;
}

void check_round_trip(const std::string& words, Language language) {
  std::string doubled;
  for (const char c : words) doubled.append(c == '"' ? 2 : 1, c);
  const std::string code(crm::locale::multi_language_code(language));
  const std::array wanted{language};
  const std::string part = code + ":\"" + doubled + "\"";
  for (const std::string& text : {part, part + ";", "ZZ:\"z\";" + part + ";YY:\"y\""}) {
    if (crm::locale::pick(text, wanted) != words) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(data + 1, data + size);
  const auto language = [&](std::size_t seed) {
    return crm::locale::kLanguages.at((data[0] + seed) % crm::locale::kLanguageCount);
  };
  const std::vector<Language> wanted{language(0), language(data[0] / 15)};
  if (crm::locale::pick(text, wanted) != pick_slowly(text, wanted)) std::abort();
  check_round_trip(text, language(0));

  static const std::array kCultures{
      *crm::locale::Culture::of_tag("en-us"), *crm::locale::Culture::of_tag("nb"),
      *crm::locale::Culture::of_tag("pt-br"), *crm::locale::Culture::of_tag("bn")};
  const auto wording = crm::locale::Wording::in(wanted, kCultures.at(data[0] % kCultures.size()));
  const auto told = wording.told(text);
  if (told && !crm::locale::Wording::may_change(text)) std::abort();
  if (told && crm::is_utf8(text) && !crm::is_utf8(*told)) std::abort();
  const auto with_values = wording.told_with_values(text);
  if (told && !with_values) std::abort();
  if (with_values && crm::is_utf8(text) && !crm::is_utf8(*with_values)) std::abort();
  return 0;
}
