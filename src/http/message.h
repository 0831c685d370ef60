// Requests and responses of HTTP/1.1 as values. Nothing here knows a socket.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/memory_file.h"

namespace crm::http {

// A header field as received. The name is as the client spelt it; compare ignoring case.
struct Field {
  std::string_view name;
  std::string_view value;  // without the blanks around it
};

// One request that has been read whole and found well-formed. All views point into the connection's
// buffer: they live until the answer has been given.
struct Request {
  std::string_view method;
  std::string_view target;     // as received; origin-form, absolute-form, or * for OPTIONS
  std::string_view path;       // of the target, still percent-encoded; "" for *
  std::string_view query;      // behind the first ?, without it
  std::string_view authority;  // of an absolute-form target, else of Host; "" in 1.0 without Host
  std::span<const Field> fields;
  std::string_view body;  // chunks already joined
  // The body instead, of an upload: it is not in memory, and reading it waits for a disk.
  const ByteSource* spooled = nullptr;
  bool keep_alive = true;
  bool says_keep_alive = false;  // it is of HTTP/1.0 and asked to stay: the answer must agree
  std::string_view peer;         // address of the other end, "" where there is none

  // The value of the only field of that name; none when it is absent or there are several.
  [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const;
  // All fields of that name as one list, their values joined with commas as [rfc 9110] says; none
  // when there is no such field. An empty value is not the same as an absent field.
  [[nodiscard]] std::optional<std::string> joined(std::string_view name) const;
  // How many fields have that name.
  [[nodiscard]] std::size_t count(std::string_view name) const;
};

// The statuses this server gives.
enum class Status : std::uint16_t {
  Continue = 100,
  Ok = 200,
  NoContent = 204,
  SeeOther = 303,
  NotModified = 304,
  PermanentRedirect = 308,
  BadRequest = 400,
  Unauthorized = 401,
  Forbidden = 403,
  NotFound = 404,
  MethodNotAllowed = 405,
  RequestTimeout = 408,
  Conflict = 409,
  PreconditionFailed = 412,
  PayloadTooLarge = 413,
  UriTooLong = 414,
  UnsupportedMediaType = 415,
  ExpectationFailed = 417,
  Misdirected = 421,
  TooManyRequests = 429,
  HeaderFieldsTooLarge = 431,
  InternalServerError = 500,
  NotImplemented = 501,
  ServiceUnavailable = 503,
  VersionNotSupported = 505,
  InsufficientStorage = 507,
};

[[nodiscard]] std::string_view reason(Status status);

// Whether an answer of that status never has a body, nor a length of one.
[[nodiscard]] constexpr bool has_no_body(Status status) {
  return status == Status::NoContent || status == Status::NotModified;
}

// A field of ours. Values of ours never hold CR, LF or NUL: append_head() drops such a field.
struct OwnField {
  std::string name;
  std::string value;
};

struct Response {
  Status status = Status::Ok;
  std::string_view content_type;  // of static storage; "" for no body at all
  std::vector<OwnField> fields;   // besides those that append_head() always writes
  std::string body;
  std::string_view fixed;  // the body instead of `body`, where the bytes outlive the server
  // The body instead of both, shared with other answers.
  std::shared_ptr<const KeptText> kept;
  // The body instead of all, sent as it is read, which the network does where it may wait.
  std::shared_ptr<const ByteSource> stored;
  bool close = false;  // the connection ends behind this answer

  [[nodiscard]] std::string_view content() const {
    if (kept) return kept->text;
    return fixed.empty() ? body : fixed;
  }
};

// How the head of an answer depends on the request it answers.
struct Framing {
  bool keep_alive = true;        // HTTP/1.1 and neither side wants to close
  bool head_only = false;        // answer to HEAD: Content-Length is told, no body follows
  bool says_keep_alive = false;  // as in the Request: Connection: keep-alive is written
};

// Appends the status line and all fields up to and with the empty line: Content-Type and
// Content-Length of the body, Connection: close where the connection ends, Date, Server and the
// fields that every answer carries [wire: Response headers]. `date` is an IMF-fixdate.
void append_head(std::string& out, const Response& response, Framing framing,
                 std::string_view date);

}  // namespace crm::http
