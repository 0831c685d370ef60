// How a caller wants numbers and dates to look where they stand in a text. Languages are words,
// cultures are forms: a caller may want Norwegian words and British dates.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crm::locale {

// A value: copies share what they know. Any thread may use any copy. The forms are read when the
// first value is told, not before: nearly no text holds one, and only ICU's list is searched for a
// tag that the table does not have.
class Culture {
 public:
  // The culture of a tag, in lower case with hyphens, as read_tags() gives it: by the table of the
  // wire; else by ICU, with its region; else by its first part alone, table and ICU again. None for
  // a language that neither knows [wire: Cultures and encoded values].
  [[nodiscard]] static std::optional<Culture> of_tag(std::string_view tag);

  // The encoded value that the whole text is, as written() of encoded_value.h shows it; none for
  // every other text, which stays as it is.
  [[nodiscard]] std::optional<std::string> told(std::string_view text) const;

  // Whether both show every value alike, as they have their forms from the same place.
  [[nodiscard]] bool operator==(const Culture& other) const;

 private:
  class Forms;
  explicit Culture(std::shared_ptr<const Forms> forms);

  std::shared_ptr<const Forms> forms_;  // never null
};

}  // namespace crm::locale
