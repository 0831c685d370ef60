#include "server/cors.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

constexpr std::string_view kListed =
    "https://app.example.test/ http://localhost* https://[::1]:8443";
constexpr std::string_view kVerbs = "GET, HEAD, POST, OPTIONS";

Cors cors(std::string_view origins) { return Cors::parse(origins).value(); }

// The answer to a preflight from there.
http::Response asked(std::string_view origins, std::string_view origin) {
  const SentRequest sent("OPTIONS", "/api",
                         {{"Origin", std::string(origin)},
                          {"Access-Control-Request-Method", "POST"},
                          {"Access-Control-Request-Headers", "authorization, X-Any"}});
  EXPECT_TRUE(Cors::is_preflight(sent.request()));
  return cors(origins).preflight(sent.request(), kVerbs);
}

std::vector<http::OwnField> fields(std::string_view origins, std::string_view origin) {
  const SentRequest sent("POST", "/api", {{"Origin", std::string(origin)}});
  return cors(origins).fields_for(sent.request());
}

// "No", "AsAnyone" or "AsListed": the same for a preflight and for what follows it.
std::string allowed(std::string_view origins, std::string_view origin) {
  http::Response actual;
  actual.fields = fields(origins, origin);
  const http::Response preflight = asked(origins, origin);
  if (actual.fields.empty()) {
    EXPECT_EQ(preflight.status, http::Status::Forbidden);
    EXPECT_TRUE(preflight.fields.empty());
    return "No";
  }
  EXPECT_EQ(preflight.status, http::Status::NoContent);
  for (const http::Response& each : {actual, preflight}) {
    EXPECT_EQ(field_of(each, "Access-Control-Allow-Origin"), origin);
    EXPECT_EQ(field_of(each, "Vary"), "Origin");
  }
  const std::string credentials = field_of(actual, "Access-Control-Allow-Credentials");
  EXPECT_EQ(field_of(preflight, "Access-Control-Allow-Credentials"), credentials);
  return credentials == "true" ? "AsListed" : "AsAnyone";
}

TEST(Cors, AllowsListedOrigins) {
  for (const std::string_view origin :
       {"https://app.example.test", "https://APP.example.TEST", "https://[::1]:8443"}) {
    EXPECT_EQ(allowed(kListed, origin), "AsListed") << origin;
  }
}

TEST(Cors, AllowsAListedHostAtAnyPort) {
  for (const std::string_view origin :
       {"http://localhost", "http://localhost:1", "http://LOCALHOST:65535"}) {
    EXPECT_EQ(allowed(kListed, origin), "AsListed") << origin;
    EXPECT_EQ(allowed("http://localhost:*", origin), "AsListed") << origin;
  }
  EXPECT_EQ(allowed("http://[::1]*", "http://[::1]:3000"), "AsListed");
}

TEST(Cors, AllowsNoOtherOrigin) {
  for (const std::string_view origin : {"http://localhost.evil.example",
                                        "http://localhost:evil",
                                        "http://localhost:",
                                        "http://localhost:80:80",
                                        "http://localhost:80.evil.example",
                                        "http://localhost@evil",
                                        "http://localhost/",
                                        "http://localhos",
                                        "https://localhost",
                                        "http://localhost:80/",
                                        "https://app.example.test/",
                                        "https://app.example.test:443",
                                        "http://app.example.test",
                                        "https://app.example.test.evil.example",
                                        "https://x.app.example.test",
                                        "null",
                                        "",
                                        "*",
                                        "http://localhost*",
                                        "https://[::1]",
                                        "https://[::1]:84430",
                                        "http://localhost 80"}) {
    EXPECT_EQ(allowed(kListed, origin), "No") << origin;
  }
}

TEST(Cors, AllowsNoneUnlessListed) {
  EXPECT_EQ(allowed("", "https://app.example.test"), "No");
  EXPECT_EQ(allowed("", "null"), "No");
}

// Who comes through * may bring no cookies [wire: CORS].
TEST(Cors, GivesCredentialsOnlyToWhoIsListed) {
  EXPECT_EQ(allowed("*", "https://anywhere.example"), "AsAnyone");
  EXPECT_EQ(allowed("*", "null"), "No");
  EXPECT_EQ(allowed("* https://app.example.test", "https://app.example.test"), "AsListed");
  EXPECT_EQ(allowed("https://app.example.test *", "https://app.example.test"), "AsListed");
  EXPECT_EQ(allowed("https://app.example.test *", "https://app.example.test.evil"), "AsAnyone");
}

TEST(Cors, SaysWhatALaterRequestMayDo) {
  const auto response = asked(kListed, "http://localhost:3000");
  EXPECT_EQ(field_of(response, "Access-Control-Allow-Methods"), kVerbs);
  EXPECT_EQ(field_of(response, "Access-Control-Allow-Headers"), "authorization, X-Any");
  EXPECT_EQ(field_of(response, "Access-Control-Max-Age"), "600");
  EXPECT_EQ(field_of(response, "Access-Control-Expose-Headers"), "");
  EXPECT_TRUE(response.body.empty());
  EXPECT_TRUE(response.content_type.empty());
}

TEST(Cors, NamesNoHeadersToWhoAskedForNone) {
  const SentRequest sent(
      "OPTIONS", "/", {{"Origin", "http://localhost"}, {"Access-Control-Request-Method", "GET"}});
  const auto response = cors(kListed).preflight(sent.request(), kVerbs);
  EXPECT_EQ(response.status, http::Status::NoContent);
  EXPECT_EQ(field_of(response, "Access-Control-Allow-Headers"), "");
}

TEST(Cors, LetsScriptsReadOurOwnFields) {
  http::Response response;
  response.fields = fields(kListed, "http://localhost");
  EXPECT_EQ(field_of(response, "Access-Control-Expose-Headers"),
            "SO-TIMEZONE, X-DB-STATS, Retry-After, WWW-Authenticate");
}

TEST(Cors, SaysNothingToRequestsWithoutAnOriginOrWithTwo) {
  EXPECT_TRUE(cors("*").fields_for(SentRequest("POST").request()).empty());
  const SentRequest two("POST", "/", {{"Origin", "http://a"}, {"Origin", "http://a"}});
  EXPECT_TRUE(cors("*").fields_for(two.request()).empty());
}

TEST(Cors, KnowsAPreflightByAllThreeSigns) {
  const auto is = [](std::string method, std::vector<SentRequest::NamedValue> fields) {
    return Cors::is_preflight(SentRequest(std::move(method), "/", std::move(fields)));
  };
  EXPECT_TRUE(is("OPTIONS", {{"origin", "null"}, {"access-control-request-method", ""}}));
  EXPECT_FALSE(is("OPTIONS", {{"Origin", "http://a"}}));
  EXPECT_FALSE(is("OPTIONS", {{"Access-Control-Request-Method", "POST"}}));
  EXPECT_FALSE(is("POST", {{"Origin", "http://a"}, {"Access-Control-Request-Method", "POST"}}));
}

TEST(Cors, RefusesSettingsThatNameNoOrigin) {
  for (const std::string_view origin :
       {"app.example.test", "https://", "https://*", "**", "https://*.example.test", "null",
        "https://a/b", "https://a//", "https://a*/", "https://a/*", "https://me@a", "://a",
        "https://a?b", "https://a#b", "https://a*b"}) {
    const auto refused = Cors::parse("https://fine.example " + std::string(origin));
    ASSERT_FALSE(refused) << origin;
    EXPECT_EQ(refused.error().detail.find("\"" + std::string(origin) + "\""), 0U) << origin;
  }
}

TEST(Cors, TakesAnyBlanksBetweenOrigins) {
  EXPECT_EQ(allowed(" http://a\thttp://b  http://c ", "http://b"), "AsListed");
}

}  // namespace
}  // namespace crm::server
