// Entities as clients really send them, and as they should not.
#include "codec/carrier_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "carrier/appointment_arguments.h"
#include "carrier/contact_arguments.h"
#include "carrier/recurrence_info.h"
#include "codec/entities.h"
#include "codec/written_body.h"
#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ContactEntity;
using carrier::Given;
using carrier::Presence;

// What is read; a failure of the test when it is refused.
template <class Carrier>
Given<Carrier> given(const carrier::BodyForm& form, std::string_view body,
                     const locale::TimeZone& zone = locale::TimeZone::utc()) {
  const auto written = written_body(form, body, {});
  EXPECT_TRUE(written) << body << ": " << written.error().detail;
  if (!written) return {};
  const auto read = read_given<Carrier>(*written, zone);
  EXPECT_TRUE(read) << body << ": " << read.error().detail;
  return read.value_or(Given<Carrier>{});
}

template <class Carrier>
std::string refusal(const carrier::BodyForm& form, std::string_view body) {
  const auto written = written_body(form, body, {});
  const auto read = written ? read_given<Carrier>(*written, locale::TimeZone::utc())
                            : Result<Given<Carrier>>(tl::unexpected(written.error()));
  EXPECT_FALSE(read) << body;
  if (read) return "";
  EXPECT_EQ(read.error().kind, ErrorKind::BadRequest);
  EXPECT_LT(read.error().detail.size(), 400U);
  return read.error().detail;
}

Given<ContactEntity> contact(std::string_view json) { return given<ContactEntity>(kJson, json); }
std::string refused_contact(std::string_view json) { return refusal<ContactEntity>(kJson, json); }

// The client writes names with a small letter in front, and nothing else differs.
TEST(CarrierReader, TakesNamesInAnyCase) {
  const auto read = contact(R"({"contactId":7,"orgNr":"9","URLS":[{"value":"https://a.test"}],
                               "dbiLastSyncronized":"2026-01-02T03:04:05.000Z"})");
  EXPECT_EQ(read.value.contact_id, 7);
  EXPECT_EQ(read.value.org_nr, "9");
  ASSERT_EQ(read.value.urls.size(), 1U);
  EXPECT_EQ(read.value.urls[0].value, "https://a.test");
  EXPECT_EQ(read.value.dbi_last_syncronized, instant("2026-01-02T03:04:05Z"));
}

TEST(CarrierReader, TellsAbsentFromNullFromGiven) {
  const auto read = contact(R"({"Name":"","Department":null,"Persons":[],"Associate":null})");
  EXPECT_EQ(read.presence(&ContactEntity::name), Presence::Given);
  EXPECT_EQ(read.presence(&ContactEntity::department), Presence::Null);
  EXPECT_EQ(read.presence(&ContactEntity::org_nr), Presence::Absent);
  EXPECT_EQ(read.presence(&ContactEntity::number1), Presence::Absent);  // of the same type
  EXPECT_EQ(read.presence(&ContactEntity::persons), Presence::Given);
  EXPECT_EQ(read.presence(&ContactEntity::associate), Presence::Null);
  EXPECT_TRUE(read.has(&ContactEntity::name));
  EXPECT_FALSE(read.has(&ContactEntity::department));
}

TEST(CarrierReader, TakesNullForEveryMember) {
  std::string body;
  carrier::for_each_field<ContactEntity>([&](const auto& field) {
    body.append(body.empty() ? "{" : ",").append("\"").append(field.name).append("\":null");
  });
  const auto read = contact(body + "}");
  EXPECT_EQ(read.value, ContactEntity{});
  carrier::for_each_field<ContactEntity>([&](const auto& field) {
    EXPECT_EQ(read.presence(field.member),
              carrier::is_read(field.use) ? Presence::Null : Presence::Absent)
        << field.name;
  });
}

// Clients send back with every save what they were told of rights and links.
TEST(CarrierReader, PassesByWhatIsToldAndWhatIsUnknown) {
  const auto read = contact(R"({"TableRight":{"Mask":"FULL","Reason":""},"_Links":{"Self":"x"},
      "FieldProperties":{"Name":{"FieldLength":[]}},"Name":"A","Nonsense":[{"a":{}}],
      "Category":{"Id":3,"TableRight":7,"Other":true}})");
  EXPECT_EQ(read.value.name, "A");
  EXPECT_EQ(read.value.table_right, std::nullopt);
  ASSERT_TRUE(read.value.category);
  EXPECT_EQ(read.value.category->id, 3);
}

TEST(CarrierReader, TakesTheLastOfSeveralEqualMembers) {
  const auto read = contact(R"({"Name":"A","Emails":[{"Value":"a"}],"name":"B",
                               "EMAILS":[{"Value":"b"}],"Category":{"Id":1},"category":null})");
  EXPECT_EQ(read.value.name, "B");
  ASSERT_EQ(read.value.emails.size(), 1U);
  EXPECT_EQ(read.value.emails[0].value, "b");
  EXPECT_EQ(read.value.category, std::nullopt);
  EXPECT_EQ(read.presence(&ContactEntity::category), Presence::Null);
}

// The JavaScript maximum stands for "in the far future".
TEST(CarrierReader, TakesDatesThatTheClientMakesUp) {
  const auto at = [](std::string_view date) {
    return contact(R"({"DbiLastModified":")" + std::string(date) + "\"}").value.dbi_last_modified;
  };
  EXPECT_EQ(at("+275760-09-13T00:00:00.000Z"), kLatest);
  EXPECT_EQ(at("0001-01-01T00:00:00"), std::nullopt);
  EXPECT_EQ(at("0001-01-01T05:00:00.000Z"), std::nullopt);  // on a clock west of UTC
  EXPECT_EQ(at("0000-12-31T23:00:00.000Z"), std::nullopt);  // on a clock east of it
  EXPECT_EQ(at("2006-12-08T17:54:02.8514704+01:00"), instant("2006-12-08T16:54:02.8514704Z"));
  EXPECT_NE(refused_contact(R"({"DbiLastModified":"soon"})").find("DbiLastModified: expected"),
            std::string::npos);
}

TEST(CarrierReader, ReadsDatesWithoutAnOffsetByTheCallersClock) {
  const auto oslo = *locale::TimeZone::open("Europe/Oslo");
  const auto read = given<carrier::ContactPeriodArguments>(
      kJson, R"({"StartTime":"2026-07-01T18:00:00","EndTime":"2026-07-01T18:00:00Z"})", oslo);
  EXPECT_EQ(read.value.start_time, instant("2026-07-01T16:00:00Z"));
  EXPECT_EQ(read.value.end_time, instant("2026-07-01T18:00:00Z"));
  EXPECT_EQ(read.value.count, -1);  // not sent: all
}

// Stamps are told in UTC, so that is how they come back.
TEST(CarrierReader, ReadsStampsInUtcWhateverTheCallersClock) {
  const auto oslo = *locale::TimeZone::open("Europe/Oslo");
  const auto read = given<ContactEntity>(kJson, R"({"CreatedDate":"2026-07-01T18:00:00"})", oslo);
  EXPECT_EQ(read.value.created_date.at, instant("2026-07-01T18:00:00Z"));
}

// The client sends flags as a number, the vendor's sample sends names.
TEST(CarrierReader, TakesFlagsAsNumbersAndNames) {
  for (const std::string_view flags : {"17", "\"17\"", "\"Monday, friday\"", "\"Monday,Friday\"",
                                       "\"Monday Friday\"", "\"16, Monday\""}) {
    const auto read = given<carrier::RecurrenceInfo>(
        kJson, R"({"WeekPattern":{"Weekdays":)" + std::string(flags) + "}}");
    EXPECT_EQ(read.value.week_pattern->weekdays.bits, 17U) << flags;
  }
  EXPECT_EQ(refusal<carrier::RecurrenceInfo>(kJson, R"({"WeekPattern":{"Weekdays":"Moonday"}})"),
            "WeekPattern.Weekdays: 'Moonday' is no sum of Weekday");
  EXPECT_NE(refusal<carrier::RecurrenceInfo>(kJson, R"({"WeekPattern":{"Weekdays":128}})"), "");
}

TEST(CarrierReader, TakesEnumsByNameInAnyCaseAndByNumber) {
  for (const std::string_view type : {"6", "\"6\"", "\"ToDo\"", "\"todo\"", "\" toDO \"", "6.0"}) {
    const auto read =
        given<carrier::DefaultAppointmentArguments>(kJson, R"({"type":)" + std::string(type) + "}");
    EXPECT_EQ(read.value.type, TaskType::ToDo) << type;
  }
  EXPECT_EQ(refusal<carrier::DefaultAppointmentArguments>(kJson, R"({"Type":"Lunch"})"),
            "Type: 'Lunch' is no value of TaskType");
  EXPECT_NE(refusal<carrier::DefaultAppointmentArguments>(kJson, R"({"Type":11})"), "");
  EXPECT_NE(refusal<carrier::DefaultAppointmentArguments>(kJson, R"({"Type":true})"), "");
}

TEST(CarrierReader, CountsLengthsInCodePointsAndNamesTheMember) {
  const std::string longest = std::string(237, 'a') + "\xC3\xB8\xF0\x9F\x98\x80";
  EXPECT_EQ(contact(R"({"Phones":[{},{"Value":")" + longest + "\"}]}").value.phones.size(), 2U);
  EXPECT_EQ(refused_contact(R"({"phones":[{},{"value":"x)" + longest + "\"}]}"),
            "Phones[1].Value: the text is 240 characters long, at most 239 are allowed");
  EXPECT_EQ(refused_contact(R"({"Name":")" + std::string(220, 'a') + "\"}"),
            "Name: the text is 220 characters long, at most 219 are allowed");
  EXPECT_NE(refused_contact(R"({"Domains":["a",")" + std::string(256, 'a') + "\"]}")
                .find("Domains[1]: the text is 256"),
            std::string::npos);
}

// As the client writes it: names with a small letter, durations of ISO 8601, flags as a number,
// what it was told of rights, null for what it does not have.
TEST(CarrierReader, ReadsAFollowUpAsTheClientSendsIt) {
  const auto read = read_entity<carrier::AppointmentEntity>(
      kJson, R"({"tableRight":null,"fieldProperties":{},"appointmentId":63,"associate":
      {"associateId":3,"type":"InternalAssociate","userName":null},"contact":{"contactId":4,
      "uRL":"","address":null},"updatedBy":null,"startDate":"2026-03-31T16:00:00.000Z",
      "endDate":"2026-03-31T17:00:00.000Z","type":"inDiary","completed":"Completed",
      "leadTime":"PT15M","lagTime":"P0D","alarmLeadTime":"PT1H30M","preferredTZLocation":0,
      "project":{"projectId":44,"uRL":""},"recurrence":{"weekPattern":{"cycle":1,"weekdays":21}},
      "publishTo":"+275760-09-13T00:00:00.000Z","userDefinedFields":{},"links":[],
      "visibleFor":[{"visibleId":0,"visibility":"All","displayValue":"all"}]
})",
      locale::TimeZone::utc(), {});
  ASSERT_TRUE(read) << read.error().detail;
  const carrier::AppointmentEntity& value = read->value;
  EXPECT_EQ(value.associate->associate_id, 3);
  EXPECT_EQ(value.contact->contact_id, 4);
  EXPECT_EQ(value.start_date, instant("2026-03-31T16:00:00Z"));
  EXPECT_EQ(value.completed, ActivityStatus::Completed);
  EXPECT_EQ(value.lead_time.seconds, 900);
  EXPECT_EQ(value.lag_time.seconds, 0);
  EXPECT_EQ(value.alarm_lead_time.seconds, 5400);
  EXPECT_EQ(value.project.json, R"({"projectId":44,"uRL":""})");
  EXPECT_EQ(value.recurrence->week_pattern->weekdays.bits, 21U);
  EXPECT_EQ(value.publish_to, kLatest);
  ASSERT_EQ(value.visible_for.size(), 1U);
  EXPECT_EQ(value.visible_for[0].visibility, Visibility::Kind::All);
  EXPECT_EQ(read->presence(&carrier::AppointmentEntity::updated_by), Presence::Null);
  EXPECT_EQ(read->presence(&carrier::AppointmentEntity::links), Presence::Given);
  EXPECT_EQ(read->presence(&carrier::AppointmentEntity::person), Presence::Absent);
}

// Of a row that an entity refers to only the id counts. The rest comes back as it was told: a name
// in all languages is longer than any one of them may be.
TEST(CarrierReader, TakesTextsOfAnyLengthInReferences) {
  const std::string text = std::string(5000, 'a') + "\"";
  const auto read =
      contact(R"({"Category":{"Id":3,"Value":")" + text + R"(},"Interests":[{"Name":")" + text +
              R"(}],"SupportPerson":{"Firstname":")" + text + "}}");
  EXPECT_EQ(read.value.category->value.size(), 5000U);
  EXPECT_EQ(read.value.interests[0].name.size(), 5000U);
  EXPECT_EQ(read.value.support_person->firstname.size(), 5000U);
  EXPECT_NE(
      refused_contact(R"({"Persons":[{"Firstname":")" + text + R"(}],"Kananame":")" + text + "}"),
      "");
}

TEST(CarrierReader, RefusesValuesOfOtherTypesByTheirPath) {
  const std::string kInt32 = "expected an integer from -2147483648 to 2147483647";
  EXPECT_EQ(refused_contact(R"({"ContactId":"x"})"), "ContactId: " + kInt32);
  EXPECT_EQ(refused_contact(R"({"ContactId":2147483648})"), "ContactId: " + kInt32);
  EXPECT_EQ(refused_contact(R"({"ContactId":1.5})"), "ContactId: " + kInt32);
  EXPECT_EQ(refused_contact(R"({"ContactId":1e400})"), "ContactId: " + kInt32);
  EXPECT_EQ(refused_contact(R"({"Source":32768})"),
            "Source: expected an integer from -32768 to 32767");
  EXPECT_EQ(refused_contact(R"({"Name":5})"), "Name: expected a text");
  EXPECT_EQ(refused_contact(R"({"Xstop":1})"), "Xstop: expected true or false");
  EXPECT_EQ(refused_contact(R"({"Emails":{}})"), "Emails: expected a list");
  EXPECT_EQ(refused_contact(R"({"Emails":["a"]})"), "Emails[0]: expected an object");
  EXPECT_EQ(refused_contact(R"({"Emails":[null]})"), "Emails[0]: expected a value, not null");
  EXPECT_EQ(refused_contact(R"({"Category":5})"), "Category: expected an object");
  EXPECT_EQ(refused_contact(R"({"Category":""})"), "Category: expected an object");
  EXPECT_EQ(refused_contact(R"({"Address":{"Wgs84Latitude":"NaN"}})"),
            "Address.Wgs84Latitude: expected a number");
  EXPECT_EQ(refused_contact(R"({"Address":{"Wgs84Latitude":1e999}})"),
            "Address.Wgs84Latitude: expected a number");
  EXPECT_EQ(refused_contact(R"({"Address":{"LocalizedAddress":[[],[{"ValueLength":[]}]]}})"),
            "Address.LocalizedAddress[1][0].ValueLength: " + kInt32);
  EXPECT_EQ(refused_contact(R"({"CustomFields":{"a":[]}})"), "CustomFields.a: expected a text");
  EXPECT_EQ(refused_contact("[]"), "The body is refused: expected an object");
  EXPECT_EQ(refused_contact("5"), "The body is refused: expected an object");
  EXPECT_EQ(refused_contact("null"), "The body is refused: expected an object");
}

TEST(CarrierReader, TakesNumbersThatAreWrittenAnotherWay) {
  EXPECT_EQ(contact(R"({"ContactId":1e2})").value.contact_id, 100);
  EXPECT_EQ(contact(R"({"ContactId":"-7"})").value.contact_id, -7);
  EXPECT_EQ(contact(R"({"ContactId":""})").presence(&ContactEntity::contact_id), Presence::Null);
  EXPECT_EQ(contact(R"({"Address":{"Wgs84Latitude":59.9138688}})").value.address->wgs84_latitude,
            59.9138688);
}

TEST(CarrierReader, KeepsWhatMeansNothingHereAsItCame) {
  const auto read = contact(
      R"({"UtmParameters": { "Source" : "x", "n" : 1.50, "l" : [ ] , "z":null}, "Xstop":true})");
  EXPECT_EQ(read.value.utm_parameters.json, R"({"Source":"x","n":1.50,"l":[],"z":null})");
  EXPECT_EQ(contact(R"({"UtmParameters":null})").value.utm_parameters.json, "");
}

TEST(CarrierReader, LimitsTheItemsOfListsAndDictionaries) {
  std::string items;
  for (std::size_t i = 0; i < kListItemsMax; ++i) items += "0,";
  const auto fits = written_body(kJson, "[" + items + "]", {});
  ASSERT_TRUE(fits);
  EXPECT_EQ(read_numbers(*fits)->size(), kListItemsMax);
  const auto beyond = written_body(kJson, "[" + items + "0]", {});
  ASSERT_TRUE(beyond);
  EXPECT_EQ(read_numbers(*beyond).error().detail, "[100000]: more than 100,000 items");

  std::string texts;
  for (std::size_t i = 0; i <= kDictionaryTextsMax; ++i) {
    texts += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":\"\"";
  }
  EXPECT_EQ(refused_contact(R"({"ExtraFields":{)" + texts + "}}"),
            "ExtraFields: more than 1,000 items");
}

TEST(CarrierReader, ReadsArgumentsOfMethods) {
  const auto merge = given<carrier::MergeContactsArguments>(
      kJson, R"({"sourceContactId":1,"destinationContactId":2,"mergeIdenticalPersons":true})");
  EXPECT_EQ(merge.value.source_contact_id, 1);
  EXPECT_EQ(merge.value.destination_contact_id, 2);
  EXPECT_TRUE(merge.value.merge_identical_persons);
  EXPECT_FALSE(merge.value.replace_empty_fields_on_destination);
  const auto done = given<carrier::ActivityStatusArguments>(
      kJson, R"({"activityIdentifier":["appointment_id=7","document_id=9"],
                 "activityStatus":"Completed"})");
  EXPECT_EQ(done.value.activity_identifier.size(), 2U);
  EXPECT_EQ(done.value.activity_status, ActivityStatus::Completed);
  const auto updated = given<carrier::UpdateAppointmentArguments>(
      kJson, R"({"Id":7,"Status":3,"Type":1,"StartTime":null})");
  EXPECT_EQ(updated.value.status, carrier::AppointmentStatus::Completed);
  EXPECT_EQ(updated.value.type, AppointmentType::InDiary);
  EXPECT_EQ(updated.value.start_time, std::nullopt);
  EXPECT_EQ(given<carrier::RecentContactsArguments>(kJson, "{}").value.source_type.bits, 7U);
}

TEST(CarrierReader, ReadsBareListsOfNumbers) {
  const auto numbers = [](const carrier::BodyForm& form, std::string_view body) {
    return read_numbers(*written_body(form, body, {}));
  };
  EXPECT_EQ(numbers(kJson, "[1,\"2\",3.0]"), (std::vector<std::int32_t>{1, 2, 3}));
  EXPECT_EQ(numbers(kXml, "<ArrayOfint><int>1</int><a:x xmlns:a='y'> 2 </a:x></ArrayOfint>"),
            (std::vector<std::int32_t>{1, 2}));
  EXPECT_EQ(numbers(kJson, "[]")->size(), 0U);
  EXPECT_FALSE(numbers(kJson, "{}"));
  EXPECT_EQ(numbers(kJson, "[1,null]").error().detail, "[1]: expected a value, not null");
}

}  // namespace
}  // namespace crm::codec
