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

}  // namespace crm::codec
