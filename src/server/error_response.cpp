#include "server/error_response.h"

#include <string>

#include "carrier/error_info.h"
#include "codec/carrier_json.h"
#include "server/routes.h"

namespace crm::server {
namespace {

using http::Response;
using http::Status;

constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr std::string_view kRetryAfterSeconds = "1";

struct Meaning {
  Status status;
  std::string_view error_type;  // "": a matter of the route, which tells Message alone
  std::string_view message;
};

// The table: what each kind of error is on the wire.
Meaning meaning_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::BadRequest:
      return {Status::BadRequest, "ArgumentException", "The request is invalid."};
    case ErrorKind::Unauthenticated:
      return {Status::Unauthorized, "SoSessionException", "Authentication failed."};
    case ErrorKind::Forbidden:
      return {Status::Forbidden, "SoSecurityException", "Access is denied."};
    case ErrorKind::NotFound:
      return {Status::NotFound, "", ""};
    case ErrorKind::MethodNotAllowed:
      return {Status::MethodNotAllowed, "", ""};
    case ErrorKind::PayloadTooLarge:
      return {Status::PayloadTooLarge, "", ""};
    case ErrorKind::UnsupportedMediaType:
      return {Status::UnsupportedMediaType, "", ""};
    case ErrorKind::Busy:
    case ErrorKind::Unavailable:
      return {Status::ServiceUnavailable, "Exception", "The server cannot answer now."};
    case ErrorKind::StorageFull:
      return {Status::InsufficientStorage, "Exception", "The disk is full; nothing was changed."};
    case ErrorKind::Internal:
      break;
  }
  return {Status::InternalServerError, "Exception", "An unexpected error occurred."};
}

std::string body_of(const Meaning& meaning, std::string_view detail) {
  std::string body;
  if (meaning.error_type.empty()) {
    codec::append_json(body, carrier::MessageOnly{std::string(detail)});
    return body;
  }
  carrier::ErrorInfo info;
  info.error_type = meaning.error_type;
  info.error_message = detail;
  info.message = meaning.message;
  info.message_detail = detail;
  codec::append_json(body, info);
  return body;
}

// No pop-up in a page that calls in the background [wire: Authorization].
bool wants_no_challenge(const http::Request& request) {
  return request.count("X-XSRF-TOKEN") > 0 || request.count("X-Requested-With") > 0;
}

}  // namespace

Response error_response(const Error& error, const http::Request& request) {
  const Meaning meaning = meaning_of(error.kind);
  Response response;
  response.status = meaning.status;
  response.content_type = kJson;
  if (meaning.status == Status::InternalServerError) {
    response.body = body_of(meaning, meaning.message);  // details are for the log alone
  } else {
    response.body = body_of(meaning, error.detail);
  }
  if (meaning.status == Status::Unauthorized && !wants_no_challenge(request)) {
    response.fields.push_back(
        {"WWW-Authenticate", R"(Basic realm="active-contacts", charset="UTF-8")"});
  }
  if (meaning.status == Status::ServiceUnavailable) {
    response.fields.push_back({"Retry-After", std::string(kRetryAfterSeconds)});
  }
  if (meaning.status == Status::MethodNotAllowed) {
    response.fields.push_back({"Allow", std::string(kAllowedVerbs)});
  }
  return response;
}

Response refusal_response(Status status, std::string_view detail) {
  Response response;
  response.status = status;
  response.content_type = kJson;
  response.close = true;
  Meaning meaning{status, "", ""};
  if (status == Status::BadRequest) meaning = meaning_of(ErrorKind::BadRequest);
  if (status == Status::ServiceUnavailable) {
    meaning = meaning_of(ErrorKind::Unavailable);
    response.fields.push_back({"Retry-After", std::string(kRetryAfterSeconds)});
  }
  if (status == Status::InternalServerError) {
    meaning = meaning_of(ErrorKind::Internal);
    detail = meaning.message;
  }
  response.body = body_of(meaning, detail);
  return response;
}

}  // namespace crm::server
