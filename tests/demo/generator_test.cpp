#include "demo/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "domain/lengths.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::demo {
namespace {

const Instant kUntil = instant("2026-03-08T12:34:56.789");
constexpr std::int64_t kDay = 86'400 * kTicksPerSecond;

Settings small() {
  Settings settings;
  settings.until = kUntil;
  return settings;
}

// Everything that a store holds, but for the numbers it gives out itself.
struct Rows {
  std::vector<Contact> contacts;
  std::vector<Person> persons;
  std::vector<Appointment> appointments;
  std::vector<Document> documents;
  std::vector<Category> categories;
  std::vector<Associate> associates;
  std::vector<Head> heads;
  std::vector<Event> events;
  store::Counts counts;

  bool operator==(const Rows&) const = default;
};

Rows rows_of(const store::Store& store) {
  Rows rows;
  const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    reader.each_contact([&](const Contact& row) { rows.contacts.push_back(row); });
    reader.each_person([&](const Person& row) { rows.persons.push_back(row); });
    reader.each_appointment([&](const Appointment& row) { rows.appointments.push_back(row); });
    reader.each_document([&](const Document& row) { rows.documents.push_back(row); });
    reader.each_category([&](const Category& row) { rows.categories.push_back(row); });
    reader.each_associate([&](const Associate& row) { rows.associates.push_back(row); });
    reader.each_head([&](const Head& row) { rows.heads.push_back(row); });
    reader.each_event([&](Event row) {
      row.logged_at = Instant{};
      rows.events.push_back(row);
    });
    rows.counts = reader.counts();
    return {};
  });
  EXPECT_TRUE(read) << read.error().detail;
  return rows;
}

struct Demo {
  Result<Summary> summary;
  Rows rows;
};

Demo generated(const Settings& settings) {
  const ManualClock clock(kUntil);
  store::MemoryStore store(clock);
  auto summary = generate(store, kOnlyTenant, settings);
  return {std::move(summary), rows_of(store)};
}

TEST(Demo, IsTheSameForTheSameSettings) {
  EXPECT_EQ(generated(small()).rows, generated(small()).rows);
}

TEST(Demo, IsAnotherForAnotherSeed) {
  Settings other = small();
  other.seed = 2;
  EXPECT_NE(generated(small()).rows.contacts, generated(other).rows.contacts);
}

TEST(Demo, MovesAlongWithItsEnd) {
  Settings later = small();
  later.until = Instant{kUntil.ticks + 40 * kDay};
  const auto newest = [](const Rows& rows) {
    return std::ranges::max(rows.heads, {}, &Head::last_any).last_any();
  };
  EXPECT_GT(newest(generated(later).rows).ticks - newest(generated(small()).rows).ticks, 39 * kDay);
}

TEST(Demo, TellsTheCountsThatTheStoreHolds) {
  const Demo demo = generated(small());
  ASSERT_TRUE(demo.summary) << demo.summary.error().detail;
  const Summary& told = *demo.summary;
  EXPECT_EQ(told.contacts, 500U);
  EXPECT_EQ(told.users, 6U);
  EXPECT_EQ(told.categories, 24U);
  EXPECT_EQ(demo.rows.counts,
            (store::Counts{told.users, told.categories, told.contacts, told.persons,
                           told.appointments, told.documents, told.events, told.contacts}));
}

TEST(Demo, HasAboutAsManyEventsAsAskedFor) {
  for (const std::uint32_t wanted : {1U, 4U, 25U}) {
    Settings settings = small();
    settings.events_per_contact = wanted;
    const Demo demo = generated(settings);
    ASSERT_TRUE(demo.summary);
    const double each = static_cast<double>(demo.summary->events - demo.summary->users) / 500;
    EXPECT_NEAR(each, wanted, 0.1 * wanted);
  }
}

TEST(Demo, NamesTheUsersThatOneWouldTryFirst) {
  Settings settings = small();
  settings.users = 9;
  const Demo demo = generated(settings);
  ASSERT_TRUE(demo.summary);
  EXPECT_EQ(demo.summary->named_logins,
            (std::vector<std::string>{"anna", "bjorn", "chloe", "david", "eva", "filip"}));
  ASSERT_EQ(demo.rows.associates.size(), 9U);
  EXPECT_EQ(demo.rows.associates[0].login, "anna");
  EXPECT_EQ(demo.rows.associates[1].full_name, "Bjørn Ødegård");
  EXPECT_EQ(demo.rows.associates[8].login, "user9");
}

TEST(Demo, RefersOnlyToRowsThatAreThere) {
  const Rows rows = generated(small()).rows;
  const auto ids = [](const auto& table) {
    std::set<std::int32_t> known;
    for (const auto& row : table) known.insert(raw(row.id));
    return known;
  };
  const auto contacts = ids(rows.contacts);
  const auto associates = ids(rows.associates);
  const auto categories = ids(rows.categories);
  std::map<PersonId, ContactId> workplaces;
  for (const Person& person : rows.persons) workplaces[person.id] = person.contact;

  const auto expect_user = [&](AssociateId id) { EXPECT_TRUE(associates.contains(raw(id))); };
  const auto expect_colleague = [&](PersonId person, ContactId contact) {
    if (person != kNoPerson) {
      EXPECT_EQ(workplaces.at(person), contact);
    }
  };
  for (const Associate& associate : rows.associates) {
    EXPECT_EQ(workplaces.at(associate.person), ContactId{1});
    EXPECT_NE(associate.group, GroupId{});
  }
  for (const Contact& contact : rows.contacts) {
    EXPECT_TRUE(categories.contains(raw(contact.category)));
    expect_user(contact.owner);
    expect_user(contact.registered.by);
    if (contact.updated) expect_user(contact.updated->by);
  }
  for (const Person& person : rows.persons) {
    EXPECT_TRUE(contacts.contains(raw(person.contact)));
    expect_user(person.registered.by);
  }
  for (const Appointment& appointment : rows.appointments) {
    EXPECT_TRUE(contacts.contains(raw(appointment.contact)));
    expect_user(appointment.owner);
    expect_colleague(appointment.person, appointment.contact);
  }
  for (const Document& document : rows.documents) {
    EXPECT_TRUE(contacts.contains(raw(document.contact)));
    expect_user(document.owner);
    expect_colleague(document.person, document.contact);
  }
}

TEST(Demo, KnowsEveryKindOfAction) {
  std::map<std::uint8_t, int> times;
  for (const Event& event : generated(small()).rows.events) {
    EXPECT_EQ(event.kind, EventKind::Happened);
    ++times[event.action];
  }
  for (const ContactAction action : kActions) {
    EXPECT_GT(times[static_cast<std::uint8_t>(action)], 50) << name(action);
  }
}

TEST(Demo, HasPlainCategoriesAndSuchInSeveralLanguages) {
  const Rows rows = generated(small()).rows;
  const auto in_languages = [](const Category& category) {
    return category.name.find(":\"") != std::string::npos;
  };
  const auto count = std::ranges::count_if(rows.categories, in_languages);
  EXPECT_GT(count, 10);
  EXPECT_LT(count, static_cast<std::ptrdiff_t>(rows.categories.size()));
  std::set<CategoryId> used;
  for (const Contact& contact : rows.contacts) used.insert(contact.category);
  EXPECT_GE(used.size(), 20U);
}

TEST(Demo, KnowsNothingOfTheTimeAfterItsEnd) {
  const Rows rows = generated(small()).rows;
  for (const Event& event : rows.events) EXPECT_LE(event.stamp.at, kUntil);
  for (const Appointment& appointment : rows.appointments) {
    EXPECT_LE(appointment.starts_at, appointment.ends_at);
    EXPECT_LE(appointment.ends_at, kUntil);
  }
  for (const Associate& associate : rows.associates) EXPECT_LE(associate.last_logout, kUntil);
}

TEST(Demo, ReachesYearsBack) {
  const Rows rows = generated(small()).rows;
  EXPECT_LT(std::ranges::min(rows.events, {}, [](const Event& e) { return e.stamp.at; }).stamp.at,
            Instant{kUntil.ticks - 5 * 365 * kDay});
}

// What somebody sees who asks on the first morning: a few since yesterday, more since last week,
// and not everything.
TEST(Demo, HasSomethingNewForEachUser) {
  const Rows rows = generated(small()).rows;
  for (const Associate& user : rows.associates) {
    const auto active_since = [&](Instant since) {
      return std::ranges::count_if(rows.heads, [&](const Head& head) {
        return head.owner == user.id && head.last_any() >= since;
      });
    };
    const auto owned = active_since(kNever);
    const auto day = active_since(Instant{kUntil.ticks - kDay});
    const auto week = active_since(Instant{kUntil.ticks - 7 * kDay});
    EXPECT_GE(owned, 83) << user.login;
    EXPECT_GE(day, 5) << user.login;
    EXPECT_GT(week, day) << user.login;
    EXPECT_LT(week, owned / 2) << user.login;
  }
}

TEST(Demo, GivesEveryUserSomethingOfTheLastDayEvenWithOneContactEach) {
  Settings settings = small();
  settings.contacts = 40;
  settings.users = 40;
  settings.events_per_contact = 1;
  const Rows rows = generated(settings).rows;
  ASSERT_EQ(rows.heads.size(), 40U);
  for (const Head& head : rows.heads) {
    EXPECT_GT(head.last_any().ticks, kUntil.ticks - kDay) << raw(head.owner);
  }
}

TEST(Demo, KeepsToTheLengthsAndToUtf8) {
  const Rows rows = generated(small()).rows;
  for (const Contact& contact : rows.contacts) {
    EXPECT_TRUE(is_utf8(contact.name));
    EXPECT_LE(code_points(contact.name), lengths::kContactName);
    EXPECT_LE(contact.org_nr.size(), lengths::kOrgNr);
  }
  for (const Category& category : rows.categories) {
    EXPECT_TRUE(is_utf8(category.name));
    EXPECT_LE(code_points(category.name), lengths::kCategoryName);
  }
  for (const Person& person : rows.persons) {
    EXPECT_TRUE(is_utf8(person.first_name + person.last_name));
    EXPECT_LE(person.email.size(), lengths::kEmail);
  }
}

TEST(Demo, IsWrittenInTransactionsOfBoundedSize) {
  Settings settings = small();
  settings.contacts = 3000;
  settings.events_per_contact = 40;
  std::vector<std::uint64_t> told;
  settings.on_progress = [&](std::uint64_t contacts) { told.push_back(contacts); };
  const Demo demo = generated(settings);
  ASSERT_TRUE(demo.summary);
  EXPECT_EQ(told.size(), demo.summary->events / kEventsPerTransaction + 1);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 3000U);
}

TEST(Demo, RefusesAStoreThatHoldsRows) {
  const ManualClock clock(kUntil);
  store::MemoryStore store(clock);
  ASSERT_TRUE(generate(store, kOnlyTenant, small()));
  const auto again = generate(store, kOnlyTenant, small());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::BadRequest);
}

TEST(Demo, RefusesSettingsThatMakeNoSense) {
  const auto refused = [](void (*spoil)(Settings&)) {
    Settings settings = small();
    spoil(settings);
    const Demo demo = generated(settings);
    return !demo.summary && demo.summary.error().kind == ErrorKind::BadRequest &&
           demo.rows == Rows{};
  };
  EXPECT_TRUE(refused([](Settings& s) { s.contacts = 0; }));
  EXPECT_TRUE(refused([](Settings& s) { s.users = 0; }));
  EXPECT_TRUE(refused([](Settings& s) { s.users = s.contacts + 1; }));
  EXPECT_TRUE(refused([](Settings& s) { s.events_per_contact = 0; }));
  EXPECT_TRUE(refused([](Settings& s) { s.contacts = kContactsMax + 1; }));
  EXPECT_TRUE(refused([](Settings& s) {
    s.contacts = kContactsMax;
    s.events_per_contact = kEventsPerContactMax;
  }));
  EXPECT_TRUE(refused([](Settings& s) { s.until = kEarliest; }));
}

}  // namespace
}  // namespace crm::demo
