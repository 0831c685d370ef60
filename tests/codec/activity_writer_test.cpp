#include "codec/activity_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <deque>
#include <string>
#include <vector>

#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "codec/prepared.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::AnswerFormat;
using carrier::ContactActivity;
using carrier::Presentation;

void set_rights(ContactActivity& row, carrier::ContactRights rights) {
  row.table_right = carrier::table_right(rights);
  row.field_properties = carrier::field_properties(rights);
}

// Which rights a row tells.
carrier::ContactRights rights_of(const ContactActivity& row) {
  for (const carrier::ContactRights rights : carrier::kAllContactRights) {
    if (row.table_right == carrier::table_right(rights)) return rights;
  }
  return carrier::ContactRights::Full;
}

const ActivityWriter& writer() {
  static const ActivityWriter kWriter;
  return kWriter;
}

// Rows both ways: by the table, and by hand from prepared texts.
std::string plain(const std::vector<ContactActivity>& rows, AnswerFormat format,
                  const Presentation& presentation) {
  std::string out;
  if (format == AnswerFormat::Xml) {
    append_xml_document(out, rows, presentation, presentation.selection);
  } else {
    append_json(out, rows, presentation, presentation.selection);
  }
  return out;
}

std::string by_hand(const std::vector<ContactActivity>& rows, AnswerFormat format,
                    const Presentation& presentation) {
  std::vector<std::string> texts;
  texts.reserve(rows.size() * 4);
  std::vector<carrier::PreparedActivity> prepared;
  std::deque<locale::Tellings> tellings;
  for (const ContactActivity& row : rows) {
    texts.push_back(
        prepare_company({row.contact_id, row.department, row.org_nr, row.name, row.url}));
    texts.push_back(prepare_text(row.associate_full_name));
    texts.push_back(prepare_text(row.category));
    texts.push_back(prepare_text(row.activity_person_name));
    const std::string* const text = &texts[texts.size() - 4];
    prepared.push_back({text[0], text[1], text[2], text[3], row.action, row.action_time,
                        row.action_id, row.person_id, row.activity_person_id, row.associate_id,
                        rights_of(row), &tellings.emplace_back()});
  }
  std::string out;
  writer().append(out, format, prepared, presentation);
  // And from what was kept, which must be no other.
  std::string again;
  writer().append(again, format, prepared, presentation);
  EXPECT_EQ(again, out);
  return out;
}

ContactActivity sample() {
  ContactActivity row;
  row.contact_id = ContactId{42};
  row.org_nr = "987654321";
  row.name = "Nordlys & Sønner AS";
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
  set_rights(row, carrier::ContactRights::Full);
  return row;
}

Presentation selecting(const std::vector<std::string>& paths) {
  Presentation presentation;
  presentation.selection = carrier::Selection::none();
  for (const std::string& path : paths) presentation.selection.add(path);
  return presentation;
}

TEST(ActivityWriter, WritesTheDocumentedRow) {
  const auto json = by_hand({sample()}, AnswerFormat::Json, {});
  EXPECT_TRUE(json.starts_with(
      R"([{"ContactId":42,"Department":"","OrgNr":"987654321","Name":"Nordlys & Sønner AS",)"
      R"("URL":"https://nordlys.example/","AssociateFullName":"Kari Eier",)"
      R"("Action":"ActivityCompleted","ActionTime":"2026-01-05T09:30:00Z",)"
      R"("Category":"US:\"Customer\";NO:\"Kunde\";","ActivityPersonName":"Ola Selger",)"
      R"("ActionId":1201,"PersonId":77,"ActivityPersonId":9,"AssociateId":5,)"
      R"("TableRight":{"Mask":"FULL","Reason":""},"FieldProperties":{"ContactId":{)"))
      << json;
}

TEST(ActivityWriter, WritesTheDocumentedRowAsXmlWithTheBaseClassInFront) {
  const auto xml =
      by_hand({sample()}, AnswerFormat::Xml,
              selecting({"tableright", "name", "url", "action", "actiontime", "contactid"}));
  EXPECT_EQ(
      xml,
      R"(<?xml version="1.0" encoding="utf-8"?>)"
      R"(<ArrayOfContactActivity xmlns:i="http://www.w3.org/2001/XMLSchema-instance">)"
      R"(<ContactActivity><TableRight><Mask>Select Update Insert Delete</Mask><Reason></Reason>)"
      R"(</TableRight><FieldProperties i:nil="true" /><ContactId>42</ContactId>)"
      R"(<Department i:nil="true" /><OrgNr i:nil="true" /><Name>Nordlys &amp; Sønner AS</Name>)"
      R"(<URL>https://nordlys.example/</URL><AssociateFullName i:nil="true" />)"
      R"(<Action>ActivityCompleted</Action><ActionTime>2026-01-05T09:30:00Z</ActionTime>)"
      R"(<Category i:nil="true" /><ActivityPersonName i:nil="true" />)"
      R"(</ContactActivity></ArrayOfContactActivity>)");
}

TEST(ActivityWriter, WritesNoRowsAsAnEmptyArrayOrRoot) {
  EXPECT_EQ(by_hand({}, AnswerFormat::Json, {}), "[]");
  EXPECT_EQ(by_hand({}, AnswerFormat::Xml, {}),
            R"(<?xml version="1.0" encoding="utf-8"?>)"
            R"(<ArrayOfContactActivity xmlns:i="http://www.w3.org/2001/XMLSchema-instance" />)");
}

TEST(ActivityWriter, WritesTheFieldPropertiesOfTheFullRole) {
  std::string out;
  append_json(out, carrier::field_properties(carrier::ContactRights::Full));
  EXPECT_TRUE(out.starts_with(
      R"({"ContactId":{"FieldRight":{"Mask":"Update","Reason":""},"FieldType":"System.Int32","FieldLength":4},)"));
  EXPECT_NE(
      out.find(
          R"("Name":{"FieldRight":{"Mask":"Update, UIHintMandatory","Reason":"[SR_MANDATORY_FIELD_1281]"},"FieldType":"System.String","FieldLength":219})"),
      std::string::npos);
}

TEST(ActivityWriter, TellsRightsAndTextsInTheCallersWords) {
  Presentation presentation;
  presentation.wording = locale::Wording::in({locale::Language::French}, std::nullopt);
  ContactActivity row = sample();
  row.name = R"(US:"Northern Lights";FR:"Aurore \\";)";
  for (const AnswerFormat format : {AnswerFormat::Json, AnswerFormat::Xml}) {
    const auto told = by_hand({row, row}, format, presentation);
    EXPECT_EQ(told, plain({row, row}, format, presentation));
    EXPECT_NE(told.find("Nom de société"), std::string::npos);
    EXPECT_NE(told.find("Customer"), std::string::npos);
    EXPECT_EQ(told.find("Northern"), std::string::npos);
    EXPECT_NE(told.find("Aurore"), std::string::npos);
  }
}

// Rows of all rights side by side, told in every language and as stored.
TEST(ActivityWriter, WritesEachRowsOwnRightsInEveryLanguage) {
  std::vector<ContactActivity> rows;
  for (const carrier::ContactRights rights : carrier::kAllContactRights) {
    rows.push_back(sample());
    set_rights(rows.back(), rights);
  }
  std::vector<Presentation> presentations(1);
  for (const locale::Language language : locale::kLanguages) {
    presentations.emplace_back().wording = locale::Wording::in({language}, std::nullopt);
  }
  for (const Presentation& presentation : presentations) {
    for (const AnswerFormat format : {AnswerFormat::Json, AnswerFormat::Xml}) {
      const auto told = by_hand(rows, format, presentation);
      EXPECT_EQ(told, plain(rows, format, presentation));
      // Where there are words, no name of one is left.
      EXPECT_EQ(told.find("[SR_") == std::string::npos, presentation.wording.is_active());
    }
  }
}

TEST(ActivityWriter, WritesEachRowsOwnRightsWhereMembersAreChosen) {
  std::vector<ContactActivity> rows(2, sample());
  set_rights(rows[0], carrier::ContactRights::ReadOnly);
  set_rights(rows[1], carrier::ContactRights::OwnCompany);
  const auto chosen = selecting({"tableright/mask", "fieldproperties/name/fieldright/mask"});
  const auto json = by_hand(rows, AnswerFormat::Json, chosen);
  EXPECT_EQ(json, plain(rows, AnswerFormat::Json, chosen));
  EXPECT_NE(json.find(R"("TableRight":{"Mask":"Select","Reason":null})"), std::string::npos);
  EXPECT_NE(json.find(R"("TableRight":{"Mask":"RI, RestrictedUpdate","Reason":null})"),
            std::string::npos);
}

TEST(ActivityWriter, WritesAllMembersAsNullWhenNoneIsKnown) {
  EXPECT_EQ(by_hand({sample()}, AnswerFormat::Json, selecting({"nothing/like/this"})),
            R"([{"ContactId":null,"Department":null,"OrgNr":null,"Name":null,"URL":null,)"
            R"("AssociateFullName":null,"Action":null,"ActionTime":null,"Category":null,)"
            R"("ActivityPersonName":null,"ActionId":null,"PersonId":null,"ActivityPersonId":null,)"
            R"("AssociateId":null,"TableRight":null,"FieldProperties":null}])");
}

// Texts in which something is to be escaped, translated or left out.
rc::Gen<std::string> some_text() {
  return rc::gen::oneOf(
      rc::gen::arbitrary<std::string>(),
      rc::gen::element<std::string>("", "plain", "a\\b\"c\nd\re", "<&>]]>", "\x01\x1f",
                                    "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF",
                                    R"(US:"Customer";NO:"Kunde")", "[SR_YES] and SR_NO", "SR_YES",
                                    "[I:12]", R"(NO:"<b>";US:"[SR_MANDATORY_FIELD_1281]")"));
}

ContactActivity some_row() {
  ContactActivity row;
  row.contact_id = ContactId{*rc::gen::arbitrary<std::int32_t>()};
  row.department = *some_text();
  row.org_nr = *some_text();
  row.name = *some_text();
  row.url = *some_text();
  row.associate_full_name = *some_text();
  row.action = *rc::gen::elementOf(std::vector<ContactAction>(kActions.begin(), kActions.end()));
  row.action_time = Instant{*rc::gen::inRange<std::int64_t>(kEarliest.ticks, kLatest.ticks)};
  row.category = *some_text();
  row.activity_person_name = *some_text();
  row.action_id = *rc::gen::arbitrary<std::int32_t>();
  row.person_id = PersonId{*rc::gen::arbitrary<std::int32_t>()};
  row.activity_person_id = PersonId{*rc::gen::arbitrary<std::int32_t>()};
  row.associate_id = AssociateId{*rc::gen::arbitrary<std::int32_t>()};
  set_rights(row, *rc::gen::elementOf(std::vector<carrier::ContactRights>(
                      carrier::kAllContactRights.begin(), carrier::kAllContactRights.end())));
  return row;
}

Presentation some_presentation() {
  Presentation presentation;
  const auto zone = locale::TimeZone::open("Europe/Oslo");
  RC_ASSERT(zone.has_value());
  presentation.zone = *zone;
  presentation.with_suffix = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) {
    const auto language = *rc::gen::elementOf(
        std::vector<locale::Language>(locale::kLanguages.begin(), locale::kLanguages.end()));
    presentation.wording =
        locale::Wording::in({language, locale::Language::Norwegian}, std::nullopt);
  }
  if (*rc::gen::arbitrary<bool>()) {
    presentation.selection = carrier::Selection::none();
    const auto paths = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "contactid", "Department", "orgnr", "Name", "url", "associatefullname", "action",
        "ActionTime", "category/id", "activitypersonname", "actionid", "personid",
        "activitypersonid", "associateid", "TableRight", "tableright/mask", "FieldProperties/Name",
        "FieldProperties", "FieldProperties/orgnr/fieldtype",
        "fieldproperties/name/fieldright/reason", "nothing", "*"));
    for (const std::string& path : paths) presentation.selection.add(path);
  }
  return presentation;
}

RC_GTEST_PROP(ActivityWriter, WritesByHandWhatTheTableWrites, ()) {
  std::vector<ContactActivity> rows(*rc::gen::inRange<std::size_t>(0, 3));
  for (ContactActivity& row : rows) row = some_row();
  const Presentation presentation = some_presentation();
  for (const AnswerFormat format : {AnswerFormat::Json, AnswerFormat::Xml}) {
    RC_ASSERT(by_hand(rows, format, presentation) == plain(rows, format, presentation));
  }
}

RC_GTEST_PROP(Prepared, GivesBackWhatItWasGiven, ()) {
  const std::string department = *some_text();
  const std::string org_nr = *some_text();
  const std::string name = *some_text();
  const std::string url = *some_text();
  const std::string prepared = prepare_company(
      {ContactId{*rc::gen::arbitrary<std::int32_t>()}, department, org_nr, name, url});
  const CompanyTexts texts = take_apart(prepared);
  RC_ASSERT(unprepared(texts.department) == department);
  RC_ASSERT(unprepared(texts.org_nr) == org_nr);
  RC_ASSERT(unprepared(texts.name) == name);
  RC_ASSERT(unprepared(texts.url) == url);
}

}  // namespace
}  // namespace crm::codec
