// Fixed documents that are served as they are: the description of the API and the page that shows
// it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace crm::server {

// Views of what outlives the server: no answer copies it, however many there are at once.
struct Document {
  std::string_view name;  // below its folder: "index.html"
  std::string_view content_type;
  std::string_view bytes;
  std::string_view gzipped;  // the same compressed; "" where that was not worth it
};

struct Compressed {
  std::string bytes;
  std::string gzipped;  // the same compressed
};

struct Documents {
  // JSON. Any thread; the same each time, as long as this. The first time may take its time.
  // REQUIRES: there is one where anybody may ask.
  std::function<const Compressed&()> openapi;
  std::vector<Document> reference;  // one is index.html
  std::string_view content_security_policy;
};

// openapi.json.
[[nodiscard]] http::Response openapi_response(const Documents& documents,
                                              const http::Request& request);

// A file of the reference page; Null when there is no such file.
[[nodiscard]] const Document* find_document(const Documents& documents, std::string_view name);
// The page itself. Asked for without the slash at the end of its address, it sends there: what the
// page needs stands beside it.
[[nodiscard]] http::Response reference_page(const Documents& documents,
                                            const http::Request& request);

// The file, compressed where the caller takes that.
[[nodiscard]] http::Response document_response(const Documents& documents, const Document& document,
                                               const http::Request& request);

}  // namespace crm::server
