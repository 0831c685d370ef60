#include "feed/feed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "feed/known_slots.h"
#include "store/recorder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::feed {
namespace {

using PageResult = Result<std::shared_ptr<const Page>>;

// A store that tells how often it is read, does something before its first read or behind it, and
// may refuse reads.
class WatchedStore final : public store::MemoryStore {
 public:
  using MemoryStore::MemoryStore;

  Result<void> read(TenantId tenant,
                    const std::function<Result<void>(const store::Reader&)>& work) const override {
    const bool is_first = ++reads == 1;
    if (is_first && at_first) at_first();
    if (refuses) return refuse(ErrorKind::Unavailable, "not now");
    const auto done = MemoryStore::read(tenant, work);
    if (is_first && behind_first) behind_first();
    return done;
  }

  mutable std::atomic<int> reads{0};
  std::atomic<bool> refuses{false};
  std::function<void()> at_first;
  std::function<void()> behind_first;
};

class FeedTest : public testing::Test {
 protected:
  // One contact for each of the owners 1 to `owners`, with a text of 10,000 bytes on its page.
  void stock(std::int32_t owners) {
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      store::Recorder recorder(t);
      for (std::int32_t i = 1; i <= owners; ++i) {
        Contact contact;
        contact.id = ContactId{i};
        contact.name = "Contact";
        contact.owner = AssociateId{i};
        contact.registered = {instant("2024-01-01"), AssociateId{i}};
        recorder.save(contact);
        t.put(Associate{.id = AssociateId{i}, .login = "user" + std::to_string(i)});
      }
      recorder.finish();
      return {};
    });
    ASSERT_TRUE(done);
  }

  static std::string text(const store::OwnedContact& /*owned*/) { return std::string(10'000, 'x'); }
  static std::string same(std::string_view plain) { return std::string(plain); }

  static PageResult load(const Feed& feed, std::int32_t owner) {
    std::promise<PageResult> loaded;
    feed.load(kOnlyTenant, AssociateId{owner}, [&](PageResult page) { loaded.set_value(page); });
    return loaded.get_future().get();
  }

  static PageResult renew(Feed& feed, const Changes& changes) {
    std::promise<PageResult> renewed;
    feed.renew(kOnlyTenant, AssociateId{1}, changes,
               [&](PageResult page) { renewed.set_value(page); });
    return renewed.get_future().get();
  }

  // Contact 1 is updated at that time; what that means for the page of owner 1.
  Changes update(std::string_view at) {
    Changes changes;
    const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      store::Recorder recorder(t);
      Contact contact = *t.contact(ContactId{1});
      contact.updated = Stamp{instant(at), AssociateId{1}};
      recorder.save(contact);
      recorder.finish();
      changes = changes_for(t, AssociateId{1}, rights_of(t, AssociateId{1}), {ContactId{1}});
      return {};
    });
    EXPECT_TRUE(done);
    return changes;
  }

  ManualClock clock_{instant("2026-01-01")};
  WatchedStore store_{clock_};
};

TEST_F(FeedTest, HasNoPageBeforeItIsLoadedAndKeepsItAfterwards) {
  stock(1);
  const Feed feed(store_, {}, text, same);
  EXPECT_EQ(feed.page(kOnlyTenant, AssociateId{1}), nullptr);
  const auto page = load(feed, 1);
  ASSERT_TRUE(page);
  EXPECT_EQ((*page)->size(), 1U);
  EXPECT_EQ(feed.page(kOnlyTenant, AssociateId{1}), *page);
}

TEST_F(FeedTest, GivesAnOwnerWithoutContactsAnEmptyPage) {
  const Feed feed(store_, {}, text, same);
  const auto page = load(feed, 99);
  ASSERT_TRUE(page);
  EXPECT_EQ((*page)->size(), 0U);
}

TEST_F(FeedTest, LetsTheLeastRecentlyUsedPageGoWhenTheBudgetIsReached) {
  stock(4);
  const Feed feed(store_, {.memory_bytes_max = 35'000}, text, same);  // three pages, not four
  for (const std::int32_t owner : {1, 2, 3}) ASSERT_TRUE(load(feed, owner));
  ASSERT_NE(feed.page(kOnlyTenant, AssociateId{1}), nullptr);  // now 2 is the oldest
  ASSERT_TRUE(load(feed, 4));
  EXPECT_EQ(feed.page(kOnlyTenant, AssociateId{2}), nullptr);
  EXPECT_NE(feed.page(kOnlyTenant, AssociateId{4}), nullptr);
  EXPECT_LE(feed.usage().bytes, 35'000U);
}

TEST_F(FeedTest, KeepsAPageInHandAliveAfterItHasLeft) {
  stock(4);
  const Feed feed(store_, {.memory_bytes_max = 15'000}, text, same);
  const auto page = load(feed, 1);
  for (const std::int32_t owner : {2, 3, 4}) ASSERT_TRUE(load(feed, owner));
  EXPECT_EQ(feed.page(kOnlyTenant, AssociateId{1}), nullptr);
  EXPECT_EQ((*page)->text(0).size(), 10'000U);
}

TEST_F(FeedTest, LoadsAheadUntilTheBudgetIsReachedAndStopsThere) {
  stock(8);
  Feed feed(store_, {.memory_bytes_max = 35'000}, text, same);
  feed.load_ahead(kOnlyTenant);
  while (feed.usage().pages < 3) std::this_thread::yield();
  ASSERT_TRUE(load(feed, 1));  // in memory already: those with most contacts come first, then by id
  EXPECT_EQ(feed.usage().pages, 3U);
  EXPECT_LE(feed.usage().bytes, 35'000U);
}

TEST_F(FeedTest, LoadsAllPagesAheadWhenThereIsRoom) {
  stock(8);
  Feed feed(store_, {}, text, same);
  feed.load_ahead(kOnlyTenant);
  while (feed.usage().pages < 8) std::this_thread::yield();
  EXPECT_EQ(feed.usage().contacts, 8U);
}

TEST_F(FeedTest, GivesWhoeverWaitsAPageBeforeAllOwnersAreFound) {
  stock(100);
  std::promise<int> reads_when_loaded;
  Feed feed(store_, {}, text, same);
  store_.at_first = [&] {  // somebody asks while the owners are being looked for
    feed.load(kOnlyTenant, AssociateId{70},
              [&](const PageResult&) { reads_when_loaded.set_value(store_.reads); });
  };
  feed.load_ahead(kOnlyTenant);
  EXPECT_LE(reads_when_loaded.get_future().get(), 2);  // one owner was found, one page read
  while (feed.usage().pages < 100) std::this_thread::yield();
  EXPECT_GE(store_.reads, 200);
}

TEST_F(FeedTest, ShowsACommittedChangeOnceThePageWasForgotten) {
  stock(1);
  Feed feed(store_, {}, text, same);
  ASSERT_TRUE(load(feed, 1));
  update("2025-05-05");
  feed.forget(kOnlyTenant);
  ASSERT_TRUE(load(feed, 1));
  const auto page = feed.page(kOnlyTenant, AssociateId{1});
  EXPECT_EQ(page->active_since({}).at(0).action, ContactAction::Updated);
}

TEST_F(FeedTest, RenewsAPageByWhatACommitHasChangedAndReadsNothing) {
  stock(1);
  Feed feed(store_, {}, text, same);
  ASSERT_TRUE(load(feed, 1));
  const int reads = store_.reads;
  ASSERT_TRUE(renew(feed, update("2025-05-05")));
  EXPECT_EQ(store_.reads, reads);
  const auto page = feed.page(kOnlyTenant, AssociateId{1});
  EXPECT_EQ(page->active_since({}).at(0).at, instant("2025-05-05"));
}

TEST_F(FeedTest, FetchesNoPageToRenewIt) {
  stock(1);
  Feed feed(store_, {}, text, same);
  const auto page = renew(feed, update("2025-05-05"));
  ASSERT_TRUE(page);
  EXPECT_EQ(*page, nullptr);
}

// The page was read behind the commit, which is told of later: it must not go back.
TEST_F(FeedTest, LeavesAPageThatTellsOfTheCommitAlready) {
  stock(1);
  Feed feed(store_, {}, text, same);
  const Changes first = update("2025-05-05");
  const Changes second = update("2025-06-06");
  const auto page = load(feed, 1);
  EXPECT_EQ(renew(feed, first), page);
  EXPECT_EQ(renew(feed, second), page);
}

TEST_F(FeedTest, ShowsAllCommitsWhateverTheOrderTheyAreToldIn) {
  stock(1);
  Feed feed(store_, {}, text, same);
  ASSERT_TRUE(load(feed, 1));
  const int reads = store_.reads;
  const Changes first = update("2025-05-05");
  const Changes second = update("2025-06-06");
  ASSERT_TRUE(renew(feed, second));
  const auto page = renew(feed, first);
  ASSERT_TRUE(page);
  EXPECT_EQ((*page)->active_since({}).at(0).at, instant("2025-06-06"));
  EXPECT_EQ(store_.reads, reads + 1);  // what stood before cannot be told any more
}

TEST_F(FeedTest, PutsNoPageBackThatIsForgottenWhileItIsRenewed) {
  stock(1);
  std::function<void()> meanwhile = [] {};
  Feed feed(
      store_, {},
      [&](const store::OwnedContact&) {
        meanwhile();
        return std::string("text");
      },
      same);
  ASSERT_TRUE(load(feed, 1));
  meanwhile = [&] { feed.forget(kOnlyTenant); };
  const auto page = renew(feed, update("2025-05-05"));
  ASSERT_TRUE(page);
  EXPECT_EQ(*page, nullptr);
  EXPECT_EQ(feed.usage().pages, 0U);
  EXPECT_EQ(feed.usage().bytes, 0U);
}

TEST_F(FeedTest, ForgetsThePagesOfOneTenantAlone) {
  stock(2);
  Feed feed(store_, {}, text, same);
  ASSERT_TRUE(load(feed, 1));
  ASSERT_TRUE(load(feed, 2));
  feed.forget(TenantId{2});
  EXPECT_EQ(feed.usage().pages, 2U);
  feed.forget(kOnlyTenant);
  EXPECT_EQ(feed.usage().pages, 0U);
  EXPECT_EQ(feed.usage().bytes, 0U);
  EXPECT_EQ(feed.page(kOnlyTenant, AssociateId{1}), nullptr);
  ASSERT_TRUE(load(feed, 1));
  EXPECT_NE(feed.page(kOnlyTenant, AssociateId{1}), nullptr);
}

TEST_F(FeedTest, AnswersManyThreadsThatWantTheSamePage) {
  stock(1);
  const Feed feed(store_, {}, text, same);
  std::atomic<int> answered{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        for (int k = 0; k < 50; ++k) answered += load(feed, 1).has_value() ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(answered, 400);
}

TEST_F(FeedTest, AnswersLoadsThatAreStillWaitingWhenItEnds) {
  stock(1);
  std::atomic<int> answered{0};
  {
    const Feed feed(store_, {}, text, same);
    for (int i = 0; i < 100; ++i) {
      feed.load(kOnlyTenant, AssociateId{1}, [&](const PageResult&) { ++answered; });
    }
  }
  EXPECT_EQ(answered, 100);
}

TEST_F(FeedTest, AnswersWithAnErrorWhatItHasNoMemoryForAndGoesOn) {
  stock(2);
  const Feed feed(
      store_, {},
      [](const store::OwnedContact& owned) -> std::string {
        if (owned.head.owner == AssociateId{1}) throw std::bad_alloc();
        return "text";
      },
      same);
  const auto failed = load(feed, 1);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::Unavailable);
  EXPECT_TRUE(load(feed, 2));
}

TEST_F(FeedTest, NamesActorsByTheirPersonAndOthersByTheirUser) {
  const auto done = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
    Associate with_person;
    with_person.id = AssociateId{1};
    with_person.full_name = "Anna B.";
    with_person.person = PersonId{5};
    t.put(with_person);
    Associate without;
    without.id = AssociateId{2};
    without.full_name = "Robot";
    t.put(without);
    Associate nameless;
    nameless.id = AssociateId{3};
    nameless.login = "job";
    t.put(nameless);
    Person person;
    person.id = PersonId{5};
    person.first_name = "Anna";
    person.middle_name = "Maria";
    person.last_name = "Berg";
    t.put(person);
    t.put(Category{CategoryId{4}, "Customer"});
    return {};
  });
  ASSERT_TRUE(done);
  Feed feed(store_, {}, text, same);
  ASSERT_TRUE(feed.refresh_names(kOnlyTenant));
  const auto names = feed.names(kOnlyTenant);
  EXPECT_EQ(names->actor(AssociateId{1}).activity_name, "Anna Maria Berg");
  EXPECT_EQ(names->actor(AssociateId{1}).full_name, "Anna B.");
  EXPECT_EQ(names->actor(AssociateId{1}).person, PersonId{5});
  EXPECT_EQ(names->user_of(PersonId{5}), AssociateId{1});
  EXPECT_EQ(names->user_of(PersonId{4}), kNobody);
  EXPECT_EQ(names->user_of(PersonId{6}), kNobody);
  EXPECT_TRUE(names->is_user(PersonId{5}));
  EXPECT_FALSE(names->is_user(kNoPerson));
  EXPECT_EQ(names->actor(AssociateId{2}).activity_name, "Robot");
  EXPECT_EQ(names->actor(AssociateId{2}).person, kNoPerson);
  EXPECT_EQ(names->actor(AssociateId{3}).activity_name, "job");
  EXPECT_EQ(names->actor(AssociateId{77}).activity_name, "");
  EXPECT_EQ(names->category(CategoryId{4}).text, "Customer");
  EXPECT_EQ(names->category(CategoryId{5}).text, "");
}

// Else a user would be shown nothing, as nobody without a name has rights.
TEST_F(FeedTest, GivesNoPageBeforeNamesThatCouldNotBeReadAtFirst) {
  stock(1);
  Feed feed(store_, {}, text, same);
  store_.refuses = true;
  EXPECT_FALSE(feed.refresh_names(kOnlyTenant));
  EXPECT_EQ(feed.names(kOnlyTenant)->actor(AssociateId{1}).activity_name, "");
  EXPECT_FALSE(load(feed, 1));

  store_.refuses = false;
  ASSERT_TRUE(load(feed, 1));
  EXPECT_EQ(feed.names(kOnlyTenant)->actor(AssociateId{1}).activity_name, "user1");
}

// Of two who read names at once, the one who read first does not have the last word.
TEST_F(FeedTest, KeepsTheNamesThatWereReadLast) {
  stock(1);
  Feed feed(store_, {}, text, same);
  std::thread second;
  store_.behind_first = [&] {
    const auto done = store_.write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
      t.put(Associate{.id = AssociateId{1}, .login = "renamed"});
      return {};
    });
    EXPECT_TRUE(done);
    second = std::thread([&] { EXPECT_TRUE(feed.refresh_names(kOnlyTenant)); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // it may go ahead, if it can
  };
  EXPECT_TRUE(feed.refresh_names(kOnlyTenant));
  second.join();
  EXPECT_EQ(feed.names(kOnlyTenant)->actor(AssociateId{1}).activity_name, "renamed");
}

}  // namespace
}  // namespace crm::feed
