// The same entities in XML, however a serializer writes it [wire: XML bodies].
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "carrier/contact_entity.h"
#include "carrier/recurrence_info.h"
#include "codec/carrier_reader.h"
#include "codec/written_body.h"
#include "codec/written_xml.h"
#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ContactEntity;
using carrier::Given;
using carrier::Presence;

Result<Given<ContactEntity>> read(std::string_view members) {
  const auto body = written_body(kXml, "<x>" + std::string(members) + "</x>", {});
  if (!body) return forward(body);
  return read_given<ContactEntity>(*body, locale::TimeZone::utc());
}

Given<ContactEntity> contact(std::string_view members) {
  const auto given = read(members);
  EXPECT_TRUE(given) << members << ": " << given.error().detail;
  return given.value_or(Given<ContactEntity>{});
}

std::string refusal(std::string_view members) {
  const auto given = read(members);
  EXPECT_FALSE(given) << members;
  return given ? "" : given.error().detail;
}

TEST(CarrierReaderXml, TakesAnyRootNamespacesOrderAndCase) {
  const auto body = written_body(kXml,
                                 R"(<?xml version="1.0"?><s:Anything xmlns:s="urn:a" xmlns="urn:b"
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="ContactEntity">
      <orgnr>9</orgnr><s:CATEGORY s:x="1"><Value> a </Value><Id> 3 </Id></s:CATEGORY>
      <Nonsense><a>b</a></Nonsense><TableRight><Mask>Select</Mask></TableRight></s:Anything>)",
                                 {});
  ASSERT_TRUE(body);
  const auto given = read_given<ContactEntity>(*body, locale::TimeZone::utc());
  ASSERT_TRUE(given) << given.error().detail;
  EXPECT_EQ(given->value.org_nr, "9");
  ASSERT_TRUE(given->value.category);
  EXPECT_EQ(given->value.category->id, 3);
  EXPECT_EQ(given->value.category->value, " a ");  // texts are taken as they stand
}

TEST(CarrierReaderXml, TakesItemsOfAnyName) {
  const auto given = contact(
      "<Emails><EntityElement><Value>a</Value></EntityElement><x><value>b</value></x></Emails>"
      "<Domains><string>a.test</string><string/></Domains><Persons/>"
      "<Address><LocalizedAddress><ArrayOfLocalizedField><LocalizedField><Name>n</Name>"
      "</LocalizedField></ArrayOfLocalizedField><row/></LocalizedAddress></Address>");
  ASSERT_EQ(given.value.emails.size(), 2U);
  EXPECT_EQ(given.value.emails[1].value, "b");
  EXPECT_EQ(given.value.domains, (std::vector<std::string>{"a.test", ""}));
  EXPECT_EQ(given.presence(&ContactEntity::persons), Presence::Given);
  ASSERT_EQ(given.value.address->localized_address.size(), 2U);
  EXPECT_EQ(given.value.address->localized_address[0][0].name, "n");
  EXPECT_TRUE(given.value.address->localized_address[1].empty());
}

TEST(CarrierReaderXml, TakesDictionariesAsPairs) {
  const auto given = contact(
      "<CustomFields><StringDictionaryKeyValuePair><Key>a b</Key><Value> c </Value>"
      "</StringDictionaryKeyValuePair><x><value>2</value><key>1</key></x></CustomFields>");
  EXPECT_EQ(given.value.custom_fields, (carrier::Dictionary{{"a b", " c "}, {"1", "2"}}));
  EXPECT_EQ(refusal("<CustomFields><x><Key>a</Key></x></CustomFields>"),
            "CustomFields: expected pairs of Key and Value");
}

TEST(CarrierReaderXml, TakesNilAndBlankValuesAsNull) {
  const auto given = contact(
      R"(<Name xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>
         <Department></Department><Xstop> </Xstop><Category/><UpdatedDate/><UtmParameters/>)");
  EXPECT_EQ(given.presence(&ContactEntity::name), Presence::Null);
  EXPECT_EQ(given.presence(&ContactEntity::department), Presence::Given);
  EXPECT_EQ(given.presence(&ContactEntity::xstop), Presence::Null);
  EXPECT_EQ(given.presence(&ContactEntity::category), Presence::Null);
  EXPECT_EQ(given.presence(&ContactEntity::updated_date), Presence::Null);
  EXPECT_EQ(given.presence(&ContactEntity::utm_parameters), Presence::Null);
}

TEST(CarrierReaderXml, TakesFlagsWithBlanksAsXmlWritesThem) {
  const auto body = written_xml(
      "<r><WeekPattern><Weekdays>Monday Friday</Weekdays></WeekPattern>"
      "<YearPattern><Weekday></Weekday></YearPattern></r>");
  const auto given = read_given<carrier::RecurrenceInfo>(*body, locale::TimeZone::utc());
  ASSERT_TRUE(given);
  EXPECT_EQ(given->value.week_pattern->weekdays.bits, 17U);
  EXPECT_EQ(given->value.year_pattern->weekday.bits, 0U);
}

TEST(CarrierReaderXml, RefusesInTheWordsOfJson) {
  EXPECT_EQ(refusal("<Phones><a/><a><Value>" + std::string(240, 'x') + "</Value></a></Phones>"),
            "Phones[1].Value: the text is 240 characters long, at most 239 are allowed");
  EXPECT_EQ(refusal("<ContactId>x</ContactId>"),
            "ContactId: expected an integer from -2147483648 to 2147483647");
  EXPECT_EQ(refusal("<ContactId><a>1</a></ContactId>"),
            "ContactId: expected an integer from -2147483648 to 2147483647");
  EXPECT_EQ(refusal("<Name><a>1</a></Name>"), "Name: expected a text");
  EXPECT_EQ(refusal("<Xstop>maybe</Xstop>"), "Xstop: expected true or false");
  EXPECT_EQ(refusal("<Domains>a.test</Domains>"), "Domains: expected a list");
  EXPECT_EQ(refusal("<Category>5</Category>"), "Category: expected an object");
}

// With a type attribute it comes back as the same JSON; without one it is told by its looks.
TEST(CarrierReaderXml, KeepsWhatMeansNothingHereAsJson) {
  EXPECT_EQ(contact(R"(<UtmParameters type="object"><a type="number"> 1.50 </a>
                         <b type="array"><item type="boolean">true</item>
                         <item type="null"/></b><q:item xmlns:q="item" item="two words"
                         type="string">x</q:item></UtmParameters>)")
                .value.utm_parameters.json,
            R"({"a":1.50,"b":[true,null],"two words":"x"})");
  EXPECT_EQ(contact("<UtmParameters><a>1</a><b><c/></b></UtmParameters>").value.utm_parameters.json,
            R"({"a":"1","b":{"c":""}})");
  for (const std::string_view wrong : {R"(<a type="number">01</a>)", R"(<a type="boolean">yes</a>)",
                                       R"(<a type="object">text</a>)",
                                       R"(<a type="string"><b/></a>)", R"(<a type="null">x</a>)"}) {
    EXPECT_EQ(refusal("<UtmParameters>" + std::string(wrong) + "</UtmParameters>"),
              "UtmParameters: an element in it is not what its type attribute says");
  }
}

TEST(WrittenXml, RefusesWhatNoBodyMayHave) {
  const auto refused = [](std::string_view text) {
    const auto body = written_xml(text);
    EXPECT_FALSE(body) << text;
    return body ? "" : body.error().detail;
  };
  EXPECT_EQ(refused("<a>text<b/></a>"), "The element 'a' has text between its elements.");
  EXPECT_EQ(refused("<a><b/>text</a>"), "The element 'a' has text between its elements.");
  EXPECT_EQ(refused("<a><b>x</b>text<c/></a>"), "The element 'a' has text between its elements.");
  EXPECT_EQ(refused(R"(<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                       <b i:nil="1">x</b></a>)"),
            "The element 'b' is nil and not empty.");
  EXPECT_NE(refused("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>").find("DOCTYPE"), std::string::npos);
  EXPECT_NE(refused("<a>").find("not well-formed"), std::string::npos);
  EXPECT_NE(refused(" ").find("empty"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 65; ++i) deep += "<a>";
  EXPECT_NE(refused(deep).find("deeper than 64"), std::string::npos);
  std::string many;
  for (std::size_t i = 0; i < kWrittenValuesMax; ++i) many += "<b/>";
  EXPECT_EQ(refused("<a>" + many + "</a>"), "The body has more than 250,000 elements.");
}

}  // namespace
}  // namespace crm::codec
