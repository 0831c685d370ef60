// What an import writes: rows, the log they stand for, and what a second import changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "store/recorder.h"
#include "tests/import/company.h"

namespace crm::import {
namespace {

using Lines = std::vector<std::string>;

// The lines that were added to the log since it had `before` of them.
Lines added_to(const Lines& before, const Company& company) {
  const Lines now = log_of(company.store);
  return {now.begin() + static_cast<std::ptrdiff_t>(before.size()), now.end()};
}

template <class Ask>
auto ask(const Company& company, const Ask& question) {
  decltype(question(std::declval<const store::Reader&>())) answer{};
  const auto read =
      company.store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
        answer = question(reader);
        return {};
      });
  EXPECT_TRUE(read.has_value());
  return answer;
}

template <class Change>
void change(const Company& company, const Change& what) {
  const auto written =
      company.store.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
        what(transaction);
        return {};
      });
  ASSERT_TRUE(written.has_value());
}

constexpr AppointmentId kVisit{21};
constexpr AppointmentId kCall{22};
constexpr ContactId kAcme{5};
constexpr PersonId kCarl{13};
constexpr AssociateId kAnna{1};
constexpr AssociateId kBo{2};
constexpr DocumentId kOffer{31};

TEST(Import, TakesALoginFromTheSystemUserAndNothingElse) {
  const Company company;
  (void)company.import();
  ASSERT_TRUE(company.store.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
    transaction.put(Associate{.id = kSystemUser, .login = "system", .role = kSystemRole});
    return {};
  }));
  company.row("associates.csv", 3, "2,System,Bo Dahl,12,Office");
  EXPECT_EQ(told(company.import()), "");
  ASSERT_TRUE(company.store.read(kOnlyTenant, [](const store::Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.associate_by_login("system")->id, kBo);
    EXPECT_EQ(reader.associate(kBo)->role, kStandardRole);
    EXPECT_EQ(reader.associate(kSystemUser)->login, "(system user)");
    EXPECT_EQ(reader.associate(kSystemUser)->role, kSystemRole);
    return {};
  }));
}

TEST(Import, WritesTheRowsOfAllSixFiles) {
  const Company company;
  const auto summary = company.import();
  EXPECT_EQ(told(summary), "");
  EXPECT_TRUE(summary.changed);
  EXPECT_TRUE(summary.notices.empty());
  EXPECT_EQ(counted(summary),
            "associates 2: 2 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "categories 1: 1 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 2: 2 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "persons 3: 3 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "appointments 2: 2 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "documents 1: 1 inserted, 0 updated, 0 unchanged, 0 refused\n");
  const auto picture = picture_of(company.store);
  EXPECT_EQ(picture.substr(0, picture.find("on 5:") - std::string("Created ").size()),
            "associate 1 anna|Anna Berg|11|1\n"
            "associate 2 bo|Bo Dahl|12|2\n"
            "category 1 US:\"Customer\";NO:\"Kunde\"\n"
            "contact 5 Acme|Oslo|NO 1|https://acme.test|1|1|2024-01-02T08:00:00Z/1|"
            "2024-02-01T08:00:00Z/2\n"
            "contact 6 Own Company||||1|2|2024-01-01T07:00:00Z/2|none\n"
            "person 11 6|Anna|Berg|anna@own.test|2024-01-01T07:10:00Z/2|none\n"
            "person 12 6|Bo|Dahl|bo@own.test|2024-01-01T07:20:00Z/2|none\n"
            "person 13 5|Carl|||2024-01-03T08:00:00Z/1|2024-02-03T08:00:00Z/2\n"
            "appointment 21 5|13|1|1|3|Visit, then lunch|2024-03-05T11:00:00Z|"
            "2024-03-05T12:00:00Z|2024-03-01T09:00:00Z/2|2024-03-05T12:30:00Z/1\n"
            "appointment 22 6|0|2|1|1|Call|2024-03-06T11:00:00Z|2024-03-06T11:00:00Z|"
            "2024-03-02T09:00:00Z/2|none\n"
            "document 31 5|13|2|4|1|Offer|2024-04-01T10:00:00Z/2\n");
}

// With the times, actors and ids of the files, however old: Updated and PersonUpdated only where
// the update is later than the registration.
TEST(Import, WritesTheLogThatTheRowsStandFor) {
  const Company company;
  (void)company.import();
  EXPECT_EQ(log_of(company.store),
            (Lines{"Created on 5: contact 5, 2024-01-02T08:00:00Z by 1",
                   "Updated on 5: contact 5, 2024-02-01T08:00:00Z by 2",
                   "Created on 6: contact 6, 2024-01-01T07:00:00Z by 2",
                   "PersonAdded on 6: person 11, person 11, 2024-01-01T07:10:00Z by 2",
                   "PersonAdded on 6: person 12, person 12, 2024-01-01T07:20:00Z by 2",
                   "PersonAdded on 5: person 13, person 13, 2024-01-03T08:00:00Z by 1",
                   "PersonUpdated on 5: person 13, person 13, 2024-02-03T08:00:00Z by 2",
                   "NewActivity on 5: appointment 21, person 13, 2024-03-01T09:00:00Z by 2",
                   "ActivityCompleted on 5: appointment 21, person 13, 2024-03-05T12:30:00Z by 1",
                   "NewActivity on 6: appointment 22, 2024-03-02T09:00:00Z by 2",
                   "DocumentAdded on 5: document 31, person 13, 2024-04-01T10:00:00Z by 2"}));
}

TEST(Import, WritesTheHeadsThatTheLogAddsUpTo) {
  const Company company;
  (void)company.import();
  const auto head = ask(company, [](const auto& reader) { return reader.head(kAcme); });
  const auto events = ask(company, [](const auto& reader) { return reader.events_of(kAcme); });
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->owner, kAnna);
  EXPECT_EQ(head->slots, store::visible_slots_from_log(events));
  EXPECT_EQ(head->last_any(), instant("2024-04-01T10:00:00Z"));
}

TEST(Import, ASecondTimeChangesNothing) {
  const Company company;
  (void)company.import();
  const auto before = picture_of(company.store);
  company.clock.advance_s(60);
  const auto again = company.import();
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(counted(again),
            "associates 2: 0 inserted, 0 updated, 2 unchanged, 0 refused\n"
            "categories 1: 0 inserted, 0 updated, 1 unchanged, 0 refused\n"
            "contacts 2: 0 inserted, 0 updated, 2 unchanged, 0 refused\n"
            "persons 3: 0 inserted, 0 updated, 3 unchanged, 0 refused\n"
            "appointments 2: 0 inserted, 0 updated, 2 unchanged, 0 refused\n"
            "documents 1: 0 inserted, 0 updated, 1 unchanged, 0 refused\n");
  EXPECT_EQ(picture_of(company.store), before);
}

TEST(Import, AChangedContactIsUpdatedAndSaysSo) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("contacts.csv", 3,
              "6,Own Company,,,,1,2,2024-01-01T07:00:00Z,2,2024-06-01T07:00:00Z,1");
  const auto summary = company.import();
  EXPECT_EQ(summary.tables[2].updated, 1U);
  EXPECT_EQ(summary.tables[2].unchanged, 1U);
  EXPECT_TRUE(summary.changed);
  EXPECT_EQ(added_to(before, company), Lines{"Updated on 6: contact 6, 2024-06-01T07:00:00Z by 1"});
}

TEST(Import, ACompletedAppointmentSaysSoOnce) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("appointments.csv", 3,
              "22,6,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,2024-03-06T11:00:00Z,"
              "2024-03-07T08:00:00Z,1");
  (void)company.import();
  EXPECT_EQ(added_to(before, company),
            Lines{"ActivityCompleted on 6: appointment 22, 2024-03-07T08:00:00Z by 1"});
}

TEST(Import, AnAppointmentThatIsNoLongerCompletedWithdraws) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("appointments.csv", 2,
              "21,5,13,1,\"Visit, then lunch\",2024-03-01T09:00:00Z,2,2024-03-05T11:00:00Z,"
              "2024-03-05T12:00:00Z,,");
  (void)company.import();
  EXPECT_EQ(added_to(before, company),
            Lines{"Withdrawn ActivityCompleted on 5: appointment 21, person 13, "
                  "2024-03-05T12:30:00Z by 1"});
  const auto visit = ask(company, [](const auto& reader) { return reader.appointment(kVisit); });
  EXPECT_EQ(visit->status, ActivityStatus::NotStarted);
  EXPECT_EQ(visit->done, std::nullopt);
}

TEST(Import, AMovedAppointmentIsRelinkedWithItsOriginalTime) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("appointments.csv", 3,
              "22,5,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,2024-03-06T11:00:00Z,,");
  (void)company.import();
  EXPECT_EQ(added_to(before, company),
            (Lines{"Withdrawn NewActivity on 6: appointment 22, 2024-03-02T09:00:00Z by 2",
                   "Relinked NewActivity on 5: appointment 22, 2024-03-02T09:00:00Z by 2, from "
                   "6"}));
}

TEST(Import, AMovedPersonTakesTheAdditionAlong) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("persons.csv", 4, "13,6,Carl,,,2024-01-03T08:00:00Z,1,2024-02-03T08:00:00Z,2");
  company.row("appointments.csv", 2,
              "21,6,13,1,\"Visit, then lunch\",2024-03-01T09:00:00Z,2,2024-03-05T11:00:00Z,"
              "2024-03-05T12:00:00Z,2024-03-05T12:30:00Z,1");
  company.row("documents.csv", 2, "31,6,13,Offer,2024-04-01T10:00:00Z,2");
  EXPECT_EQ(told(company.import()), "");
  const auto lines = added_to(before, company);
  EXPECT_EQ(std::ranges::count_if(lines,
                                  [](const auto& line) {
                                    return line.starts_with("Relinked") && line.ends_with("from 5");
                                  }),
            5);
}

TEST(Import, AnotherOwnerIsLogged) {
  const Company company;
  (void)company.import();
  const auto before = log_of(company.store);
  company.row("contacts.csv", 2,
              "5,Acme,Oslo,NO 1,https://acme.test,1,2,2024-01-02T08:00:00Z,1,"
              "2024-02-01T08:00:00Z,2");
  (void)company.import();
  EXPECT_EQ(added_to(before, company), Lines{"OwnerChanged on 5: contact 5 by 2, from 1"});
}

TEST(Import, KeepsWhatTheFilesDoNotSay) {
  const Company company;
  (void)company.import();
  change(company, [](store::Transaction& transaction) {
    auto bo = *transaction.associate(kBo);
    bo.retired = true;
    bo.waiting_for_approval = true;
    bo.last_logout = instant("2025-01-01T00:00:00Z");
    bo.role = kUserLevel4;
    bo.other_groups = {GroupId{41}, GroupId{42}};
    transaction.put(UserGroup{GroupId{41}, "Board"});
    transaction.put(UserGroup{GroupId{42}, "Attic"});
    transaction.put(bo);
    transaction.put_password_hash(kBo, "$argon2id$");
    store::Recorder recorder(transaction);
    auto acme = *transaction.contact(kAcme);
    acme.deleted_at = instant("2025-02-01T00:00:00Z");
    recorder.save(acme);
    auto carl = *transaction.person(kCarl);
    carl.moved = Stamp{instant("2024-01-04T00:00:00Z"), kBo};
    carl.deleted_at = instant("2025-02-01T00:00:00Z");
    recorder.save(carl);
    auto call = *transaction.appointment(kCall);
    call.type = AppointmentType::InChecklist;
    call.status = ActivityStatus::Started;
    recorder.save(call);
    auto offer = *transaction.document(kOffer);
    offer.owner = kAnna;
    offer.status = ActivityStatus::Completed;
    offer.done = Stamp{instant("2025-02-01T00:00:00Z"), kAnna};
    recorder.save(offer);
    recorder.finish();
  });
  EXPECT_FALSE(company.import().changed);
  const auto hash = ask(company, [](const auto& reader) { return reader.password_hash(kBo); });
  EXPECT_EQ(hash, "$argon2id$");
  company.row("associates.csv", 3, "2,bo,Bo D. Dahl,12,Office");
  company.row("documents.csv", 2, "31,5,13,Second offer,2024-04-01T10:00:00Z,2");
  EXPECT_TRUE(company.import().changed);
  const auto bo = ask(company, [](const auto& reader) { return reader.associate(kBo); });
  EXPECT_EQ(bo->full_name, "Bo D. Dahl");
  EXPECT_TRUE(bo->retired);
  EXPECT_TRUE(bo->waiting_for_approval);
  EXPECT_EQ(bo->last_logout, instant("2025-01-01T00:00:00Z"));
  EXPECT_EQ(bo->role, kUserLevel4);
  EXPECT_EQ(bo->other_groups, (std::vector{GroupId{41}, GroupId{42}}));
  const auto offer = ask(company, [](const auto& reader) { return reader.document(kOffer); });
  EXPECT_EQ(offer->header, "Second offer");
  EXPECT_EQ(offer->owner, kAnna);
  EXPECT_EQ(offer->status, ActivityStatus::Completed);
}

TEST(Import, MakesOneOfSeveralGroupsTheFirst) {
  const Company company;
  (void)company.import();
  change(company, [](store::Transaction& transaction) {
    transaction.put(UserGroup{GroupId{41}, "Board"});
    auto bo = *transaction.associate(kBo);
    bo.other_groups = {GroupId{41}};
    transaction.put(bo);
  });
  company.row("associates.csv", 3, "2,bo,Bo Dahl,12,Board");
  EXPECT_TRUE(company.import().changed);
  const auto bo = ask(company, [](const auto& reader) { return reader.associate(kBo); });
  EXPECT_EQ(bo->group, GroupId{41});
  EXPECT_TRUE(bo->other_groups.empty());
  EXPECT_FALSE(company.import().changed);
}

TEST(Import, GivesNewUsersTheStandardRole) {
  const Company company;
  (void)company.import();
  const auto bo = ask(company, [](const auto& reader) { return reader.associate(kBo); });
  EXPECT_EQ(bo->role, kStandardRole);
}

TEST(Import, SharesUserGroupsOfOneName) {
  const Company company;
  company.row("associates.csv", 3, "2,bo,Bo Dahl,12,Sales");
  (void)company.import();
  const auto groups = [](const store::Reader& reader) {
    return std::pair(reader.associate(kAnna)->group, reader.associate(kBo)->group);
  };
  const auto [annas, bos] = ask(company, groups);
  EXPECT_EQ(annas, bos);
  company.row("associates.csv", 3, "2,bo,Bo Dahl,12,Office");
  const auto again = company.import();
  EXPECT_EQ(again.tables[0].updated, 1U);
  EXPECT_EQ(ask(company, groups).first, annas);
  EXPECT_NE(ask(company, groups).second, annas);
}

TEST(Import, LetsLoginsChangeHands) {
  const Company company;
  (void)company.import();
  company.row("associates.csv", 2, "1,bo,Anna Berg,11,Sales");
  company.row("associates.csv", 3, "2,anna,Bo Dahl,12,Office");
  const auto summary = company.import();
  EXPECT_EQ(told(summary), "");
  EXPECT_EQ(summary.tables[0].updated, 2U);
  const auto bo = ask(company, [](const auto& reader) { return reader.associate_by_login("bo"); });
  EXPECT_EQ(bo->id, kAnna);
}

TEST(Import, TakesTheFilesOneByOneAndEndsWithTheSame) {
  const Company whole;
  (void)whole.import();
  const Company company;
  const auto first = company.import_files({"associates.csv"});
  EXPECT_EQ(told(first), "");
  EXPECT_EQ(first.notices, Lines{"2 associates name persons that are not here yet; persons.csv is "
                                 "expected to bring them"});
  for (const std::string name :
       {"categories.csv", "contacts.csv", "persons.csv", "appointments.csv", "documents.csv"}) {
    const auto next = company.import_files({name});
    EXPECT_EQ(told(next), "");
    EXPECT_TRUE(next.notices.empty());
  }
  EXPECT_EQ(picture_of(company.store), picture_of(whole.store));
  const auto again = company.import_files({"associates.csv"});
  EXPECT_FALSE(again.changed);
  EXPECT_TRUE(again.notices.empty());
}

TEST(Import, SaysOfOneAbsentPersonThatItIsOne) {
  const Company company;
  company.write(
      "associates.csv",
      "associate_id,login,full_name,person_id,user_group\r\n1,anna,Anna Berg,11,Sales\r\n");
  EXPECT_EQ(company.import_files({"associates.csv"}).notices,
            Lines{"1 associate names a person that is not here yet; persons.csv is expected to "
                  "bring them"});
}

TEST(Import, TakesSeveralFilesInAnyOrder) {
  const Company company;
  const auto summary = company.import_files(
      {"documents.csv", "persons.csv", "contacts.csv", "categories.csv", "associates.csv"});
  EXPECT_EQ(told(summary), "");
  EXPECT_FALSE(summary.tables[4].present);
  EXPECT_EQ(summary.tables[5].inserted, 1U);
}

TEST(Import, TellsHowFarItIs) {
  const Company company;
  Settings settings;
  std::vector<Progress> all;
  settings.on_progress = [&](const Progress& progress) {
    all.push_back(progress);
    return true;
  };
  (void)company.import(settings);
  for (const std::string doing : {"checking", "writing"}) {
    std::optional<Progress> last;
    for (const Progress& progress : all) {
      if (progress.doing != doing) continue;
      if (last) {
        EXPECT_GE(progress.bytes_done, last->bytes_done);
        EXPECT_GE(progress.rows_done, last->rows_done);
      }
      EXPECT_LE(progress.bytes_done, progress.bytes_total);
      last = progress;
    }
    ASSERT_TRUE(last.has_value());
    EXPECT_EQ(last->rows_done, 11U);
    EXPECT_EQ(last->bytes_done, last->bytes_total);
  }
}

TEST(Import, StoppedAtAnyMomentChangesNothing) {
  const Company company;
  std::size_t calls = 0;
  Settings counting;
  counting.on_progress = [&](const Progress&) { return ++calls > 0; };
  {
    const Company other;
    (void)other.import(counting);
  }
  ASSERT_GT(calls, 10U);
  for (std::size_t stop = 1; stop <= calls; ++stop) {
    Settings settings;
    settings.on_progress = [left = stop](const Progress&) mutable { return --left > 0; };
    const auto stopped = company.try_import(settings);
    ASSERT_FALSE(stopped.has_value()) << "at call " << stop;
    EXPECT_EQ(stopped.error().detail, "stopped; nothing was imported");
    EXPECT_EQ(picture_of(company.store), "");
  }
}

}  // namespace
}  // namespace crm::import
