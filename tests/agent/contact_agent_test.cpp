#include "agent/contact_agent.h"

#include <gtest/gtest.h>

#include <future>
#include <string>
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
      return {};
    });
    EXPECT_TRUE(done);
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
    std::promise<Result<ActiveContacts>> promised;
    agent_.fetch_my_active_contacts(
        caller, asked, [&](Result<ActiveContacts> each) { promised.set_value(std::move(each)); });
    const auto answer = promised.get_future().get();
    EXPECT_TRUE(answer);
    std::vector<std::string> names;
    for (const auto& row : answer->rows) names.emplace_back(row.company);
    return names;
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
  EXPECT_FALSE(agent_.my_active_contacts({.associate = kAnna}, {}));
  EXPECT_EQ(found({.associate = kAnna}, {}).size(), 3U);
  EXPECT_TRUE(agent_.my_active_contacts({.associate = kAnna}, {}));
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

}  // namespace
}  // namespace crm::agent
