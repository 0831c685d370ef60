// Text as JSON holds it.
#pragma once

#include <string>
#include <string_view>

namespace crm::codec {

// Appends `text` escaped, without the quotation marks: ", \ and control characters only; everything
// else stays as it is, in UTF-8 [wire: Response body].
void append_escaped(std::string& out, std::string_view text);

// The same with quotation marks.
void append_json_string(std::string& out, std::string_view text);

// Appends the name in quotation marks, and a colon. REQUIRES: nothing in the name is escaped; that
// is so of all names in the tables of carriers.
inline void append_member_name(std::string& out, std::string_view name) {
  out.push_back('"');
  out.append(name);
  out.append("\":");
}

// The same behind a sign: { or a comma.
inline void append_member_name(std::string& out, char before, std::string_view name) {
  out.push_back(before);
  append_member_name(out, name);
}

}  // namespace crm::codec
