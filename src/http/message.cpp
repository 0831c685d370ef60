#include "http/message.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "base/text.h"
#include "http/octets.h"

namespace crm::http {
namespace {

constexpr std::string_view kLineFront = "HTTP/1.1 200 ";  // as long for every status
constexpr std::string_view kLineEnd = "\r\n";

// Nothing we answer may be kept by a cache, or be taken for another type than it says
// [wire: Response headers]. No version in Server: it would help only those who look for old ones.
constexpr std::string_view kAlways =
    "Cache-Control: no-cache, no-store\r\n"
    "Pragma: no-cache\r\n"
    "Expires: -1\r\n"
    "Vary: Accept, Accept-Encoding, Accept-Language, SO-Language, SO-Culture, SO-TimeZone\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Server: active-contacts\r\n"
    "Date: ";

// Every status is spelt once, here.
std::string_view status_line(Status status) {
  switch (status) {
    case Status::Continue:
      return "HTTP/1.1 100 Continue\r\n";
    case Status::Ok:
      return "HTTP/1.1 200 OK\r\n";
    case Status::NoContent:
      return "HTTP/1.1 204 No Content\r\n";
    case Status::SeeOther:
      return "HTTP/1.1 303 See Other\r\n";
    case Status::NotModified:
      return "HTTP/1.1 304 Not Modified\r\n";
    case Status::PermanentRedirect:
      return "HTTP/1.1 308 Permanent Redirect\r\n";
    case Status::BadRequest:
      return "HTTP/1.1 400 Bad Request\r\n";
    case Status::Unauthorized:
      return "HTTP/1.1 401 Unauthorized\r\n";
    case Status::Forbidden:
      return "HTTP/1.1 403 Forbidden\r\n";
    case Status::NotFound:
      return "HTTP/1.1 404 Not Found\r\n";
    case Status::MethodNotAllowed:
      return "HTTP/1.1 405 Method Not Allowed\r\n";
    case Status::RequestTimeout:
      return "HTTP/1.1 408 Request Timeout\r\n";
    case Status::Conflict:
      return "HTTP/1.1 409 Conflict\r\n";
    case Status::PreconditionFailed:
      return "HTTP/1.1 412 Precondition Failed\r\n";
    case Status::PayloadTooLarge:
      return "HTTP/1.1 413 Content Too Large\r\n";
    case Status::UriTooLong:
      return "HTTP/1.1 414 URI Too Long\r\n";
    case Status::UnsupportedMediaType:
      return "HTTP/1.1 415 Unsupported Media Type\r\n";
    case Status::ExpectationFailed:
      return "HTTP/1.1 417 Expectation Failed\r\n";
    case Status::Misdirected:
      return "HTTP/1.1 421 Misdirected Request\r\n";
    case Status::TooManyRequests:
      return "HTTP/1.1 429 Too Many Requests\r\n";
    case Status::HeaderFieldsTooLarge:
      return "HTTP/1.1 431 Request Header Fields Too Large\r\n";
    case Status::InternalServerError:
      return "HTTP/1.1 500 Internal Server Error\r\n";
    case Status::NotImplemented:
      return "HTTP/1.1 501 Not Implemented\r\n";
    case Status::ServiceUnavailable:
      return "HTTP/1.1 503 Service Unavailable\r\n";
    case Status::VersionNotSupported:
      return "HTTP/1.1 505 HTTP Version Not Supported\r\n";
    case Status::InsufficientStorage:
      return "HTTP/1.1 507 Insufficient Storage\r\n";
  }
  return "HTTP/1.1 500 Internal Server Error\r\n";
}

// A value that ended its line early would let whoever wrote it answer in our name.
bool can_be_sent(const OwnField& field) {
  constexpr OctetSet kNever{std::string_view("\r\n\0", 3)};
  for (const char c : field.value) {
    if (kNever.has(c)) return false;
  }
  return kToken.makes_up(field.name);
}

}  // namespace

std::optional<std::string_view> Request::field(std::string_view name) const {
  std::optional<std::string_view> found;
  for (const Field& field : fields) {
    if (!equals_ignoring_case(field.name, name)) continue;
    if (found) return std::nullopt;
    found = field.value;
  }
  return found;
}

std::optional<std::string> Request::joined(std::string_view name) const {
  std::optional<std::string> all;
  for (const Field& field : fields) {
    if (!equals_ignoring_case(field.name, name)) continue;
    if (!all) {
      all = field.value;
    } else {
      all->append(", ").append(field.value);
    }
  }
  return all;
}

std::size_t Request::count(std::string_view name) const {
  std::size_t found = 0;
  for (const Field& field : fields) found += equals_ignoring_case(field.name, name) ? 1U : 0U;
  return found;
}

std::string_view reason(Status status) {
  const std::string_view line = status_line(status);
  return line.substr(kLineFront.size(), line.size() - kLineFront.size() - kLineEnd.size());
}

void append_head(std::string& out, const Response& response, Framing framing,
                 std::string_view date) {
  out.append(status_line(response.status));
  if (!response.content_type.empty()) {
    out.append("Content-Type: ").append(response.content_type).append(kLineEnd);
  }
  if (!has_no_body(response.status)) {
    std::array<char, 20> digits{};
    const std::uint64_t bytes =
        response.stored ? response.stored->size() : response.content().size();
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), bytes);
    out.append("Content-Length: ").append(digits.data(), written.ptr).append(kLineEnd);
  }
  for (const OwnField& field : response.fields) {
    if (!can_be_sent(field)) continue;
    out.append(field.name).append(": ").append(field.value).append(kLineEnd);
  }
  out.append(kAlways).append(date).append(kLineEnd);
  if (response.close || !framing.keep_alive) {
    out.append("Connection: close\r\n");
  } else if (framing.says_keep_alive) {
    out.append("Connection: keep-alive\r\n");
  }
  out.append(kLineEnd);
}

}  // namespace crm::http
