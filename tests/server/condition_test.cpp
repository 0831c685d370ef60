#include "server/condition.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/sent_request.h"
#include "tests/support/times.h"

namespace crm::server {
namespace {

const Instant kNow = instant("2026-01-31T12:00:00Z");
const Instant kStamp = instant("2026-01-05T12:00:00.1234567Z");

Result<std::optional<Since>> unmodified(std::string text) {
  return if_unmodified_since(SentRequest("PUT", "/", {{"If-Unmodified-Since", std::move(text)}}),
                             kNow);
}

bool passes(std::string text, Instant stamp = kStamp) {
  const auto since = unmodified(std::move(text)).value();
  return !since.value().is_over_at(stamp);
}

// Last-Modified has no more than seconds, so whoever sends it back must pass.
TEST(Condition, OfAnHttpDateHoldsForTheWholeSecond) {
  EXPECT_TRUE(passes("Mon, 05 Jan 2026 12:00:00 GMT"));
  EXPECT_TRUE(passes("Mon, 05 Jan 2026 12:00:01 GMT"));
  EXPECT_TRUE(passes("Mon, 05 Jan 2026 12:00:00 GMT", instant("2026-01-05T12:00:00.9999999Z")));
  EXPECT_FALSE(passes("Mon, 05 Jan 2026 12:00:00 GMT", instant("2026-01-05T12:00:01Z")));
  EXPECT_FALSE(passes("Mon, 05 Jan 2026 11:59:59 GMT"));
}

// UpdatedDate is exact, and clients that cut it to what their language knows still pass.
TEST(Condition, OfAStampIsAsExactAsItIsWritten) {
  EXPECT_TRUE(passes("2026-01-05T12:00:00.1234567Z"));
  EXPECT_TRUE(passes("2026-01-05T12:00:00.1234567"));
  EXPECT_TRUE(passes("2026-01-05T13:00:00.1234567+01:00"));
  EXPECT_TRUE(passes("2026-01-05T12:00:00.123Z"));
  EXPECT_TRUE(passes("2026-01-05T12:00:00Z"));
  EXPECT_FALSE(passes("2026-01-05T12:00:00.1234566Z"));
  EXPECT_FALSE(passes("2026-01-05T12:00:00.122Z"));
  EXPECT_FALSE(passes("2026-01-05T12:00:00.123Z", instant("2026-01-05T12:00:00.1240000Z")));
  EXPECT_TRUE(passes("0900-01-05T12:00:00.5Z", instant("0900-01-05T12:00:00.59Z")));
}

TEST(Condition, ThatIsNoDateIsRefusedWhereAChangeCouldBeLost) {
  for (const char* wrong : {"", "yesterday", "Mon, 05 Jan 2026", "1769860800"}) {
    const auto since = unmodified(wrong);
    ASSERT_FALSE(since) << wrong;
    EXPECT_EQ(since.error().kind, ErrorKind::BadRequest);
    EXPECT_TRUE(since.error().detail.starts_with("If-Unmodified-Since: expected a date"));
  }
  EXPECT_FALSE(
      if_unmodified_since(SentRequest("PUT", "/",
                                      {{"If-Unmodified-Since", "Mon, 05 Jan 2026 12:00:00 GMT"},
                                       {"If-Unmodified-Since", "Tue, 06 Jan 2026 12:00:00 GMT"}}),
                          kNow));
}

TEST(Condition, IsNoneWhereNothingIsSaid) {
  EXPECT_EQ(if_unmodified_since(SentRequest("PUT"), kNow).value(), std::nullopt);
  EXPECT_EQ(if_modified_since(SentRequest("GET"), kNow), std::nullopt);
  EXPECT_EQ(if_modified_since(SentRequest("GET", "/", {{"If-Modified-Since", "soon"}}), kNow),
            std::nullopt);
}

}  // namespace
}  // namespace crm::server
