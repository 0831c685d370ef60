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

// A sign, then the name of a member: ,"Name": REQUIRES: nothing in it would be
// escaped, as in no name of a carrier's table.
inline void append_member_name(std::string& out, char before, std::string_view name) {
  out.push_back(before);
  out.push_back('"');
  out.append(name);
  out.append("\":");
}

}  // namespace crm::codec
