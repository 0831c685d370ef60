#include "server/error_response.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "carrier/error_info.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "negotiate/accept.h"

namespace crm::server {
namespace {

using http::Response;
using http::Status;

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
    case ErrorKind::NoRight:
      return {Status::Forbidden, "SoSentryException", "Access is denied."};
    case ErrorKind::UnknownApp:
      return {Status::Forbidden, "SoAppTokenException", "Access is denied."};
    case ErrorKind::NotFound:
      return {Status::NotFound, "", ""};
    case ErrorKind::NoSuchEntity:
      return {Status::NotFound, "SoNotFoundException", "It does not exist."};
    case ErrorKind::MethodNotAllowed:
      return {Status::MethodNotAllowed, "", ""};
    case ErrorKind::Misdirected:
      return {Status::Misdirected, "", ""};
    case ErrorKind::PayloadTooLarge:
      return {Status::PayloadTooLarge, "", ""};
    case ErrorKind::UnsupportedMediaType:
      return {Status::UnsupportedMediaType, "", ""};
    case ErrorKind::TooManyAttempts:
      return {Status::TooManyRequests, "SoSessionException", "Authentication failed."};
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

// A detail that quotes a header may hold octets that are no UTF-8, but a body never does.
std::string as_utf8(std::string_view detail) {
  std::string text(detail);
  if (is_utf8(text)) return text;
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return text;
}

template <class Carrier>
void write(Response& response, const Carrier& error, const negotiate::AnswerType& type) {
  response.content_type = type.content_type;
  if (type.format == carrier::AnswerFormat::Xml) {
    codec::append_xml_document(response.body, error);
  } else {
    codec::append_json(response.body, error);
  }
}

void write_body(Response& response, const Meaning& meaning, std::string_view detail,
                const negotiate::AnswerType& type) {
  if (meaning.error_type.empty()) {
    write(response, carrier::MessageOnly{as_utf8(detail)}, type);
    return;
  }
  carrier::ErrorInfo info;
  info.error_type = meaning.error_type;
  info.error_message = as_utf8(detail);
  info.message = meaning.message;
  info.message_detail = info.error_message;
  write(response, info, type);
}

// No pop-up in a page that calls in the background [wire: Challenges].
bool wants_no_pop_up(const http::Request& request) {
  return request.count("X-XSRF-TOKEN") > 0 || request.count("X-Requested-With") > 0;
}

}  // namespace

Response error_response(const Error& error, const http::Request& request,
                        std::string_view challenge) {
  const Meaning meaning = meaning_of(error.kind);
  Response response;
  response.status = meaning.status;
  const bool is_ours = meaning.status == Status::InternalServerError;
  write_body(response, meaning, is_ours ? meaning.message : error.detail,  // that is for the log
             negotiate::answer_type(request));
  const bool pops_up = challenge == kBasicChallenge;
  if (meaning.status == Status::Unauthorized && !(pops_up && wants_no_pop_up(request))) {
    response.fields.push_back({"WWW-Authenticate", std::string(challenge)});
  }
  if (error.retry_after_s > 0) {
    response.fields.push_back({"Retry-After", std::to_string(error.retry_after_s)});
  } else if (meaning.status == Status::ServiceUnavailable ||
             meaning.status == Status::TooManyRequests) {
    response.fields.push_back({"Retry-After", std::string(kRetryAfterSeconds)});
  }
  return response;
}

Response wrong_verb_response(const http::Request& request, std::string_view verbs) {
  Response response = error_response(
      {ErrorKind::MethodNotAllowed,
       "The requested resource does not support http method '" + excerpt(request.method) + "'."},
      request);
  response.fields.push_back({"Allow", std::string(verbs)});
  return response;
}

Response outdated_response(Status status, std::string_view detail, const http::Request& request) {
  Response response;
  response.status = status;
  write_body(response,
             {status, "SoConcurrencyException", "It has been changed; nothing was changed now."},
             detail, negotiate::answer_type(request));
  return response;
}

Response refusal_response(Status status, std::string_view detail) {
  Response response;
  response.status = status;
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
  write_body(response, meaning, detail, {});
  return response;
}

}  // namespace crm::server
