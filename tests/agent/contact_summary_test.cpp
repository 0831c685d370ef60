// A company at a glance [entities §1.2].
#include "agent/contact_summary.h"

#include <gtest/gtest.h>

#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

class ContactSummaries : public ContactDesk {
 protected:
  std::optional<carrier::ContactSummary> summary(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::ContactSummaryArguments>(json);
    return reading(user,
                   [&](agent::Reading& desk) { return agent::get_contact_summary(desk, asked); })
        .value();
  }
  Appointment meeting(int id, std::string_view start) {
    Appointment made{.id = AppointmentId{id}, .contact = kAcme, .owner = kAnna};
    made.owner_group = GroupId{1};
    made.title = "Meeting " + std::to_string(id);
    made.starts_at = instant(start);
    made.registered = {instant("2026-01-02T00:00:00"), kAnna};
    return made;
  }
  Document letter(int id, std::string_view registered) {
    Document made{.id = DocumentId{id}, .contact = kAcme, .owner = kAnna};
    made.owner_group = GroupId{1};
    made.header = "Letter " + std::to_string(id);
    made.registered = {instant(registered), kAnna};
    return made;
  }
  static Ids follow_ups(const std::optional<carrier::ContactSummary>& told) {
    Ids ids;
    for (const auto& each : told.value().followups) ids.push_back(each.appointment_id);
    return ids;
  }
  static Ids documents(const std::optional<carrier::ContactSummary>& told) {
    Ids ids;
    for (const auto& each : told.value().documents) ids.push_back(each.document_id);
    return ids;
  }
};

TEST_F(ContactSummaries, TellTheNewestFirst) {
  put_rows(meeting(1, "2026-01-05T10:00:00"), meeting(2, "2026-02-05T10:00:00"),
           letter(1, "2026-01-03T00:00:00"), letter(2, "2026-01-04T00:00:00"));
  const auto told = summary(kAnna, R"({"ContactId":2,"Limit":-1})");
  EXPECT_EQ(told->contact->name, "Acme");
  EXPECT_EQ(follow_ups(told), (Ids{2, 1}));
  EXPECT_EQ(documents(told), (Ids{2, 1}));
  EXPECT_TRUE(told->tickets.empty());
  EXPECT_TRUE(told->sales.empty());
  EXPECT_TRUE(told->chats.empty());
  const auto& item = told->followups.at(1);
  EXPECT_EQ(item.description, "Meeting 1");
  EXPECT_EQ(item.date, instant("2026-01-05T10:00:00"));
  EXPECT_EQ(item.registered, instant("2026-01-02T00:00:00"));
  EXPECT_EQ(item.completed, ActivityStatus::NotStarted);
  EXPECT_EQ(item.document_id, 0);
  EXPECT_EQ(told->documents.at(1).description, "Letter 1");
  EXPECT_EQ(told->documents.at(1).date, instant("2026-01-03T00:00:00"));
  EXPECT_EQ(told->documents.at(1).appointment_id, 0);
}

TEST_F(ContactSummaries, TellTheDayOfADocumentThatHasOne) {
  Document dated = letter(1, "2026-01-03T00:00:00");
  dated.card = R"({"Date":"2025-05-01T00:00:00Z"})";
  put_rows(dated);
  EXPECT_EQ(summary(kAnna, R"({"ContactId":2})")->documents.at(0).date,
            instant("2025-05-01T00:00:00"));
}

TEST_F(ContactSummaries, TellAtMostSoManyOfEachKind) {
  for (int i = 1; i <= 3; ++i) {
    put_rows(meeting(i, "2026-01-0" + std::to_string(i) + "T00:00:00"),
             letter(i, "2026-01-0" + std::to_string(i) + "T00:00:00"));
  }
  const auto two = summary(kAnna, R"({"ContactId":2,"Limit":2})");
  EXPECT_EQ(follow_ups(two), (Ids{3, 2}));
  EXPECT_EQ(documents(two), (Ids{3, 2}));
  const auto none = summary(kAnna, R"({"ContactId":2,"Limit":0})");
  EXPECT_EQ(follow_ups(none), Ids{});
  EXPECT_EQ(documents(none), Ids{});
  EXPECT_EQ(follow_ups(summary(kAnna, R"({"ContactId":2})")).size(), 3U);
}

TEST_F(ContactSummaries, TellOnlyWhatTheCallerMaySeeAndRead) {
  Appointment secret = meeting(1, "2026-01-05T10:00:00");
  secret.visible = {Visibility::Kind::Associate, raw(kChief)};
  Document secret_letter = letter(1, "2026-01-03T00:00:00");
  secret_letter.visible = {Visibility::Kind::Group, 1};
  put_rows(secret, meeting(2, "2026-01-04T10:00:00"), secret_letter);
  const auto annas = summary(kAnna, R"({"ContactId":2,"Limit":1})");
  EXPECT_EQ(follow_ups(annas), Ids{2});  // what is hidden takes no place
  EXPECT_EQ(documents(annas), Ids{1});
  EXPECT_EQ(follow_ups(summary(kChief, R"({"ContactId":2})")), (Ids{1, 2}));
  EXPECT_EQ(documents(summary(kChief, R"({"ContactId":2})")), Ids{});
  // Bob's role reads companies of others, and nothing that is done with them.
  EXPECT_EQ(follow_ups(summary(kBob, R"({"ContactId":2})")), Ids{});
}

TEST_F(ContactSummaries, TellAMeetingOfSeveralOnceAndNoNotes) {
  Appointment host = meeting(1, "2026-01-05T10:00:00");
  host.mother = host.id;
  host.status = ActivityStatus::Completed;
  Appointment guest = meeting(2, "2026-01-05T10:00:00");
  guest.mother = host.id;
  Appointment note = meeting(3, "2026-01-05T10:00:00");
  note.type = AppointmentType::Note;
  Appointment asked = meeting(4, "2026-01-04T10:00:00");
  asked.type = AppointmentType::BookingForDiary;
  asked.status = ActivityStatus{5};
  host.done = Stamp{instant("2026-01-06T00:00:00"), kAnna};
  put_rows(host, guest, note, asked);
  const auto told = summary(kAnna, R"({"ContactId":2})");
  EXPECT_EQ(follow_ups(told), (Ids{1, 4}));
  EXPECT_EQ(told->followups.at(0).completed, ActivityStatus::Completed);
  EXPECT_EQ(told->followups.at(1).completed, ActivityStatus::NotStarted);
}

TEST_F(ContactSummaries, AreNullForACompanyThatCannotBeRead) {
  EXPECT_FALSE(summary(kAnna, R"({"ContactId":99})"));
  EXPECT_FALSE(summary(kAnna, "{}"));
}

}  // namespace
}  // namespace crm
