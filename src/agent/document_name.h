// Names of files that documents are kept under [entities §2.5].
#pragma once

#include <string>
#include <string_view>

namespace crm::agent {

// The name as every file system takes it: no separators, wildcards or control characters, no blank
// or dot at its end, no name of a device. "" stays so.
[[nodiscard]] std::string legal_file_name(std::string_view name);

// What a document is called whose file has no name yet: its header, with the extension of the file
// that its template begins with.
[[nodiscard]] std::string file_name_of(std::string_view header, std::string_view template_file);

}  // namespace crm::agent
