#include "feed/known_slots.h"

#include <gtest/gtest.h>

#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::feed {
namespace {

using enum ContactAction;

constexpr AssociateId kAnna{1};
constexpr AssociateId kBo{2};
constexpr GroupId kSales{1};
constexpr GroupId kOffice{2};
constexpr ContactId kAcme{5};

// Anna of Sales owns Acme. On the first of January she registered it, on the second there was an
// appointment for all, on the third one of Bo's of the Office, and so on as tests say.
class KnownSlotsTest : public testing::Test {
 protected:
  KnownSlotsTest() {
    change([](store::Transaction& t, store::Recorder& recorder) {
      t.put(UserGroup{kSales, "Sales"});
      t.put(UserGroup{kOffice, "Office"});
      t.put(Associate{.id = kAnna, .login = "anna", .group = kSales});
      t.put(Associate{.id = kBo, .login = "bo", .group = kOffice});
      recorder.save(Contact{.id = kAcme,
                            .name = "Acme",
                            .owner = kAnna,
                            .owner_group = kSales,
                            .registered = {instant("2026-01-01"), kAnna}});
      recorder.save(appointment(1, "2026-01-02", {kAnna, kSales}, {}));
    });
  }

  static Appointment appointment(std::int32_t id, std::string_view at, const Owned& owned,
                                 const Visibility& visible) {
    return {.id = AppointmentId{id},
            .contact = kAcme,
            .owner = owned.owner,
            .owner_group = owned.group,
            .visible = visible,
            .registered = {instant(at), kBo}};
  }

  void change(const std::function<void(store::Transaction&, store::Recorder&)>& what) {
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      store::Recorder recorder(t);
      what(t, recorder);
      recorder.finish();
      return {};
    });
    ASSERT_TRUE(done);
  }

  void add(std::int32_t id, std::string_view at, const Owned& owned, const Visibility& visible) {
    change([&](store::Transaction&, store::Recorder& recorder) {
      recorder.save(appointment(id, at, owned, visible));
    });
  }

  void give_anna_role(RightsEntity entity, Relation relation, DataRight right) {
    change([&](store::Transaction& t, store::Recorder&) {
      Role role = *t.role(kStandardRole);
      role.id = RoleId{50};
      role.name = "Anna's";
      role.rights.set(entity, relation, right);
      t.put(role);
      t.put(Associate{.id = kAnna, .login = "anna", .group = kSales, .role = role.id});
    });
  }

  // The appointment that Anna is told as the newest; 0 for none.
  std::int32_t annas_newest() { return slot(NewActivity).subject; }

  HeadSlot slot(ContactAction action) {
    HeadSlot found;
    const auto read = store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      const auto contacts = known_contacts(reader, kAnna);
      EXPECT_EQ(contacts.size(), 1U);
      found = contacts.at(0).head.slots.at(index(action));
      return {};
    });
    EXPECT_TRUE(read);
    return found;
  }

  ManualClock clock_{instant("2026-06-01")};
  store::MemoryStore store_{clock_};
};

TEST_F(KnownSlotsTest, WhatIsForAllIsKnown) { EXPECT_EQ(annas_newest(), 1); }

TEST_F(KnownSlotsTest, WhatIsPrivateToAnotherIsNotKnownAndTheOneBeforeIs) {
  add(2, "2026-01-03", {kBo, kOffice}, {Visibility::Kind::Associate, raw(kBo)});
  EXPECT_EQ(annas_newest(), 1);
}

TEST_F(KnownSlotsTest, WhatIsPrivateToOneselfIsKnown) {
  add(2, "2026-01-03", {kAnna, kSales}, {Visibility::Kind::Associate, raw(kAnna)});
  EXPECT_EQ(annas_newest(), 2);
}

TEST_F(KnownSlotsTest, WhatIsForAGroupIsKnownToThoseInIt) {
  add(2, "2026-01-03", {kBo, kOffice}, {Visibility::Kind::Group, raw(kOffice)});
  EXPECT_EQ(annas_newest(), 1);
  change([](store::Transaction& t, store::Recorder&) {
    t.put(Associate{.id = kAnna, .login = "anna", .group = kSales, .other_groups = {kOffice}});
  });
  EXPECT_EQ(annas_newest(), 2);
}

TEST_F(KnownSlotsTest, WithoutRightToFollowUpsOfOthersTheyAreNotKnown) {
  add(2, "2026-01-03", {kBo, kOffice}, {});
  EXPECT_EQ(annas_newest(), 2);
  give_anna_role(RightsEntity::FollowUp, Relation::OtherAssociates, DataRight::None);
  EXPECT_EQ(annas_newest(), 1);
}

TEST_F(KnownSlotsTest, TheGroupThatCountsIsTheOneOnTheRow) {
  add(2, "2026-01-03", {kBo, kSales}, {});  // Bo has moved to the Office since
  give_anna_role(RightsEntity::FollowUp, Relation::OtherAssociates, DataRight::None);
  EXPECT_EQ(annas_newest(), 2);
}

TEST_F(KnownSlotsTest, WithoutRightToPersonsTheirActionsAreNotKnown) {
  change([](store::Transaction&, store::Recorder& recorder) {
    recorder.save(Person{.id = PersonId{9},
                         .contact = kAcme,
                         .last_name = "Carl",
                         .registered = {instant("2026-02-01"), kBo}});
  });
  EXPECT_EQ(slot(PersonAdded).subject, 9);
  give_anna_role(RightsEntity::Person, Relation::MyOwn, DataRight::None);
  EXPECT_EQ(slot(PersonAdded), HeadSlot{});
  EXPECT_EQ(annas_newest(), 1);
}

TEST_F(KnownSlotsTest, WithoutRightToOwnCompaniesNothingIsKnown) {
  give_anna_role(RightsEntity::Company, Relation::MyOwn, DataRight::None);
  EXPECT_EQ(slot(Created), HeadSlot{});
  EXPECT_EQ(annas_newest(), 0);
}

TEST_F(KnownSlotsTest, ASystemUserKnowsEverything) {
  add(2, "2026-01-03", {kBo, kOffice}, {Visibility::Kind::Associate, raw(kBo)});
  change([](store::Transaction& t, store::Recorder&) {
    t.put(Associate{.id = kAnna, .login = "anna", .group = kSales, .role = kSystemRole});
  });
  EXPECT_EQ(annas_newest(), 2);
}

TEST_F(KnownSlotsTest, AUserWhoIsNotThereKnowsNothing) {
  const auto read = store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    EXPECT_EQ(rights_of(reader, AssociateId{77}), RightsHolder{});
    EXPECT_TRUE(known_contacts(reader, AssociateId{77}).empty());
    return {};
  });
  EXPECT_TRUE(read);
}

}  // namespace
}  // namespace crm::feed
