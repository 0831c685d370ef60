#include "server/lookups.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crm::server {
namespace {

using carrier::AnswerFormat;
using locale::Language;

constexpr std::string_view kXmlFront = R"(<?xml version="1.0" encoding="utf-8"?>)";

const locale::ZoneCatalog& zones() {
  static const auto kOpened = locale::ZoneCatalog::open();
  return kOpened;
}

negotiate::Terms json() { return {}; }

negotiate::Terms xml() {
  negotiate::Terms terms;
  terms.writes = {AnswerFormat::Xml, "text/xml; charset=utf-8"};
  return terms;
}

negotiate::Terms in(Language language) {
  negotiate::Terms terms;
  terms.presentation.wording = locale::Wording::in({language}, std::nullopt);
  return terms;
}

TEST(ResourceString, IsAJsonStringInTheLanguageOfTheTag) {
  EXPECT_EQ(resource_string(json(), "SR_YES", "sv")->body, R"("Ja")");
  EXPECT_EQ(resource_string(in(Language::Norwegian), "SR_YES", "en")->body, R"("Yes")");
  EXPECT_EQ(resource_string(json(), "SR_YES", "nb-NO")->content_type,
            "application/json; charset=utf-8");
}

TEST(ResourceString, IsInTheCallersLanguageWithoutATagAndElseInEnglish) {
  EXPECT_EQ(resource_string(in(Language::Norwegian), "SR_YES", "")->body, R"("Ja")");
  EXPECT_EQ(resource_string(json(), "SR_YES", "")->body, R"("Yes")");
}

TEST(ResourceString, IsAnElementInXml) {
  const auto response = resource_string(xml(), "SR_YES", "nb");
  EXPECT_EQ(response->body, std::string(kXmlFront) + "<string>Ja</string>");
  EXPECT_EQ(response->content_type, "text/xml; charset=utf-8");
}

TEST(ResourceString, DoesNotExistUnderAnotherName) {
  for (const std::string_view name : {"SR_NOT_THERE", "sr_yes", "[SR_YES]", "", "KnownLanguages"}) {
    const auto refused = resource_string(json(), name, "");
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().kind, ErrorKind::NoSuchEntity) << name;
  }
}

TEST(KnownLanguages, AreTags) {
  EXPECT_TRUE(known_languages(json()).body.starts_with(R"(["en","nb","sv",)"));
  EXPECT_NE(known_languages(xml()).body.find("<string>en</string><string>nb</string>"),
            std::string::npos);
}

TEST(TimeZones, StandInTheVendorsEnvelope) {
  const auto response = time_zones(json(), zones(), "http://crm/Cust1/api");
  EXPECT_TRUE(response.body.starts_with(
      R"({"odata.metadata":"http://crm/Cust1/api/v1/archive$metadata","odata.nextLink":null,)"
      R"("value":[{"PrimaryKey":")"));
  EXPECT_TRUE(response.body.ends_with("}]}"));
  EXPECT_TRUE(time_zones(xml(), zones(), "")
                  .body.starts_with(std::string(kXmlFront) + "<ArrayOfTimeZoneRow "));
}

TEST(TimeZone, IsTheOneOfTheCode) {
  EXPECT_NE(time_zone(json(), zones(), "NO")->body.find(R"("TZLocationCode":"NO")"),
            std::string::npos);
  const auto refused = time_zone(json(), zones(), "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::NoSuchEntity);
}

// Nothing can be left out of it: it is no answer of an agent.
TEST(Principal, IsToldWhole) {
  negotiate::Terms terms;
  terms.presentation.selection = carrier::Selection::none();
  carrier::Principal kari;
  kari.associate = kari.user_name = "kari";
  kari.associate_id = 5;
  const auto response = principal_response(terms, kari);
  EXPECT_TRUE(response.body.starts_with(
      R"({"UserType":"InternalAssociate","Associate":"kari","AssociateId":5,"IsPerson":false,)"));
  EXPECT_EQ(response.body.find("null"), std::string::npos);
}

}  // namespace
}  // namespace crm::server
