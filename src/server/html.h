// Plain pages for people who look at an auxiliary address in a browser: a title and a table,
// nothing that would have to be fetched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crm::server {

// Escaped, for the text of an element or the value of an attribute in double quotes.
void append_html(std::string& out, std::string_view text);

// A whole document. All texts are escaped; a text that begins with http:// or https:// is a link.
[[nodiscard]] std::string html_table(std::string_view title,
                                     const std::vector<std::vector<std::string>>& rows);

}  // namespace crm::server
