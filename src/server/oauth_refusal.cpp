#include "server/oauth_refusal.h"

#include "carrier/oauth_answers.h"
#include "codec/carrier_json.h"
#include "server/error_response.h"

namespace crm::server {
namespace {

constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr std::uint32_t kRetryAfterS = 1;

}  // namespace

http::Response oauth_response(const OAuthRefusal& refusal) {
  http::Response response;
  response.status = refusal.status;
  response.content_type = kJson;
  codec::append_json(response.body,
                     carrier::OAuthError{std::string(refusal.error), refusal.description});
  if (refusal.asks_for_basic) {
    response.fields.push_back({"WWW-Authenticate", std::string(kBasicChallenge)});
  }
  if (refusal.retry_after_s > 0) {
    response.fields.push_back({"Retry-After", std::to_string(refusal.retry_after_s)});
  }
  return response;
}

OAuthRefusal refusal_of_grant(const Error& error) {
  switch (error.kind) {
    case ErrorKind::Unauthenticated:
    case ErrorKind::Forbidden:
    case ErrorKind::NoRight:
    case ErrorKind::NotFound:
      return {"invalid_grant", "What was shown is over, or was never good."};
    case ErrorKind::Busy:
    case ErrorKind::Unavailable:
      return {"temporarily_unavailable", "The server cannot answer now.",
              http::Status::ServiceUnavailable, kRetryAfterS};
    case ErrorKind::StorageFull:
      return {"server_error", "The disk is full; nothing was changed.",
              http::Status::InsufficientStorage};
    default:
      return {"server_error", "An unexpected error occurred.", http::Status::InternalServerError};
  }
}

}  // namespace crm::server
