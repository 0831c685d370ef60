// The reference page: a viewer that shows /openapi.json, held in the program so that nothing is
// fetched from anywhere else [wire: OpenAPI] [adr 12].
#pragma once

#include <span>
#include <string_view>

namespace crm::reference {

// All views are of static storage.
struct File {
  std::string_view path;  // behind /reference/; index.html is the page itself
  std::string_view content_type;
  std::string_view bytes;
  std::string_view gzipped;  // the same, compressed; "" where that would save nothing
};

[[nodiscard]] std::span<const File> page_files();

// The Content-Security-Policy that the files are served with. Scripts come from here alone and none
// stands inside the page, nothing is asked of another host, and no other page may frame this one.
inline constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' "
    "data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

}  // namespace crm::reference
