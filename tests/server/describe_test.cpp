#include "server/describe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

using http::Response;

constexpr std::string_view kRoot = "https://crm.example.test";
constexpr std::string_view kJson = "application/json";

route::Found at(std::string_view path) {
  return *route::find(path, route::Prefixes::parse("/ /Cust*").value());
}

SentRequest accepting(std::string_view accept) {
  return SentRequest("GET", "/", {{"Accept", std::string(accept)}});
}

Response versions(std::string_view accept, const Likeness& likeness = {},
                  std::string_view path = "/api") {
  return version_info(accepting(accept), at(path), kRoot, likeness);
}

bool has(const Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

// Every value is a text [wire: Auxiliary documents].
TEST(VersionInfo, TellsTheDocumentedKeys) {
  EXPECT_EQ(versions(kJson).body,
            R"({"v1":"https://crm.example.test/api/v1/","NetServerVersion":"11.0.1.1",)"
            R"("NetServerAssembly":"11.0.0.0","NetServerDate":"2026-01-31",)"
            R"("NetServerLabel":"Release_11.0.1_2026.01.31-01",)"
            R"-("NetServer":"active-contacts (WebAPI compatible)","Services":"Services87",)-"
            R"("ServicesCurrent":"Services88","Version":"v1"})");
}

TEST(VersionInfo, TellsThePrefixAsItWasAsked) {
  EXPECT_TRUE(
      has(versions(kJson, {}, "/cust7/API/"), R"("https://crm.example.test/cust7/api/v1/")"));
}

TEST(VersionInfo, GoesByTheVersionThatIsSet) {
  const Likeness likeness{.version = "10.3.7.2", .date = "2025-12-01", .product = "x"};
  EXPECT_TRUE(has(versions(kJson, likeness), R"("NetServerAssembly":"10.3.0.0")"));
  EXPECT_TRUE(has(versions(kJson, likeness), R"("NetServerLabel":"Release_10.3.7_2025.12.01-01")"));
}

TEST(VersionInfo, IsHtmlForWhoHasNoWishAndSaysSo) {
  for (const auto* accept : {"", "*/*", "text/html", "application/html"}) {
    const auto response = versions(accept);
    EXPECT_EQ(response.content_type, "text/html; charset=utf-8") << accept;
    EXPECT_TRUE(has(response, "<td>NetServerVersion</td><td>11.0.1.1</td>"));
    EXPECT_TRUE(has(response, "<a href=\"https://crm.example.test/api/v1/\">"));
  }
}

TEST(VersionInfo, IsXmlForWhoAsksForThat) {
  const auto response = versions("application/xml");
  EXPECT_EQ(response.content_type, "application/xml; charset=utf-8");
  EXPECT_TRUE(has(response, "?><VersionInfo><v1>https://crm.example.test/api/v1/</v1>"));
}

Response catalogued(std::string_view accept, std::string_view path = "/api/v1") {
  return catalogue(accepting(accept), at(path), kRoot);
}

TEST(Catalogue, TellsEveryRouteWithItsVerbsAndNoOther) {
  const auto response = catalogued(kJson);
  std::ptrdiff_t told = 0;
  for (const route::Route& each : route::all_routes()) {
    if (each.standing == route::Standing::Installation) continue;
    const std::string key = "\"" + std::string(kRoot) + std::string(each.path) + "\":{\"";
    EXPECT_TRUE(has(response, key + (each.get ? "GET" : "POST"))) << each.path;
    ++told;
  }
  EXPECT_EQ(std::ranges::count(response.body, '{') - 1 - 7, told);  // but for parameters in braces
  EXPECT_TRUE(has(
      response,
      R"(GetMyActiveContacts":{"GET":"Describes the call.","POST":"?$select={$select}   Companies of the )"
      R"(current user with activity since a point in time. Body: ActivityStartTime, )"
      R"(ContactCategories, ActionType"},)"));
  EXPECT_TRUE(response.body.ends_with("}}"));
}

TEST(Catalogue, TellsThePrefixAsItWasAsked) {
  EXPECT_TRUE(
      has(catalogued(kJson, "/CUST9/api/v1"), R"("https://crm.example.test/CUST9/api/v1":{)"));
}

TEST(Catalogue, OnlineTellsWhatStandsAtTheRootOfTheHostToo) {
  const auto found = *route::find("/Cust00009/api/v1", route::Prefixes::of_tenants());
  const auto response = catalogue(accepting(kJson), found, kRoot);
  EXPECT_TRUE(has(response, R"("https://crm.example.test/api/state/{tenant}":{"GET":)"));
  EXPECT_TRUE(has(response, R"("https://crm.example.test/Cust00009/api/v1/TimeZone":{"GET":)"));
}

TEST(Catalogue, CanBeHadInEveryForm) {
  EXPECT_EQ(catalogued("*/*").content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(has(catalogued("*/*"), "<td>https://crm.example.test/api/v1/String/{sr_id}</td>"));
  EXPECT_TRUE(has(catalogued("text/xml"),
                  "<Call><Url>https://crm.example.test/api</Url><Verb>GET</Verb><Text>"));
}

TEST(Describe, TellsWhatAPostWouldDo) {
  const auto found = at("/api/v1/Agents/Contact/GetMyActiveContacts");
  const auto response = describe(accepting(kJson), *found.route, "http://a/B");
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(
      response.body,
      R"({"http://a/B":{"POST":"Companies of the current user with activity since a point in )"
      R"(time. Body: ActivityStartTime, ContactCategories, ActionType"}})");
}

TEST(Describe, IsHtmlOnlyForWhoAsksForIt) {
  const auto found = at("/api/v1/Agents/Contact/GetMyActiveContacts");
  EXPECT_EQ(describe(accepting("text/html"), *found.route, "http://a").content_type,
            "text/html; charset=utf-8");
  EXPECT_EQ(describe(accepting("*/*"), *found.route, "http://a").content_type,
            "application/json; charset=utf-8");
}

TEST(Options, TellTheVerbs) {
  const auto response = options_response("GET, HEAD, OPTIONS");
  EXPECT_EQ(response.status, http::Status::NoContent);
  EXPECT_EQ(field_of(response, "Allow"), "GET, HEAD, OPTIONS");
  EXPECT_TRUE(response.body.empty());
}

}  // namespace
}  // namespace crm::server
