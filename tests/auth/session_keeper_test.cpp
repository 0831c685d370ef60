#include "auth/session_keeper.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "auth/session_records.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

using namespace std::chrono_literals;

constexpr AssociateId kAnna{7};
constexpr ClientKey kLaptop{1};

class SessionKeeperTest : public testing::Test {
 protected:
  void SetUp() override {
    write([](store::Transaction& transaction) {
      transaction.put(Associate{.id = kAnna, .login = "anna"});
    });
  }
  std::unique_ptr<SessionKeeper> keeper(SessionBook& book, std::chrono::milliseconds pause = 1h) {
    return SessionKeeper::open(store_, {kOnlyTenant}, book, clock_, pause,
                               [](std::string_view why) { ADD_FAILURE() << why; })
        .value();
  }
  void write(const std::function<void(store::Transaction&)>& work) {
    ASSERT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
  }
  std::vector<Session> kept() const {
    std::vector<Session> sessions;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      reader.each_session([&](const Session& each) { sessions.push_back(each); });
      return {};
    }));
    return sessions;
  }
  std::optional<Instant> last_logout() const {
    std::optional<Instant> found;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      found = reader.associate(kAnna)->last_logout;
      return {};
    }));
    return found;
  }
  std::optional<Instant> ask(SessionBook& book, AssociateId associate = kAnna) {
    return book.attend({.associate = associate, .last_logout = {}}, kLaptop, clock_.now())
        .last_logout;
  }

  ManualClock clock_{instant("2026-01-31T08:00:00")};
  store::MemoryStore store_{clock_};
  SessionBook book_{{}};
};

TEST_F(SessionKeeperTest, WritesBesideTheRequestsAndAtTheEnd) {
  const Instant first = clock_.now();
  {
    const auto beside = keeper(book_, 1ms);
    ask(book_);
    while (kept().empty()) std::this_thread::sleep_for(1ms);
  }
  {
    const auto at_the_end = keeper(book_);
    clock_.advance_s(60);
    ask(book_);
  }
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].started_at, first);
  EXPECT_EQ(kept()[0].last_seen_at, clock_.now());
}

TEST_F(SessionKeeperTest, ARestartGoesOnWithTheSessionsThatWereOpen) {
  const Instant first = clock_.now();
  {
    const auto keeping = keeper(book_);
    ask(book_);
  }
  clock_.advance_s(29 * 60);
  SessionBook again({});
  const auto keeping = keeper(again);
  EXPECT_EQ(ask(again), std::nullopt);
  EXPECT_EQ(again.size(), 1U);
  clock_.advance_s(31 * 60);
  const Instant last{first.ticks + 29LL * 60 * kTicksPerSecond};
  EXPECT_EQ(ask(again), last);
}

TEST_F(SessionKeeperTest, AnEndIsTheLastLogOutOfTheUserAndEndedSessionsAreKeptForAWhile) {
  {
    const auto keeping = keeper(book_);
    for (int burst = 0; burst < 30; ++burst) {
      ask(book_);
      clock_.advance_s(3'600);
    }
  }
  EXPECT_EQ(kept().size(), static_cast<std::size_t>(kEndedSessionsKept));
  EXPECT_EQ(last_logout(), Instant{clock_.now().ticks - 3'600 * kTicksPerSecond});
  EXPECT_EQ(kept().back().end_reason, SessionEnd::Idle);
}

TEST_F(SessionKeeperTest, WhatIsEndedByCommandEndsInTheBook) {
  const auto keeping = keeper(book_);
  const Caller browser =
      book_.begin({.associate = kAnna, .last_logout = {}}, {1}, kLaptop, clock_.now());
  clock_.advance_s(60);
  ASSERT_TRUE(keeping->around([&]() -> Result<std::vector<TenantId>> {
    write([](store::Transaction& transaction) { EXPECT_EQ(log_off(transaction, kAnna), 1U); });
    return std::vector{kOnlyTenant};
  }));
  EXPECT_EQ(book_.find(kOnlyTenant, {1}, clock_.now()), std::nullopt);
  EXPECT_EQ(ask(book_), last_logout());
  EXPECT_GE(last_logout(), clock_.now());
  EXPECT_EQ(book_.attend(browser, kLaptop, clock_.now()).last_logout, last_logout());
}

TEST_F(SessionKeeperTest, TheAdministratorsWordHoldsForSessionsThatAreOpen) {
  const auto keeping = keeper(book_);
  ask(book_);
  const Instant word = instant("2026-01-30T17:00:00");
  ASSERT_TRUE(keeping->around([&]() -> Result<std::vector<TenantId>> {
    write([&](store::Transaction& transaction) { set_last_logout(transaction, kAnna, word); });
    return std::vector{kOnlyTenant};
  }));
  EXPECT_EQ(ask(book_), word);
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(SessionKeeperTest, ANewPasswordEndsBrowsersAndNoOtherSession) {
  const auto keeping = keeper(book_);
  static_cast<void>(
      book_.begin({.associate = kAnna, .last_logout = {}}, {1}, kLaptop, clock_.now()));
  ask(book_);
  ASSERT_TRUE(keeping->around([&]() -> Result<std::vector<TenantId>> {
    write([](store::Transaction& transaction) {
      EXPECT_EQ(end_sessions_of(transaction, kAnna, SessionEnd::PasswordChanged, Scheme::Browser),
                1U);
    });
    return std::vector{kOnlyTenant};
  }));
  EXPECT_EQ(book_.find(kOnlyTenant, {1}, clock_.now()), std::nullopt);
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(SessionKeeperTest, WhatACommandHasEndedIsNotOpenedAgainByWhatWasSeenMeanwhile) {
  const auto keeping = keeper(book_);
  ask(book_);
  ASSERT_TRUE(keeping->reload(kOnlyTenant));
  write([](store::Transaction& transaction) { log_off(transaction, kAnna); });  // unannounced
  clock_.advance_s(1);
  ask(book_);
  ASSERT_TRUE(keeping->reload(kOnlyTenant));
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].end_reason, SessionEnd::LoggedOff);
  EXPECT_EQ(book_.size(), 0U);
}

TEST_F(SessionKeeperTest, AUserWhoIsNotThereIsNotWritten) {
  {
    const auto keeping = keeper(book_);
    ask(book_, AssociateId{99});
  }
  EXPECT_TRUE(kept().empty());
}

// Refuses to write until it is told otherwise.
class FullStore final : public store::Store {
 public:
  explicit FullStore(store::Store& store) : store_(store) {}

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override {
    if (is_full) return refuse(ErrorKind::StorageFull, "full");
    return store_.write(tenant, work);
  }
  [[nodiscard]] Result<void> read(
      TenantId tenant,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_.read(tenant, work);
  }
  [[nodiscard]] Result<std::vector<App>> apps() const override { return store_.apps(); }
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override {
    return store_.change_apps(work);
  }
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override { return store_.tenants(); }
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_.defects();
  }

  bool is_full = true;

 private:
  store::Store& store_;
};

TEST_F(SessionKeeperTest, WhatAFullDiskDidNotTakeIsWrittenWhenItDoes) {
  FullStore full(store_);
  int troubles = 0;
  const auto keeping =
      SessionKeeper::open(full, {kOnlyTenant}, book_, clock_, 1h, [&](std::string_view) {
        ++troubles;
      }).value();
  ask(book_);
  keeping->write_now();
  EXPECT_EQ(troubles, 1);
  EXPECT_TRUE(kept().empty());
  full.is_full = false;
  ASSERT_TRUE(keeping->reload(kOnlyTenant));
  EXPECT_EQ(kept().size(), 1U);
}

}  // namespace
}  // namespace crm::auth
