// What one caller wants texts to be told in: the words of a language, the forms of a culture. It is
// made once for each request, and every text of the answer goes through it [wire: Languages].
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locale/culture.h"
#include "locale/language.h"

namespace crm::locale {

// A value; copies share what they hold. Any thread may use any copy.
class Wording {
 public:
  // As stored: nothing is translated.
  Wording() = default;

  // The languages that the caller wants, dearest first; without a culture encoded values stay as
  // they are. REQUIRES: wanted is not empty.
  [[nodiscard]] static Wording in(std::vector<Language> wanted, std::optional<Culture> culture);

  // Whether any text could change at all.
  [[nodiscard]] bool is_active() const { return wants_ != nullptr; }

  // Whether both tell every text alike, as they want the same.
  [[nodiscard]] bool operator==(const Wording& other) const;
  // The same for those that are equal.
  [[nodiscard]] std::size_t hash() const;

  // The language of resource strings: the first that is wanted. REQUIRES: is_active().
  [[nodiscard]] Language language() const;

  // The text as it is told: the caller's part of a multi-language text, then with the words of
  // resource strings for their names. None when it stays as it is.
  [[nodiscard]] std::optional<std::string> told(std::string_view text) const;

  // The same, and a text that is then an encoded value in the forms of the culture. Only for
  // Category and Reason: the name of a company is never rewritten.
  [[nodiscard]] std::optional<std::string> told_with_values(std::string_view text) const;

  // Whether told() could change a text: a quick look that errs towards true.
  [[nodiscard]] static bool may_change(std::string_view text);

 private:
  struct Wants;

  std::shared_ptr<const Wants> wants_;  // null: nothing is translated
};

}  // namespace crm::locale
