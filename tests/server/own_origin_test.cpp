#include "server/own_origin.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

using Fields = std::vector<SentRequest::NamedValue>;

bool is_own(const Fields& fields, const Urls& urls = {}) {
  return server::is_from_own_page(SentRequest("POST", "/login", fields), urls);
}

TEST(OwnOrigin, ProgramsSayNothingAndAreNobodysVictims) { EXPECT_TRUE(is_own({})); }

TEST(OwnOrigin, WhereTheBrowserSaysWhoAsksThatDecides) {
  EXPECT_TRUE(is_own({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "null"}}));
  EXPECT_TRUE(is_own({{"Sec-Fetch-Site", "none"}}));
  for (const char* other : {"same-site", "cross-site", "", "same-origin, cross-site"}) {
    EXPECT_FALSE(is_own({{"Sec-Fetch-Site", other}, {"Origin", "https://crm.example.test"}}));
  }
  EXPECT_FALSE(is_own({{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}}));
}

TEST(OwnOrigin, ElseTheOriginMustBeOurHost) {
  EXPECT_TRUE(is_own({{"Origin", "http://crm.example.test"}}));
  EXPECT_TRUE(is_own({{"Origin", "https://CRM.example.test"}}));
  for (const char* other :
       {"null", "", "https://evil.example", "https://crm.example.test.evil.example",
        "https://crm.example.test:8443", "crm.example.test", "https://", "file://crm.example.test",
        "evil://crm.example.test"}) {
    EXPECT_FALSE(is_own({{"Origin", other}})) << other;
  }
  EXPECT_FALSE(
      is_own({{"Origin", "https://crm.example.test"}, {"Origin", "https://crm.example.test"}}));
}

TEST(OwnOrigin, AHostThatIsSetIsOurs) {
  const Urls urls({.scheme = "https", .host = "www.example.test", .port = ""});
  EXPECT_TRUE(is_own({{"Origin", "https://www.example.test"}}, urls));
}

TEST(OwnOrigin, AScriptOfAnotherOriginIsSeenByItsOrigin) {
  const auto is_read = [](const Fields& fields) {
    return is_read_elsewhere(SentRequest("GET", "/login", fields), {});
  };
  EXPECT_FALSE(is_read({}));
  EXPECT_FALSE(is_read({{"Origin", "http://crm.example.test"}}));
  EXPECT_TRUE(is_read({{"Origin", "https://app.example.test"}}));
  EXPECT_TRUE(is_read({{"Origin", "null"}}));
}

}  // namespace
}  // namespace crm::server
