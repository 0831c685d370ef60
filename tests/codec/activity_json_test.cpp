#include "codec/activity_json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "codec/carrier_json.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;

// One row both ways: by the table, and by hand from prepared texts.
std::string plain(const ContactActivity& row, const carrier::Presentation& presentation) {
  std::string out;
  append_json(out, row, presentation);
  return "[" + out + "]";
}

std::string by_hand(const ContactActivity& row, const carrier::Presentation& presentation) {
  const std::string company =
      prepare_company({row.contact_id, row.department, row.org_nr, row.name, row.url});
  const std::string owner = prepare_text(row.associate_full_name);
  const std::string category = prepare_text(row.category);
  const std::string actor = prepare_text(row.activity_person_name);
  const carrier::PreparedActivity prepared{company,         owner,         category,
                                           actor,           row.action,    row.action_time,
                                           row.action_id,   row.person_id, row.activity_person_id,
                                           row.associate_id};
  std::string out;
  ActivityJson(row.table_right, row.field_properties).append(out, {&prepared, 1}, presentation);
  return out;
}

ContactActivity sample() {
  ContactActivity row;
  row.contact_id = ContactId{42};
  row.org_nr = "987654321";
  row.name = "Nordlys AS";
  row.url = "https://nordlys.example/";
  row.associate_full_name = "Kari Eier";
  row.action = ContactAction::ActivityCompleted;
  row.action_time = instant("2026-01-05T09:30:00Z");
  row.category = R"(US:"Customer";NO:"Kunde";)";
  row.activity_person_name = "Ola Selger";
  row.action_id = 1201;
  row.person_id = PersonId{77};
  row.activity_person_id = PersonId{9};
  row.associate_id = AssociateId{5};
  row.table_right = carrier::full_table_right();
  return row;
}

TEST(ActivityJson, WritesTheDocumentedRow) {
  EXPECT_EQ(by_hand(sample(), {}),
            R"([{"ContactId":42,"Department":"","OrgNr":"987654321","Name":"Nordlys AS",)"
            R"("URL":"https://nordlys.example/","AssociateFullName":"Kari Eier",)"
            R"("Action":"ActivityCompleted","ActionTime":"2026-01-05T09:30:00Z",)"
            R"("Category":"US:\"Customer\";NO:\"Kunde\";","ActivityPersonName":"Ola Selger",)"
            R"("ActionId":1201,"PersonId":77,"ActivityPersonId":9,"AssociateId":5,)"
            R"("TableRight":{"Mask":"FULL","Reason":""},"FieldProperties":{}}])");
}

TEST(ActivityJson, WritesNoRowsAsAnEmptyArray) {
  std::string out;
  ActivityJson(carrier::full_table_right(), {}).append(out, {}, {});
  EXPECT_EQ(out, "[]");
}

TEST(ActivityJson, WritesTheFieldPropertiesOfTheFullRole) {
  std::string out;
  append_json(out, carrier::full_field_properties());
  EXPECT_TRUE(out.starts_with(
      R"({"ContactId":{"FieldRight":{"Mask":"Update","Reason":""},"FieldType":"System.Int32","FieldLength":4},)"));
  EXPECT_NE(
      out.find(
          R"("Name":{"FieldRight":{"Mask":"Update, UIHintMandatory","Reason":"[SR_MANDATORY_FIELD_1281]"},"FieldType":"System.String","FieldLength":219})"),
      std::string::npos);
}

RC_GTEST_PROP(ActivityJson, WritesByHandWhatTheTableWrites, ()) {
  ContactActivity row;
  row.contact_id = ContactId{*rc::gen::arbitrary<std::int32_t>()};
  row.department = *rc::gen::arbitrary<std::string>();
  row.org_nr = *rc::gen::arbitrary<std::string>();
  row.name = *rc::gen::arbitrary<std::string>();
  row.url = *rc::gen::arbitrary<std::string>();
  row.associate_full_name = *rc::gen::arbitrary<std::string>();
  row.action = *rc::gen::elementOf(std::vector<ContactAction>(kActions.begin(), kActions.end()));
  row.action_time = Instant{*rc::gen::inRange<std::int64_t>(kEarliest.ticks, kLatest.ticks)};
  row.category = *rc::gen::arbitrary<std::string>();
  row.activity_person_name = *rc::gen::arbitrary<std::string>();
  row.action_id = *rc::gen::arbitrary<std::int32_t>();
  row.person_id = PersonId{*rc::gen::arbitrary<std::int32_t>()};
  row.activity_person_id = PersonId{*rc::gen::arbitrary<std::int32_t>()};
  row.associate_id = AssociateId{*rc::gen::arbitrary<std::int32_t>()};
  row.table_right = carrier::full_table_right();
  row.field_properties = carrier::full_field_properties();
  const auto zone = locale::TimeZone::open("Europe/Oslo");
  RC_ASSERT(zone.has_value());
  const carrier::Presentation presentation{*zone, *rc::gen::arbitrary<bool>()};
  RC_ASSERT(by_hand(row, presentation) == plain(row, presentation));
}

}  // namespace
}  // namespace crm::codec
