#include "codec/carrier_xml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "carrier/contact_activity.h"
#include "carrier/error_info.h"
#include "carrier/principal.h"
#include "carrier/time_zone_rows.h"

namespace crm::codec {
namespace {

using carrier::Selection;

constexpr std::string_view kDeclared = R"(<?xml version="1.0" encoding="utf-8"?>)";
constexpr std::string_view kXmlns = R"( xmlns:i="http://www.w3.org/2001/XMLSchema-instance")";

Selection selecting(const std::vector<std::string>& paths) {
  Selection selection = Selection::none();
  for (const std::string& path : paths) selection.add(path);
  return selection;
}

template <class Carrier>
std::string document(const Carrier& carrier) {
  std::string out;
  append_xml_document(out, carrier);
  return out;
}

std::string members(const carrier::ContactActivity& row, const Selection& selection) {
  std::string out;
  append_xml_members(out, row, {}, selection);
  return out;
}

carrier::ContactActivity sample() {
  carrier::ContactActivity row;
  row.table_right = carrier::table_right(carrier::ContactRights::Full);
  row.field_properties = carrier::field_properties(carrier::ContactRights::Full);
  return row;
}

// Without the flag that XML says by the name of the element [wire: Errors].
TEST(CarrierXml, WritesAnError) {
  carrier::ErrorInfo error;
  error.error_type = "ArgumentException";
  error.error_message = error.message_detail = "a < b";
  error.message = "The request is invalid.";
  EXPECT_EQ(document(error),
            std::string(kDeclared) +
                "<Error><ErrorType>ArgumentException</ErrorType><ErrorMessage>a &lt; "
                "b</ErrorMessage><Message>The request is invalid.</Message><MessageDetail>a &lt; "
                "b</MessageDetail><ErrorSource>active-contacts</ErrorSource></Error>");
  EXPECT_EQ(document(carrier::MessageOnly{"x"}),
            std::string(kDeclared) + "<Error><Message>x</Message></Error>");
}

TEST(CarrierXml, WritesListsUnderTheNameOfTheirItems) {
  using Texts = std::vector<std::string>;
  const std::string front(kDeclared);
  const std::string xmlns(kXmlns);
  EXPECT_EQ(document(Texts{"a", "<"}),
            front + "<ArrayOfstring" + xmlns +
                "><string>a</string><string>&lt;</string></ArrayOfstring>");
  EXPECT_EQ(document(Texts{}), front + "<ArrayOfstring" + xmlns + " />");
  EXPECT_EQ(document(std::vector<carrier::Credential>{{"a", "b", "c", -7}}),
            front + "<ArrayOfCredential" + xmlns +
                "><Credential><Type>a</Type><SearchName>b</SearchName><DisplayName>c</DisplayName>"
                "<CredentialId>-7</CredentialId></Credential></ArrayOfCredential>");
}

TEST(CarrierXml, WritesListsAndObjectsWithinCarriers) {
  carrier::Principal principal;
  principal.licenses = {"web"};
  const auto xml = document(principal);
  EXPECT_NE(xml.find("<IsPerson>false</IsPerson>"), std::string::npos);
  EXPECT_NE(xml.find("<Licenses><string>web</string></Licenses>"), std::string::npos);
  EXPECT_NE(xml.find("<FunctionRights></FunctionRights>"), std::string::npos);
  EXPECT_NE(document(carrier::TimeZoneLocation{}).find("<TimeZoneSTDRules></TimeZoneSTDRules>"),
            std::string::npos);
}

TEST(CarrierXml, PutsTheMembersOfTheBaseClassInFront) {
  const auto xml = members(sample(), {});
  EXPECT_TRUE(
      xml.starts_with("<TableRight><Mask>Select Update Insert Delete</Mask>"
                      "<Reason></Reason></TableRight><FieldProperties>"
                      "<FieldPropertyDictionaryKeyValuePair><Key>ContactId</Key><Value>"
                      "<FieldRight><Mask>Read Write</Mask><Reason></Reason></FieldRight>"
                      "<FieldType>System.Int32</FieldType><FieldLength>4</FieldLength>"
                      "</Value></FieldPropertyDictionaryKeyValuePair>"));
  EXPECT_NE(xml.find("</FieldProperties><ContactId>0</ContactId><Department></Department>"),
            std::string::npos);
}

// Nillable by the vendor's contract are texts and objects; the rest may only be missing.
TEST(CarrierXml, MakesNilWhatMayBeNilAndLeavesOutTheRest) {
  EXPECT_EQ(members(sample(), Selection::none()),
            R"(<TableRight i:nil="true" /><FieldProperties i:nil="true" />)"
            R"(<Department i:nil="true" /><OrgNr i:nil="true" /><Name i:nil="true" />)"
            R"(<URL i:nil="true" /><AssociateFullName i:nil="true" /><Category i:nil="true" />)"
            R"(<ActivityPersonName i:nil="true" />)");
}

TEST(CarrierXml, LeavesOutMasksThatAreNotSelected) {
  const auto xml = members(
      sample(), selecting({"TableRight/Reason", "fieldproperties/ORGNR/fieldright/mask", "name"}));
  EXPECT_TRUE(
      xml.starts_with(R"(<TableRight><Reason></Reason></TableRight><FieldProperties>)"
                      R"(<FieldPropertyDictionaryKeyValuePair><Key>OrgNr</Key><Value><FieldRight>)"
                      R"(<Mask>Read Write</Mask><Reason i:nil="true" /></FieldRight>)"
                      R"(<FieldType i:nil="true" /></Value></FieldPropertyDictionaryKeyValuePair>)"
                      R"(</FieldProperties><Department i:nil="true" />)"))
      << xml;
}

}  // namespace
}  // namespace crm::codec
