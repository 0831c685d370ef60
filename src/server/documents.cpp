#include "server/documents.h"

#include <algorithm>

#include "negotiate/accept.h"

namespace crm::server {
namespace {

constexpr std::string_view kPage = "index.html";

http::Response file_response(const Document& document, const http::Request& request) {
  http::Response response;
  response.content_type = document.content_type;
  response.fixed = document.bytes;
  if (!document.gzipped.empty() && negotiate::takes_gzip(request)) {
    response.fields.push_back({"Content-Encoding", "gzip"});
    response.fixed = document.gzipped;
  }
  return response;
}

}  // namespace

http::Response openapi_response(const Documents& documents, const http::Request& request) {
  const Compressed& openapi = documents.openapi();
  return file_response({"", "application/json; charset=utf-8", openapi.bytes, openapi.gzipped},
                       request);
}

const Document* find_document(const Documents& documents, std::string_view name) {
  const auto found = std::ranges::find(documents.reference, name, &Document::name);
  return found == documents.reference.end() ? nullptr : &*found;
}

http::Response reference_page(const Documents& documents, const http::Request& request) {
  const Document* page = find_document(documents, kPage);
  if (page != nullptr && request.path.ends_with('/')) {
    return document_response(documents, *page, request);
  }
  http::Response response;
  response.status = page == nullptr ? http::Status::NotFound : http::Status::PermanentRedirect;
  if (page != nullptr) {
    response.fields.push_back({"Location", "reference/"});  // relative: below any prefix
  }
  return response;
}

http::Response document_response(const Documents& documents, const Document& document,
                                 const http::Request& request) {
  http::Response response = file_response(document, request);
  response.fields.push_back(
      {"Content-Security-Policy", std::string(documents.content_security_policy)});
  return response;
}

}  // namespace crm::server
