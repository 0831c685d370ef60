// The table of resource strings, as its files make it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "locale/language.h"

namespace crm::locale {

// One file of NAME = text lines. Lines that begin with # and lines without = say nothing.
struct StringText {
  Language language;
  std::string_view text;  // UTF-8
};

// Every name of the English file with its words in every language; English where a language has
// none. Immutable; any thread may read.
class StringTable {
 public:
  // The texts must outlive the table: it points into them.
  explicit StringTable(std::span<const StringText> texts);

  // All names, sorted.
  [[nodiscard]] std::span<const std::string_view> names() const { return names_; }

  // None for a name that the English file does not have. Names are compared exactly.
  [[nodiscard]] std::optional<std::string_view> words(std::string_view name,
                                                      Language language) const;

 private:
  std::vector<std::string_view> names_;
  std::vector<std::array<std::string_view, kLanguageCount>> words_;  // beside their names
};

}  // namespace crm::locale
