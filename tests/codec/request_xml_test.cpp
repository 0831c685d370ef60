#include "codec/request_xml.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "codec/xml_events.h"
#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

// A request with these members, in no namespace but with the usual prefixes at hand.
std::string with(std::string_view members) {
  return R"(<R xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="urn:a">)" +
         std::string(members) + "</R>";
}

ActiveContactsRequest read(std::string_view members) { return asked_in(kXml, with(members)); }
std::string refusal(std::string_view members) { return refusal_in(kXml, with(members)); }

TEST(RequestXml, ReadsTheContractsSample) {
  const auto asked = asked_in(kXml, R"(<?xml version="1.0" encoding="utf-8"?>
<Contact_GetMyActiveContactsRequest xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"
    xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
  <ActivityStartTime>2026-01-02T03:04:05Z</ActivityStartTime>
  <ContactCategories><a:int>272</a:int><a:int>919</a:int></ContactCategories>
  <ActionType>Created ActivityCompleted</ActionType>
</Contact_GetMyActiveContactsRequest>
)");
  EXPECT_EQ(asked.start, instant("2026-01-02T03:04:05Z"));
  EXPECT_EQ(asked.categories, ids({272, 919}));
  EXPECT_EQ(asked.actions, ActionMask{9});
}

TEST(RequestXml, TakesAnyRootAndAnyNamespace) {
  for (const std::string_view body :
       {"<GetMyActiveContacts><ActionType>1</ActionType></GetMyActiveContacts>",
        "<request><actiontype>1</actiontype></request>",
        "<x:y xmlns:x='urn:x'><x:ACTIONTYPE>1</x:ACTIONTYPE></x:y>",
        "<r xmlns='urn:1'><ActionType xmlns='urn:2'>1</ActionType></r>"}) {
    EXPECT_EQ(asked_in(kXml, body).actions, ActionMask{1}) << body;
  }
}

TEST(RequestXml, TakesMembersInAnyOrderAndItemsOfAnyName) {
  const auto asked = read(
      "<ActionType>1</ActionType>"
      "<ContactCategories><a:int> 1 </a:int>\n<int>2</int><Any>3</Any></ContactCategories>"
      "<ActivityStartTime>\n 2026-01-02\n</ActivityStartTime>");
  EXPECT_EQ(asked.start, instant("2026-01-02T00:00:00"));
  EXPECT_EQ(asked.categories, ids({1, 2, 3}));
  EXPECT_EQ(asked.actions, ActionMask{1});
}

TEST(RequestXml, AddsRepeatedCategoriesThatHaveText) {
  EXPECT_EQ(
      read("<ContactCategories>272</ContactCategories><ContactCategories>919</ContactCategories>")
          .categories,
      ids({272, 919}));
  EXPECT_EQ(read("<ContactCategories>1 2\n3</ContactCategories>").categories, ids({1, 2, 3}));
  EXPECT_EQ(read("<ContactCategories>1,2, 3</ContactCategories>").categories, ids({1, 2, 3}));
}

TEST(RequestXml, LetsAListWithItemsReplaceWhatWasThere) {
  EXPECT_EQ(read("<ContactCategories><i>1</i></ContactCategories>"
                 "<ContactCategories><i>2</i></ContactCategories>")
                .categories,
            ids({2}));
  EXPECT_EQ(read("<ContactCategories>1</ContactCategories><ContactCategories/>"),
            ActiveContactsRequest{});
}

TEST(RequestXml, TakesBlanksAndCommasBetweenFlags) {
  for (const std::string_view flags :
       {"Created Updated", "Created,Updated", "Created, Updated", "Created , Updated",
        "\n Created\n\tUpdated\r\n", "3", "1 2", "created 2", "&#67;reated <![CDATA[Updated]]>",
        "Cre<!-- so -->ated Upda<?so so?>ted"}) {
    EXPECT_EQ(read("<ActionType>" + std::string(flags) + "</ActionType>").actions, ActionMask{3})
        << flags;
  }
}

TEST(RequestXml, LetsTheLastOfEqualMembersCount) {
  EXPECT_EQ(read("<ActionType>1</ActionType><ActionType>2</ActionType>").actions, ActionMask{2});
  EXPECT_EQ(read("<ActionType>1</ActionType><ActionType/>"), ActiveContactsRequest{});
}

TEST(RequestXml, TakesNilAndEmptyForNoFilter) {
  for (const std::string_view members :
       {"", "<ActivityStartTime/><ContactCategories/><ActionType/>",
        "<ActivityStartTime> </ActivityStartTime><ContactCategories>\n</ContactCategories>",
        "<ActivityStartTime i:nil='true'/><ContactCategories i:nil='1'/><ActionType i:nil=' true "
        "'/>"}) {
    EXPECT_EQ(read(members), ActiveContactsRequest{}) << members;
  }
  // Without its namespace it is an attribute like any other; so is nil="false".
  EXPECT_EQ(read("<ActionType nil='true' i:nil='false'>1</ActionType>").actions, ActionMask{1});
}

TEST(RequestXml, IgnoresAttributesAndUnknownMembers) {
  EXPECT_EQ(read("<ActionType i:type='a:int' x='ActionType'>1</ActionType>").actions,
            ActionMask{1});
  EXPECT_EQ(read("<x>text<ActionType>Exploded</ActionType><y><z/></y></x><w i:nil='true'>1</w>"),
            ActiveContactsRequest{});
}

TEST(RequestXml, NamesTheMemberThatIsWrong) {
  for (const std::string_view value : {"Exploded", "-1", "1.5", "99999999999", "<x/>", "1<x/>",
                                       "Created;Updated", ",", "1,,2", "true"}) {
    EXPECT_TRUE(
        refusal("<actionType>" + std::string(value) + "</actionType>").starts_with("ActionType: "))
        << value;
  }
  for (const std::string_view value : {"yesterday", "2026-13-01", "1", "<x>2026-01-01</x>"}) {
    EXPECT_TRUE(refusal("<activityStartTime>" + std::string(value) + "</activityStartTime>")
                    .starts_with("ActivityStartTime: "))
        << value;
  }
  for (const std::string_view value :
       {"abc", "1.5", "<i>abc</i>", "<i/>", "<i>1.5</i>", "<i>2147483648</i>", "<i>1 2</i>",
        "<i i:nil='true'/>", "<i><j>1</j></i>", "1<i>2</i>", "<i>1</i>2", "true"}) {
    EXPECT_TRUE(refusal("<contactCategories>" + std::string(value) + "</contactCategories>")
                    .starts_with("ContactCategories: "))
        << value;
  }
  EXPECT_EQ(refusal("<ActionType i:nil='true'>1</ActionType>").substr(0, 11), "ActionType:");
  EXPECT_EQ(refusal("<ContactCategories i:nil='true'><i>1</i></ContactCategories>").substr(0, 18),
            "ContactCategories:");
}

TEST(RequestXml, RefusesABodyWithoutARequest) {
  EXPECT_TRUE(refusal_in(kXml, "").starts_with("The body is empty"));
  EXPECT_TRUE(refusal_in(kXml, " \r\n").starts_with("The body is empty"));
  EXPECT_NE(
      refusal_in(kXml, "<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>")
          .find("nil"),
      std::string::npos);
  EXPECT_EQ(refusal("<ActionType>1</ActionType>{}"), "The body has text between its members.");
}

TEST(RequestXml, RefusesADocumentTypeBeforeItIsRead) {
  for (const std::string_view type : {"<!DOCTYPE r>", "<!DOCTYPE r SYSTEM 'file:///etc/passwd'>",
                                      "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                                      "<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]>",
                                      "<!DOCTYPE r PUBLIC 'a' 'b' []>"}) {
    const std::string body = std::string(type) + "<r><ActionType>&e;</ActionType></r>";
    EXPECT_EQ(refusal_in(kXml, body), "The body must not have a document type (DOCTYPE).") << body;
  }
}

TEST(RequestXml, RefusesWhatIsNotWellFormed) {
  for (const std::string_view body : {"{}",
                                      "<r>",
                                      "<r></s>",
                                      "<r/><r/>",
                                      "<r/>x",
                                      "<r a='1' a='2'/>",
                                      "<p:r/>",
                                      "<r>&nbsp;</r>",
                                      "<r>&#0;</r>",
                                      "<r>\x01</r>",
                                      "<r>\xFF</r>",
                                      "<r>\xC0\xBC</r>",
                                      "<r>\xED\xA0\x80</r>",
                                      "<r a=1/>",
                                      "<r><x><![CDATA[</x></r>",
                                      " <?xml version='1.0'?><r/>",
                                      "<?xml version='1.0'?>",
                                      "<r>&e;</r>",
                                      "<r xmlns:p=''/>",
                                      "<r>]]></r>",
                                      "<r"}) {
    EXPECT_TRUE(refusal_in(kXml, body).starts_with("The body is not well-formed XML: ")) << body;
  }
  EXPECT_TRUE(refusal_in(kXml, "<r>\n  </s>").ends_with(" at line 2, column 5."));
}

std::string nested(std::size_t depth) {
  std::string body;
  for (std::size_t i = 0; i < depth; ++i) body += "<x>";
  for (std::size_t i = 0; i < depth; ++i) body += "</x>";
  return body;
}

TEST(RequestXml, GoesAsDeepAs64AndNoDeeper) {
  EXPECT_EQ(asked_in(kXml, nested(kXmlDepthMax)), ActiveContactsRequest{});
  EXPECT_NE(refusal_in(kXml, nested(kXmlDepthMax + 1)).find("64"), std::string::npos);
  EXPECT_NE(refusal_in(kXml, nested(100'000)).find("64"), std::string::npos);
}

TEST(RequestXml, FindsTheEncodingThatADeclarationNames) {
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='Latin1' ?><r/>"), "Latin1");
  EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding = \"utf-8\"?>"), "utf-8");
  for (const std::string_view none :
       {"", "<?xml", "<?xml?>", "<?xml version='1.0'?><r encoding='x'/>", "<r encoding='x'/>",
        "<?xml encoding?>", "<?xml encoding=?>", "<?xml encoding='x?>", "<?xml encoding=''?>",
        "<?xml encoding='\xFF'?>", " <?xml encoding='x'?>"}) {
    EXPECT_EQ(declared_encoding(none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace crm::codec
