// Text as XML 1.0 holds it between two tags [wire: XML answers].
#pragma once

#include <string>
#include <string_view>

namespace crm::codec {

// Appends UTF-8 text, escaped. Characters that XML cannot hold (most controls, U+FFFE, U+FFFF) are
// dropped; a carriage return is written as a reference, or its reader would not get it back.
void append_xml_text(std::string& out, std::string_view text);

// The same of a text that is escaped for JSON, as pages keep it.
void append_xml_text_of_json(std::string& out, std::string_view escaped);

// Whether such a text stands in XML as it stands in JSON: nearly all do.
[[nodiscard]] bool stands_in_xml(std::string_view escaped);

// <Name> and </Name>.
void append_start_tag(std::string& out, std::string_view name);
void append_end_tag(std::string& out, std::string_view name);

// <Name i:nil="true" />: a value that is null.
void append_nil(std::string& out, std::string_view name);

}  // namespace crm::codec
