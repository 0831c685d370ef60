// Texts made ready once for many answers: escaped for JSON, which most callers ask for, and a
// company's five members already put one behind the other. Writers of XML and of chosen members
// take them apart again [adr 8].
#pragma once

#include <string>
#include <string_view>

#include "domain/ids.h"

namespace crm::codec {

// What a page keeps of one contact.
struct Company {
  ContactId id{};
  std::string_view department;
  std::string_view org_nr;
  std::string_view name;
  std::string_view url;
};

// The front of a row in JSON, from behind its { to the comma behind URL; and before it, in one
// character, what writers would else have to look for in every answer.
[[nodiscard]] std::string prepare_company(const Company& company);

// What that character says of a company's texts; each errs towards true.
struct CompanyMarks {
  bool has_escapes = false;     // a backslash stands in them
  bool may_be_told = false;     // a caller's words could be others
  bool may_be_escaped = false;  // XML could hold them otherwise than JSON does
};

// REQUIRES of these: prepare_company() made it.
[[nodiscard]] CompanyMarks marks_of(std::string_view prepared_company);
[[nodiscard]] inline std::string_view without_marks(std::string_view prepared_company) {
  return prepared_company.substr(1);
}

// A text for the three names of a row: escaped, without quotation marks.
[[nodiscard]] std::string prepare_text(std::string_view text);

// The members of prepare_company(), still escaped; views into it.
struct CompanyTexts {
  std::string_view id;  // digits
  std::string_view department;
  std::string_view org_nr;
  std::string_view name;
  std::string_view url;
  CompanyMarks marks;
};

// REQUIRES: prepare_company() made it.
[[nodiscard]] CompanyTexts take_apart(std::string_view prepared_company);

// The text that prepare_text() was given.
[[nodiscard]] std::string unprepared(std::string_view prepared_text);

}  // namespace crm::codec
