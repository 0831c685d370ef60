#include "http/message.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "http/date.h"

namespace crm::http {
namespace {

constexpr std::string_view kDate = "Sun, 06 Nov 1994 08:49:37 GMT";

std::string head_of(const Response& response, Framing framing = {}) {
  std::string head;
  append_head(head, response, framing, kDate);
  return head;
}

bool has_line(const std::string& head, const std::string& line) {
  return head.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Request, FindsAFieldIgnoringCase) {
  const std::vector<Field> fields{{"Accept", "a"}, {"X", "1"}, {"x", "2"}, {"Empty", ""}};
  Request request;
  request.fields = fields;

  EXPECT_EQ(request.field("accept"), "a");
  EXPECT_EQ(request.field("empty"), "");
  EXPECT_EQ(request.field("none"), std::nullopt);
  EXPECT_EQ(request.field("X"), std::nullopt);  // which of the two?
  EXPECT_EQ(request.count("x"), 2U);
  EXPECT_EQ(request.count("none"), 0U);
}

TEST(Request, JoinsTheFieldsOfOneNameAsAList) {
  const std::vector<Field> fields{{"SO-TimeZone", "NO"}, {"Empty", ""}, {"so-timezone", "UTC"}};
  Request request;
  request.fields = fields;
  EXPECT_EQ(request.joined("SO-TIMEZONE"), "NO, UTC");
  EXPECT_EQ(request.joined("empty"), "");
  EXPECT_EQ(request.joined("absent"), std::nullopt);
}

TEST(ResponseHead, IsWrittenWhole) {
  Response response;
  response.content_type = "application/json; charset=utf-8";
  response.fields = {{"SO-TIMEZONE", "NO"}};
  response.body = "[]";

  EXPECT_EQ(head_of(response),
            "HTTP/1.1 200 OK\r\n"
            "Content-Type: application/json; charset=utf-8\r\n"
            "Content-Length: 2\r\n"
            "SO-TIMEZONE: NO\r\n"
            "Cache-Control: no-cache, no-store\r\n"
            "Pragma: no-cache\r\n"
            "Expires: -1\r\n"
            "Vary: Accept, Accept-Encoding, Accept-Language, SO-Language, SO-Culture, "
            "SO-TimeZone\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Server: active-contacts\r\n"
            "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
            "\r\n");
}

TEST(ResponseHead, IsAppended) {
  std::string out = "before";
  append_head(out, Response{}, {}, kDate);
  EXPECT_TRUE(out.starts_with("beforeHTTP/1.1 200 OK\r\n"));
}

TEST(ResponseHead, TellsTheLengthOfTheBodyToHeadToo) {
  Response response;
  response.body = std::string(12345, 'x');
  EXPECT_TRUE(has_line(head_of(response, {.head_only = true}), "Content-Length: 12345"));
}

TEST(ResponseHead, OfWhatHasNoBodyHasNoLength) {
  for (const Status status : {Status::NoContent, Status::NotModified}) {
    Response response;
    response.status = status;
    EXPECT_EQ(head_of(response).find("\r\nContent-"), std::string::npos);
  }
}

TEST(ResponseHead, OfAnEmptyBodySaysSo) {
  const std::string head = head_of(Response{});
  EXPECT_TRUE(has_line(head, "Content-Length: 0"));
  EXPECT_EQ(head.find("\r\nContent-Type"), std::string::npos);
}

TEST(ResponseHead, SaysCloseWhenEitherSideWantsTo) {
  Response closing;
  closing.close = true;
  EXPECT_TRUE(has_line(head_of(closing), "Connection: close"));
  EXPECT_TRUE(has_line(head_of(closing, {.says_keep_alive = true}), "Connection: close"));
  EXPECT_TRUE(has_line(head_of(Response{}, {.keep_alive = false}), "Connection: close"));
  EXPECT_EQ(head_of(Response{}).find("Connection"), std::string::npos);
}

TEST(ResponseHead, ConfirmsToAnOldClientThatItStays) {
  EXPECT_TRUE(has_line(head_of(Response{}, {.says_keep_alive = true}), "Connection: keep-alive"));
}

TEST(ResponseHead, DropsAFieldThatWouldBreakOutOfItsLine) {
  Response response;
  response.fields = {{"A", "x\r\nSet-Cookie: evil"},
                     {"B", "x\ny"},
                     {"C", std::string("x\0y", 3)},
                     {"D", "x\ry"},
                     {"E\r\nF", "x"},
                     {"G: h", "x"},
                     {"", "x"},
                     {"Good", "tab\tand caf\xC3\xA9"}};
  Response clean;
  clean.fields = {response.fields.back()};
  EXPECT_EQ(head_of(response), head_of(clean));
  EXPECT_TRUE(has_line(head_of(clean), "Good: tab\tand caf\xC3\xA9"));
}

TEST(Status, HasItsReason) {
  EXPECT_EQ(reason(Status::Continue), "Continue");
  EXPECT_EQ(reason(Status::Ok), "OK");
  EXPECT_EQ(reason(Status::PayloadTooLarge), "Content Too Large");
  EXPECT_EQ(reason(Status::InsufficientStorage), "Insufficient Storage");
}

TEST(Status, IsWrittenWithItsNumber) {
  for (const Status status : {Status::Ok,
                              Status::NoContent,
                              Status::NotModified,
                              Status::Conflict,
                              Status::PreconditionFailed,
                              Status::BadRequest,
                              Status::Unauthorized,
                              Status::Forbidden,
                              Status::NotFound,
                              Status::MethodNotAllowed,
                              Status::RequestTimeout,
                              Status::PayloadTooLarge,
                              Status::UriTooLong,
                              Status::UnsupportedMediaType,
                              Status::ExpectationFailed,
                              Status::Misdirected,
                              Status::HeaderFieldsTooLarge,
                              Status::InternalServerError,
                              Status::NotImplemented,
                              Status::ServiceUnavailable,
                              Status::VersionNotSupported,
                              Status::InsufficientStorage}) {
    Response response;
    response.status = status;
    const std::string line = "HTTP/1.1 " + std::to_string(static_cast<int>(status)) + " " +
                             std::string(reason(status)) + "\r\n";
    EXPECT_TRUE(head_of(response).starts_with(line)) << head_of(response);
  }
}

}  // namespace
}  // namespace crm::http
