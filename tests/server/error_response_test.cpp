#include "server/error_response.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace crm::server {
namespace {

using http::Status;

std::string field(const http::Response& response, std::string_view name) {
  for (const auto& each : response.fields) {
    if (each.name == name) return each.value;
  }
  return "";
}

TEST(ErrorResponse, GivesEachKindItsStatus) {
  for (const auto& [kind, status] :
       {std::pair{ErrorKind::BadRequest, Status::BadRequest},
        {ErrorKind::Unauthenticated, Status::Unauthorized},
        {ErrorKind::Forbidden, Status::Forbidden},
        {ErrorKind::NotFound, Status::NotFound},
        {ErrorKind::NoSuchEntity, Status::NotFound},
        {ErrorKind::MethodNotAllowed, Status::MethodNotAllowed},
        {ErrorKind::PayloadTooLarge, Status::PayloadTooLarge},
        {ErrorKind::UnsupportedMediaType, Status::UnsupportedMediaType},
        {ErrorKind::Busy, Status::ServiceUnavailable},
        {ErrorKind::Unavailable, Status::ServiceUnavailable},
        {ErrorKind::StorageFull, Status::InsufficientStorage},
        {ErrorKind::Internal, Status::InternalServerError}}) {
    EXPECT_EQ(error_response({kind, "x"}, {}).status, status) << static_cast<int>(kind);
  }
}

TEST(ErrorResponse, KeepsTheDetailsOfOurOwnFailuresToTheLog) {
  const auto response = error_response({ErrorKind::Internal, "SELECT secret FROM table"}, {});
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(ErrorResponse, SaysWhenToAskAgain) {
  EXPECT_EQ(field(error_response({ErrorKind::Busy, "x"}, {}), "Retry-After"), "1");
  EXPECT_EQ(field(refusal_response(Status::ServiceUnavailable, "x"), "Retry-After"), "1");
}

TEST(ErrorResponse, EscapesWhatTheCallerWrote) {
  const auto response = error_response({ErrorKind::BadRequest, "a \"quoted\"\n\x01 thing"}, {});
  EXPECT_NE(response.body.find(R"(a \"quoted\"\n\u0001 thing)"), std::string::npos);
}

TEST(RefusalResponse, ClosesTheConnectionAndSaysWhy) {
  for (const Status status :
       {Status::BadRequest, Status::RequestTimeout, Status::PayloadTooLarge, Status::UriTooLong,
        Status::HeaderFieldsTooLarge, Status::NotImplemented, Status::VersionNotSupported}) {
    const auto response = refusal_response(status, "The reason.");
    EXPECT_EQ(response.status, status);
    EXPECT_TRUE(response.close);
    EXPECT_NE(response.body.find("The reason."), std::string::npos);
  }
}

}  // namespace
}  // namespace crm::server
