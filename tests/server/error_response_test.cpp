#include "server/error_response.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

using http::Status;

TEST(ErrorResponse, GivesEachKindItsStatus) {
  for (const auto& [kind, status] :
       {std::pair{ErrorKind::BadRequest, Status::BadRequest},
        {ErrorKind::Unauthenticated, Status::Unauthorized},
        {ErrorKind::Forbidden, Status::Forbidden},
        {ErrorKind::NotFound, Status::NotFound},
        {ErrorKind::NoSuchEntity, Status::NotFound},
        {ErrorKind::MethodNotAllowed, Status::MethodNotAllowed},
        {ErrorKind::Misdirected, Status::Misdirected},
        {ErrorKind::PayloadTooLarge, Status::PayloadTooLarge},
        {ErrorKind::UnsupportedMediaType, Status::UnsupportedMediaType},
        {ErrorKind::TooManyAttempts, Status::TooManyRequests},
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
  EXPECT_EQ(field_of(error_response({ErrorKind::Busy, "x"}, {}), "Retry-After"), "1");
  EXPECT_EQ(field_of(error_response({ErrorKind::TooManyAttempts, "x", 900}, {}), "Retry-After"),
            "900");
  EXPECT_EQ(field_of(error_response({ErrorKind::TooManyAttempts, "x"}, {}), "Retry-After"), "1");
  EXPECT_EQ(field_of(error_response({ErrorKind::Unauthenticated, "x"}, {}), "Retry-After"), "");
  EXPECT_EQ(field_of(refusal_response(Status::ServiceUnavailable, "x"), "Retry-After"), "1");
}

TEST(ErrorResponse, EscapesWhatTheCallerWrote) {
  const auto response = error_response({ErrorKind::BadRequest, "a \"quoted\"\n\x01 thing"}, {});
  EXPECT_NE(response.body.find(R"(a \"quoted\"\n\u0001 thing)"), std::string::npos);
}

http::Response refused(ErrorKind kind, std::vector<SentRequest::NamedValue> fields,
                       std::string target = "/") {
  return error_response({kind, "Why."}, SentRequest("POST", std::move(target), std::move(fields)));
}

// Every documented reader finds its key [wire: Errors].
TEST(ErrorResponse, IsTheUnionOfTheDocumentedShapes) {
  EXPECT_EQ(refused(ErrorKind::BadRequest, {}).body,
            R"({"Error":true,"ErrorType":"ArgumentException","ErrorMessage":"Why.",)"
            R"("Message":"The request is invalid.","MessageDetail":"Why.",)"
            R"("ErrorSource":"active-contacts"})");
  const auto xml = refused(ErrorKind::NoSuchEntity, {{"Accept", "text/xml"}});
  EXPECT_EQ(xml.content_type, "text/xml; charset=utf-8");
  EXPECT_EQ(xml.body,
            R"(<?xml version="1.0" encoding="utf-8"?><Error>)"
            R"(<ErrorType>SoNotFoundException</ErrorType><ErrorMessage>Why.</ErrorMessage>)"
            R"(<Message>It does not exist.</Message><MessageDetail>Why.</MessageDetail>)"
            R"(<ErrorSource>active-contacts</ErrorSource></Error>)");
}

TEST(ErrorResponse, TellsTheTypesThatClientsKnow) {
  for (const auto& [kind, type] : {std::pair{ErrorKind::BadRequest, "ArgumentException"},
                                   {ErrorKind::Unauthenticated, "SoSessionException"},
                                   {ErrorKind::Forbidden, "SoSecurityException"},
                                   {ErrorKind::NoSuchEntity, "SoNotFoundException"},
                                   {ErrorKind::Unavailable, "Exception"},
                                   {ErrorKind::Internal, "Exception"}}) {
    EXPECT_NE(refused(kind, {}).body.find("\"ErrorType\":\"" + std::string(type) + "\""),
              std::string::npos)
        << type;
  }
}

TEST(ErrorResponse, OfTheRouteIsItsMessageAlone) {
  for (const ErrorKind kind :
       {ErrorKind::NotFound, ErrorKind::MethodNotAllowed, ErrorKind::Misdirected,
        ErrorKind::UnsupportedMediaType, ErrorKind::PayloadTooLarge}) {
    EXPECT_EQ(refused(kind, {}).body, R"({"Message":"Why."})");
  }
  EXPECT_EQ(refused(ErrorKind::NotFound, {{"Accept", "application/xml"}}).body,
            R"(<?xml version="1.0" encoding="utf-8"?><Error><Message>Why.</Message></Error>)");
}

TEST(ErrorResponse, IsNeverFilteredBySelect) {
  EXPECT_EQ(refused(ErrorKind::BadRequest, {}, "/?$select=ErrorType").body,
            refused(ErrorKind::BadRequest, {}).body);
}

TEST(ErrorResponse, IsNeverHtml) {
  EXPECT_EQ(refused(ErrorKind::NotFound, {{"Accept", "text/html"}}).content_type,
            "application/json; charset=utf-8");
}

TEST(ErrorResponse, ChallengesBrowsersButForThoseThatCallInTheBackground) {
  EXPECT_EQ(field_of(refused(ErrorKind::Unauthenticated, {}), "WWW-Authenticate"),
            R"(Basic realm="active-contacts", charset="UTF-8")");
  for (const auto* name : {"X-XSRF-TOKEN", "x-requested-with"}) {
    EXPECT_EQ(field_of(refused(ErrorKind::Unauthenticated, {{name, ""}}), "WWW-Authenticate"), "");
  }
  EXPECT_EQ(field_of(refused(ErrorKind::Forbidden, {}), "WWW-Authenticate"), "");
}

// Headers may hold any octets.
// No browser puts up a dialog for that one [wire: Challenges].
TEST(ErrorResponse, TellsScriptTheChallengeThatPopsNothingUp) {
  const Error error{ErrorKind::Unauthenticated, "x"};
  const SentRequest script("POST", "/", {{"X-Requested-With", "XMLHttpRequest"}});
  EXPECT_EQ(field_of(error_response(error, script, kBearerChallenge), "WWW-Authenticate"),
            R"(Bearer realm="active-contacts")");
  EXPECT_EQ(field_of(error_response(error, script, kBasicChallenge), "WWW-Authenticate"), "");
  EXPECT_EQ(field_of(error_response({ErrorKind::Forbidden, "x"}, {}, kBearerChallenge),
                     "WWW-Authenticate"),
            "");
}

TEST(ErrorResponse, IsUtf8WhateverItQuotes) {
  for (const ErrorKind kind : {ErrorKind::BadRequest, ErrorKind::UnsupportedMediaType}) {
    for (const auto* accept : {"application/json", "text/xml"}) {
      const auto response = error_response({kind, "'\xFF\xC3' and å"},
                                           SentRequest("POST", "/", {{"Accept", accept}}));
      EXPECT_TRUE(is_utf8(response.body)) << response.body;
      EXPECT_NE(response.body.find("'?\?' and"), std::string::npos);
    }
  }
  EXPECT_NE(error_response({ErrorKind::BadRequest, "å…"}, {}).body.find("å…"), std::string::npos);
}

TEST(WrongVerbResponse, NamesTheVerbAndThoseThatWouldDo) {
  const auto response = wrong_verb_response(SentRequest("PUT"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(response.status, Status::MethodNotAllowed);
  EXPECT_EQ(field_of(response, "Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(response.body,
            R"({"Message":"The requested resource does not support http method 'PUT'."})");
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
