#include "server/oauth_parameters.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

constexpr char kForm[] = "application/x-www-form-urlencoded";

Result<OAuthParameters> read(const std::string& query, const std::string& body,
                             const std::string& type = kForm) {
  return OAuthParameters::of_request(
      SentRequest("POST", "/tokens?" + query, {{"Content-Type", type}}, body));
}

TEST(OAuthParameters, AreThoseOfTheQueryAndOfAForm) {
  const auto parameters = read("a=1&b=x+y%26&empty=", "c=%C3%86");
  ASSERT_TRUE(parameters);
  EXPECT_EQ(parameters->get("a"), "1");
  EXPECT_EQ(parameters->get("b"), "x y&");
  EXPECT_EQ(parameters->get("c"), "\xC3\x86");
  EXPECT_EQ(parameters->get("empty"), "");
  EXPECT_EQ(parameters->get("A"), "");
}

TEST(OAuthParameters, ComeOnceWhereverTheyCome) {
  EXPECT_FALSE(read("a=1&a=1", ""));
  EXPECT_FALSE(read("a=1", "a=2"));
  EXPECT_FALSE(OAuthParameters::of_query("a=1&%61=2"));
  EXPECT_TRUE(read("a=1", ""));
}

TEST(OAuthParameters, ComeInAFormOrNotAtAll) {
  EXPECT_FALSE(read("", "{}", "application/json"));
  EXPECT_TRUE(read("", "", "application/json"));
}

TEST(OAuthParameters, AreNotTooMany) {
  std::string query;
  for (std::size_t i = 0; i < OAuthParameters::kCountMax; ++i) {
    query += "p" + std::to_string(i) + "=1&";
  }
  EXPECT_TRUE(OAuthParameters::of_query(query));
  EXPECT_FALSE(OAuthParameters::of_query(query + "one=more"));
}

TEST(OAuthParameters, AreNotTooLong) {
  const std::string longest = "a=" + std::string(OAuthParameters::kFormBytesMax - 2, 'x');
  EXPECT_TRUE(read("", longest));
  EXPECT_FALSE(read("", longest + "x"));
}

}  // namespace
}  // namespace crm::server
