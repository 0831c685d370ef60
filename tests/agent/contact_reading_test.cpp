// Companies read, in lists, of the caller [entities §1].
#include "agent/contact_reading.h"

#include <gtest/gtest.h>

#include <future>

#include "agent/contact_recent.h"
#include "agent/office.h"
#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

using agent::Reading;

class ContactReading : public ContactDesk {
 protected:
  static Ids ids(const Result<std::vector<carrier::Contact>>& told) {
    Ids found;
    for (const carrier::Contact& each : told.value()) found.push_back(each.contact_id);
    return found;
  }
  Ids mine(AssociateId user) {
    return ids(reading(user, [](Reading& desk) { return agent::get_my_contacts(desk, {}); }));
  }
  Ids listed(AssociateId user, const Ids& wanted) {
    return ids(
        reading(user, [&](Reading& desk) { return agent::get_contact_list(desk, {wanted}); }));
  }
  Ids recent(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::RecentContactsArguments>(json);
    return ids(
        reading(user, [&](Reading& desk) { return agent::get_my_recent_contacts(desk, asked); }));
  }
  // Nobody's companies but others'.
  void hide_companies_of_others_from(AssociateId id) {
    put([&](store::Transaction& t) {
      t.put(Role{.id = RoleId{50}, .name = "Blind"});
      Associate blind = *t.associate(id);
      blind.role = RoleId{50};
      t.put(blind);
    });
  }
  Appointment meeting(int id, AssociateId owner, ContactId contact, std::string_view start) {
    Appointment made{.id = AppointmentId{id}, .contact = contact, .owner = owner};
    made.starts_at = instant(start);
    made.ends_at = made.starts_at;
    made.registered = {clock_.now(), owner};
    return made;
  }
};

TEST_F(ContactReading, TellsMineByNameAndDepartmentButForCase) {
  put_rows(company(ContactId{10}, "beta", kAnna, 1), company(ContactId{11}, "Alpha", kAnna, 1),
           company(ContactId{12}, "Gamma", kBob, 1));
  Contact branch = company(ContactId{13}, "Beta", kAnna, 1);
  branch.department = "a";
  put_rows(branch);
  EXPECT_EQ(mine(kAnna), (Ids{2, 11, 10, 13, 1}));
  EXPECT_EQ(mine(kGone), Ids{});
  Contact deleted = *row(kAcme);
  deleted.deleted_at = clock_.now();
  put_rows(deleted);
  EXPECT_EQ(mine(kAnna), (Ids{11, 10, 13, 1}));
  hide_companies_of_others_from(kAnna);
  EXPECT_EQ(mine(kAnna), Ids{});
}

TEST_F(ContactReading, TellsThoseAskedForInTheirOrder) {
  EXPECT_EQ(listed(kAnna, {3, 99, 2, 0, -1, 3}), (Ids{3, 2, 3}));
  EXPECT_EQ(listed(kAnna, {}), Ids{});
  hide_companies_of_others_from(kBob);
  EXPECT_EQ(listed(kBob, {3, 2}), Ids{});
}

TEST_F(ContactReading, TellsTheCompanyThatTheCallerWorksIn) {
  const auto my = [&](AssociateId user) {
    return reading(user, [](Reading& desk) { return agent::get_my_contact(desk, {}); }).value();
  };
  EXPECT_EQ(my(kAnna)->contact_id, raw(kHome));
  EXPECT_FALSE(my(kBob));  // is no person
}

TEST_F(ContactReading, TellsACompanyWithItsPersonsByRank) {
  Person retired = person(PersonId{30}, kAcme, "Rune", "Old", 0);
  retired.retired = true;
  Person deleted = person(PersonId{31}, kAcme, "Dag", "Gone", 0);
  deleted.deleted_at = clock_.now();
  put_rows(retired, deleted, person(PersonId{32}, kAcme, "Eva", "Moe", 0));
  const auto with_persons = [&](AssociateId user, std::string_view json) {
    const auto asked = given<carrier::ContactIdArgument>(json);
    return reading(user,
                   [&](Reading& desk) { return agent::get_contact_with_persons(desk, asked); })
        .value();
  };
  const auto told = with_persons(kAnna, R"({"ContactId":2})");
  Ids persons;
  for (const carrier::Person& each : told->persons) persons.push_back(each.person_id);
  EXPECT_EQ(persons, (Ids{32, 2, 30}));
  EXPECT_EQ(told->persons.at(1).full_name, "Ada Lund");
  EXPECT_EQ(told->name, "Acme");
  EXPECT_TRUE(get(kAnna, kAcme)->persons.empty());
  EXPECT_FALSE(with_persons(kAnna, "{}"));
  hide_companies_of_others_from(kBob);
  EXPECT_FALSE(with_persons(kBob, R"({"ContactId":2})"));
}

TEST_F(ContactReading, TellsWhoSpeaksForTheCompany) {
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"SupportPerson":{"PersonId":2},
      "SupportAssociate":{"AssociateId":2},"TicketPriority":{"Id":4}})"));
  const auto told = get(kAnna, kAcme);
  EXPECT_EQ(told->support_person->full_name, "Ada Lund");
  EXPECT_EQ(told->support_associate->full_name, "Bob Full");
  EXPECT_EQ(told->ticket_priority->id, 4);
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"SupportPerson":null,"SupportAssociate":null})"));
  EXPECT_FALSE(get(kAnna, kAcme)->support_person);
  EXPECT_FALSE(get(kAnna, kAcme)->support_associate);
}

TEST_F(ContactReading, TellsNothingOfWhatCannotBeRead) {
  EXPECT_FALSE(get(kAnna, ContactId{99}));
  EXPECT_FALSE(get(kAnna, kNoContact));
  hide_companies_of_others_from(kBob);
  EXPECT_FALSE(get(kBob, kAcme));
}

TEST_F(ContactReading, RemembersWhatWasLookedAt) {
  const auto looked = [&](std::int32_t id) {
    return reading(kAnna,
                   [&](Reading& desk) -> Result<ContactId> {
                     EXPECT_TRUE(agent::get_contact(desk, {id}));
                     return desk.looked_at();
                   })
        .value();
  };
  EXPECT_EQ(looked(2), kAcme);
  EXPECT_EQ(looked(99), kNoContact);
}

TEST_F(ContactReading, TellsWhatWasLookedAtTheLastFirst) {
  put([&](store::Transaction& t) {
    t.put_view(kAnna, kAcme, instant("2026-01-01T00:00:00"));
    t.put_view(kAnna, kBobs, instant("2026-01-02T00:00:00"));
    t.put_view(kBob, kHome, instant("2026-01-03T00:00:00"));
  });
  EXPECT_EQ(recent(kAnna, R"({"SourceType":"History"})"), (Ids{3, 2}));
  EXPECT_EQ(recent(kAnna, R"({"SourceType":4})"), Ids{});
  EXPECT_EQ(recent(kAnna, R"({"SourceType":"Diary"})"), Ids{});
}

TEST_F(ContactReading, TellsAtMostSoManyThatWereLookedAt) {
  put([&](store::Transaction& t) {
    store::Recorder recorder(t);
    for (int i = 100; i < 100 + agent::kRecentContactsMax + 1; ++i) {
      recorder.save(company(ContactId{i}, "C", kAnna, 1));
      t.put_view(kAnna, ContactId{i}, Instant{i});
    }
    recorder.finish();
  });
  const Ids told = recent(kAnna, R"({"SourceType":"History"})");
  EXPECT_EQ(std::ssize(told), agent::kRecentContactsMax);
  EXPECT_EQ(told.front(), 100 + agent::kRecentContactsMax);
}

// Days are those of the caller's clock: it is 2026-01-31 12:00 in UTC, 22:00 in Brisbane.
TEST_F(ContactReading, TellsTheCompaniesOfTheDiaryOfTodayAndTomorrow) {
  const auto rows = [&](std::string_view first, std::string_view last) {
    put_rows(meeting(1, kAnna, kAcme, first), meeting(2, kAnna, kBobs, last),
             meeting(3, kBob, kHome, first), meeting(4, kAnna, kNoContact, first),
             meeting(5, kAnna, kAcme, last));
  };
  rows("2026-01-31T00:00:00", "2026-02-01T23:59:59");
  EXPECT_EQ(recent(kAnna, R"({"SourceType":2})"), (Ids{2, 3}));
  rows("2026-01-30T23:59:59", "2026-02-02T00:00:00");
  EXPECT_EQ(recent(kAnna, R"({"SourceType":2})"), Ids{});
  zone_ = locale::TimeZone::open("Australia/Brisbane").value();
  rows("2026-01-30T14:00:00", "2026-02-01T13:59:59");
  EXPECT_EQ(recent(kAnna, R"({"SourceType":2})"), (Ids{2, 3}));
  rows("2026-01-30T13:59:59", "2026-02-01T14:00:00");
  EXPECT_EQ(recent(kAnna, R"({"SourceType":2})"), Ids{});
}

TEST_F(ContactReading, TellsOfSeveralSourcesEachOnce) {
  put_rows(meeting(1, kAnna, kAcme, "2026-01-31T13:00:00"),
           meeting(2, kAnna, kHome, "2026-01-31T09:00:00"));
  put([&](store::Transaction& t) {
    t.put_view(kAnna, kAcme, instant("2026-01-01T00:00:00"));
    t.put_view(kAnna, ContactId{99}, instant("2026-01-02T00:00:00"));
  });
  EXPECT_EQ(recent(kAnna, "{}"), (Ids{2, 1}));
}

// The office notes what its readers have looked at, behind the answer.
TEST_F(ContactReading, IsNotedByTheOfficeOnceInARow) {
  const auto viewed = [&] {
    return stored([](const store::Reader& r) { return r.viewed_by(kAnna, 9); });
  };
  const auto look = [&](std::int32_t id) {
    agent::Office office(store_, feed_, clock_, {});
    std::promise<void> answered;
    office.read(
        {.associate = kAnna}, zone_,
        [id](Reading& desk) -> Result<void> {
          EXPECT_TRUE(agent::get_contact(desk, {id}));
          return {};
        },
        [&](const Result<void>& done) {
          EXPECT_TRUE(done);
          answered.set_value();
        });
    answered.get_future().wait();
  };  // an office that closes waits for tasks in hand and what they change
  look(raw(kAcme));
  look(raw(kBobs));
  EXPECT_EQ(viewed(), (std::vector{kBobs, kAcme}));
  look(raw(kBobs));
  look(99);
  EXPECT_EQ(viewed(), (std::vector{kBobs, kAcme}));
  look(raw(kAcme));
  EXPECT_EQ(viewed(), (std::vector{kAcme, kBobs}));
}

}  // namespace
}  // namespace crm
