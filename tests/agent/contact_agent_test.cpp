#include "agent/contact_agent.h"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::agent {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};

// Anna owns contacts 1 to 3, created on the first three days of 2024; Bo owns 4.
class ContactAgentTest : public testing::Test {
 protected:
  ContactAgentTest() {
    const auto done = store_.write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
      store::Recorder recorder(t);
      recorder.save(created(1, kAnna, "2024-01-01"));
      recorder.save(created(2, kAnna, "2024-01-02"));
      recorder.save(created(3, kAnna, "2024-01-03"));
      recorder.save(created(4, kBo, "2024-01-04"));
      recorder.finish();
      t.put(Associate{.id = kAnna, .login = "anna"});
      t.put(Associate{.id = kBo, .login = "bo"});
      return {};
    });
    EXPECT_TRUE(done);
    EXPECT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  // Anna's role leaves her that of her own companies.
  void let_anna(DataRight right) {
    change([&](store::Transaction& t) {
      Role role{.id = RoleId{41}, .name = "Anna's"};
      role.rights.set(RightsEntity::Company, Relation::MyOwn, right);
      t.put(role);
      t.put(Associate{.id = kAnna, .login = "anna", .role = role.id});
    });
  }

  // Bo is a person of Anna's contact 2.
  void put_bo_into_contact_2() {
    change([](store::Transaction& t) {
      t.put(Person{.id = PersonId{80}, .contact = ContactId{2}});
      t.put(Associate{.id = kBo, .login = "bo", .person = PersonId{80}});
    });
  }

  void change(const std::function<void(store::Transaction&)>& what) {
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      what(t);
      return {};
    });
    EXPECT_TRUE(done);
    EXPECT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  static Contact created(std::int32_t id, AssociateId owner, std::string_view at) {
    Contact contact;
    contact.id = ContactId{id};
    contact.name = std::to_string(id);
    contact.owner = owner;
    contact.registered = {instant(at), owner};
    return contact;
  }

  // The names of the contacts found, fetching them first.
  std::vector<std::string> found(const Caller& caller,
                                 const carrier::ActiveContactsRequest& asked) {
    std::vector<std::string> names;
    for (const auto& row : answer(caller, asked).rows) names.emplace_back(row.company);
    return names;
  }

  // What Anna may do with her contacts 3, 2, 1.
  std::vector<carrier::ContactRights> annas_rights() {
    std::vector<carrier::ContactRights> rights;
    for (const auto& row : answer({.associate = kAnna}, {}).rows) rights.push_back(row.rights);
    return rights;
  }

  ActiveContacts answer(const Caller& caller, const carrier::ActiveContactsRequest& asked) {
    std::promise<Result<ActiveContacts>> promised;
    agent_.fetch(caller, asked, [&](const Result<ContactsSought>& sought) {
      promised.set_value(sought.map(ContactAgent::find));
    });
    auto answer = promised.get_future().get();
    EXPECT_TRUE(answer);
    return *std::move(answer);
  }

  using Names = std::vector<std::string>;

  ManualClock clock_{instant("2024-02-01T12:00:00")};
  store::MemoryStore store_{clock_};
  feed::Feed feed_{store_,
                   {},
                   [](const store::OwnedContact& owned) { return owned.name; },
                   [](std::string_view text) { return std::string(text); }};
  ContactAgent agent_{clock_, feed_};
};

TEST_F(ContactAgentTest, TellsOnlyOfContactsTheCallerOwns) {
  EXPECT_EQ(found({.associate = kAnna}, {}), (Names{"3", "2", "1"}));
  EXPECT_EQ(found({.associate = kBo}, {}), Names{"4"});
}

TEST_F(ContactAgentTest, HasNoAnswerAtHandBeforeTheContactsAreInMemory) {
  EXPECT_FALSE(agent_.seek({.associate = kAnna}, {}));
  EXPECT_EQ(found({.associate = kAnna}, {}).size(), 3U);
  EXPECT_TRUE(agent_.seek({.associate = kAnna}, {}));
}

TEST_F(ContactAgentTest, TakesAStartInTheFutureAsTheLastLogOut) {
  const Caller anna{.associate = kAnna, .last_logout = instant("2024-01-02")};
  EXPECT_EQ(found(anna, {.start = instant("2024-02-01T12:00:00.0000001")}), (Names{"3", "2"}));
  EXPECT_EQ(found(anna, {.start = instant("2024-02-01T12:00:00")}), Names{});
}

TEST_F(ContactAgentTest, ShowsEverythingToWhoNeverLoggedOut) {
  EXPECT_EQ(found({.associate = kAnna}, {.start = kLatest}), (Names{"3", "2", "1"}));
}

TEST_F(ContactAgentTest, TakesCategoriesInAnyOrderAndMoreThanOnce) {
  EXPECT_EQ(
      found({.associate = kAnna}, {.categories = {CategoryId{5}, CategoryId{0}, CategoryId{5}}}),
      (Names{"3", "2", "1"}));
  EXPECT_EQ(found({.associate = kAnna}, {.categories = {CategoryId{5}}}), Names{});
}

using Rights = std::vector<carrier::ContactRights>;

TEST_F(ContactAgentTest, LeavesOfTheCallersContactsWhatTheRoleDoes) {
  using enum carrier::ContactRights;
  EXPECT_EQ(annas_rights(), (Rights{Full, Full, Full}));
  for (const auto& [right, told] :
       {std::pair{DataRight::Read, ReadOnly}, std::pair{DataRight::Create, NoUpdate},
        std::pair{DataRight::Update, NoDelete}, std::pair{DataRight::Delete, Full}}) {
    let_anna(right);
    EXPECT_EQ(annas_rights(), Rights(3, told)) << name(right);
  }
}

TEST_F(ContactAgentTest, ShowsNothingToARoleThatMayNotRead) {
  let_anna(DataRight::None);
  EXPECT_EQ(annas_rights(), Rights{});
  EXPECT_EQ(found({.associate = kBo}, {}), Names{"4"});
}

TEST_F(ContactAgentTest, TakesRightsAwayFromTheCompanyOfAUserWhereThereAreAny) {
  using enum carrier::ContactRights;
  put_bo_into_contact_2();
  EXPECT_EQ(annas_rights(), (Rights{Full, OwnCompany, Full}));
  let_anna(DataRight::Update);
  EXPECT_EQ(annas_rights(), (Rights{NoDelete, OwnCompany, NoDelete}));
  let_anna(DataRight::Create);
  EXPECT_EQ(annas_rights(), (Rights{NoUpdate, NoUpdate, NoUpdate}));
  let_anna(DataRight::Read);
  EXPECT_EQ(annas_rights(), (Rights{ReadOnly, ReadOnly, ReadOnly}));
  let_anna(DataRight::None);
  EXPECT_EQ(annas_rights(), Rights{});
}

TEST_F(ContactAgentTest, TakesNothingAwayFromASystemRole) {
  put_bo_into_contact_2();
  change([](store::Transaction& t) {
    t.put(Associate{.id = kAnna, .login = "anna", .role = kSystemRole});
  });
  EXPECT_EQ(annas_rights(), Rights(3, carrier::ContactRights::Full));
}

TEST_F(ContactAgentTest, ShowsNothingToWhomNobodyKnows) {
  change([](store::Transaction& t) {
    t.put(Associate{.id = kAnna, .login = "anna", .role = RoleId{99}});
  });
  EXPECT_EQ(found({.associate = kAnna}, {}), Names{});
  EXPECT_EQ(found({.associate = AssociateId{77}}, {}), Names{});
}

}  // namespace
}  // namespace crm::agent
