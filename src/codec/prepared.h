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

// The front of a row in JSON, from its { to the comma behind URL.
[[nodiscard]] std::string prepare_company(const Company& company);

// A text for the three names of a row: escaped, without quotation marks.
[[nodiscard]] std::string prepare_text(std::string_view text);

// The members of prepare_company(), still escaped; views into it.
struct CompanyTexts {
  std::string_view id;  // digits
  std::string_view department;
  std::string_view org_nr;
  std::string_view name;
  std::string_view url;
};

// REQUIRES: prepare_company() made it.
[[nodiscard]] CompanyTexts take_apart(std::string_view prepared_company);

// The text that prepare_text() was given.
[[nodiscard]] std::string unprepared(std::string_view prepared_text);

}  // namespace crm::codec
