// How entities are told: what $select, languages and clocks do to the kinds of values that only
// they have.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "carrier/address.h"
#include "carrier/category.h"
#include "carrier/contact_summary.h"
#include "carrier/recurrence_info.h"
#include "carrier/role_entity.h"
#include "carrier/task_list_item.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::Presentation;
using carrier::Selection;

Selection selecting(const std::vector<std::string>& paths) {
  Selection selection = Selection::none();
  for (const std::string& path : paths) selection.add(path);
  return selection;
}

template <class Carrier>
std::string json(const Carrier& value, const Selection& selection = {}) {
  std::string out;
  append_json(out, value, {}, selection);
  return out;
}

template <class Carrier>
std::string xml(const Carrier& value, const Selection& selection = {}) {
  std::string out;
  append_xml_members(out, value, {}, selection);
  return out;
}

carrier::Address address() {
  carrier::Address value;
  value.wgs84_latitude = 59.5;
  value.street.emplace().city = "Oslo";
  value.localized_address = {{carrier::LocalizedField{.name = "a"}}, {}};
  return value;
}

TEST(EntityWriters, TellTheMembersOfTheBaseClassLastInJsonAndFirstInXml) {
  EXPECT_EQ(json(carrier::DataRight{.value = "R", .description = "Read"}),
            R"({"Value":"R","Description":"Read","TableRight":null,"FieldProperties":{}})");
  EXPECT_EQ(xml(carrier::DataRight{.value = "R", .description = "Read"}),
            R"(<TableRight i:nil="true" /><FieldProperties></FieldProperties>)"
            "<Value>R</Value><Description>Read</Description>");
  carrier::DataRight right;
  right.table_right = carrier::table_right(carrier::ContactRights::Full);
  EXPECT_NE(json(right).find(R"("TableRight":{"Mask":"FULL","Reason":""})"), std::string::npos);
  EXPECT_NE(xml(right).find("<TableRight><Mask>Select Update Insert Delete</Mask>"),
            std::string::npos);
}

TEST(EntityWriters, TellEnumsAndFlagsByName) {
  carrier::RecurrenceWeekPattern week;
  week.weekdays.bits = 21;
  EXPECT_EQ(json(week), R"({"Weekdays":"Monday, Wednesday, Friday","Cycle":0})");
  EXPECT_EQ(xml(week), "<Weekdays>Monday Wednesday Friday</Weekdays><Cycle>0</Cycle>");
  EXPECT_EQ(json(carrier::RecurrenceWeekPattern{}), R"({"Weekdays":"Unknown","Cycle":0})");
  EXPECT_EQ(xml(carrier::RecurrenceWeekPattern{}), "<Weekdays></Weekdays><Cycle>0</Cycle>");
  carrier::TaskListItem task;
  task.type = TaskType::ToDo;
  EXPECT_NE(json(task).find(R"("Type":"ToDo")"), std::string::npos);
  EXPECT_NE(xml(task).find("<Type>ToDo</Type>"), std::string::npos);
}

TEST(EntityWriters, NameItemsOfListsInListsInXml) {
  const std::string told = xml(address(), selecting({"localizedaddress/name"}));
  EXPECT_NE(told.find("<LocalizedAddress><ArrayOfLocalizedField><LocalizedField>"
                      R"(<TableRight i:nil="true" /><FieldProperties i:nil="true" />)"
                      "<Name>a</Name>"),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("<ArrayOfLocalizedField></ArrayOfLocalizedField></LocalizedAddress>"),
            std::string::npos)
      << told;
}

TEST(EntityWriters, SelectWithinObjectsAndLists) {
  EXPECT_EQ(json(address(), selecting({"Street/City", "Wgs84Latitude", "LocalizedAddress/Name"})),
            R"({"Wgs84Latitude":59.5,"Wgs84Longitude":null,"LocalizedAddress":[[{"Name":"a",)"
            R"("Value":null,"Tooltip":null,"Label":null,"AddressType":null,"ValueLength":null,)"
            R"("TableRight":null,"FieldProperties":null}],[]],"Street":{"AtypeIdx":null,)"
            R"("Address1":null,"Address2":null,"Address3":null,"City":"Oslo","County":null,)"
            R"("State":null,"Zipcode":null,"Formatted":null},"Postal":null,"Formatted":null,)"
            R"("TableRight":null,"FieldProperties":null})");
}

TEST(EntityWriters, TellDictionariesAsObjectsAndAsPairs) {
  const carrier::Dictionary texts{{"a\"", "<"}, {"b", ""}};
  std::string out;
  append_json(out, texts);
  EXPECT_EQ(out, R"({"a\"":"<","b":""})");
  out.clear();
  append_json(out, texts, {}, selecting({"B"}));
  EXPECT_EQ(out, R"({"b":""})");
  out.clear();
  append_xml_members(out, texts, {}, selecting({"a\""}));
  EXPECT_EQ(out,
            "<StringDictionaryKeyValuePair><Key>a\"</Key><Value>&lt;</Value>"
            "</StringDictionaryKeyValuePair>");
}

TEST(EntityWriters, TellWhatMeansNothingHereAsItCame) {
  carrier::ContactSummary summary;
  summary.tickets = {{R"({"a b":[1,null,"x"],"c":true})"}};
  EXPECT_NE(json(summary).find(R"("Tickets":[{"a b":[1,null,"x"],"c":true}],)"), std::string::npos);
  EXPECT_NE(xml(summary).find(
                R"(<Tickets><item type="object"><a:item xmlns:a="item" item="a b" type="array">)"
                R"(<item type="number">1</item><item type="null"></item>)"
                R"(<item type="string">x</item></a:item><c type="boolean">true</c></item>)"
                "</Tickets>"),
            std::string::npos)
      << xml(summary);
}

TEST(EntityWriters, TellNullAsNilUnderARootThatKnowsNil) {
  std::string out;
  append_xml_document(out, carrier::ContactSummary{}, {}, Selection::everything());
  EXPECT_EQ(out, R"(<?xml version="1.0" encoding="utf-8"?><ContactSummary)"
                 R"( xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Contact i:nil="true" />)"
                 "<Tickets></Tickets><Followups></Followups><Documents></Documents><Sales></Sales>"
                 "<Chats></Chats></ContactSummary>");
}

TEST(EntityWriters, TellStampsInUtcAndTheRestByTheCallersClock) {
  carrier::RoleEntity role;
  role.created.at = instant("2026-07-01T16:00:00Z");
  carrier::ActivitySummaryItem item;
  item.date = role.created.at;
  Presentation presentation;
  presentation.zone = *locale::TimeZone::open("Europe/Oslo");
  std::string out;
  append_json(out, role, presentation, selecting({"Created", "Updated"}));
  EXPECT_NE(out.find(R"("Created":"2026-07-01T16:00:00Z",)"), std::string::npos);
  EXPECT_NE(out.find(R"("Updated":"0001-01-01T00:00:00Z",)"), std::string::npos);
  out.clear();
  append_json(out, item, presentation, Selection::everything());
  EXPECT_NE(out.find(R"("Date":"2026-07-01T18:00:00+02:00",)"), std::string::npos);
  EXPECT_NE(out.find(R"("Registered":"0001-01-01T00:00:00Z")"), std::string::npos);
}

TEST(EntityWriters, TellNamesOfListsInTheCallersLanguage) {
  carrier::Category category;
  category.value = R"(US:"Customer";NO:"Kunde";)";
  Presentation presentation;
  presentation.wording = locale::Wording::in({locale::Language::Norwegian}, std::nullopt);
  std::string out;
  append_json(out, category, presentation, selecting({"Value"}));
  EXPECT_NE(out.find(R"("Value":"Kunde")"), std::string::npos) << out;
}

}  // namespace
}  // namespace crm::codec
