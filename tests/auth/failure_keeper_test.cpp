#include "auth/failure_keeper.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

using namespace std::chrono_literals;

class FailureKeeperTest : public testing::Test {
 protected:
  std::unique_ptr<FailureKeeper> keeper(Guard& guard, std::chrono::milliseconds pause) {
    return FailureKeeper::open(store_, {kOnlyTenant}, guard, pause,
                               [](std::string_view why) { ADD_FAILURE() << why; })
        .value();
  }

  std::vector<SignInFailure> kept(TenantId tenant = kOnlyTenant) const {
    std::vector<SignInFailure> failures;
    const auto read = store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
      failures = reader.sign_in_failures();
      return {};
    });
    EXPECT_TRUE(read);
    return failures;
  }

  static void fail(Guard& guard, std::string_view login) {
    ASSERT_TRUE(guard.begin(kOnlyTenant, login, ""));
    guard.end(kOnlyTenant, login, "", Guard::Outcome::Wrong);
  }

  ManualClock clock_{instant("2026-01-31T12:00:00")};
  store::MemoryStore store_{clock_};
  Guard guard_{GuardSettings{}, clock_, {}};
};

TEST_F(FailureKeeperTest, WritesWhatHasChangedBesideAndAtTheEnd) {
  {
    const auto soon = keeper(guard_, 1ms);
    fail(guard_, "anna");
    while (kept().empty()) std::this_thread::sleep_for(1ms);
  }
  {
    const auto late = keeper(guard_, 1h);
    fail(guard_, "anna");
  }
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].count, 2);
}

TEST_F(FailureKeeperTest, ErasesWhatIsClearedOrLapsed) {
  ASSERT_TRUE(store_.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
    transaction.put(SignInFailure{"bo", 3, {}, {}});
    return {};
  }));
  {
    const auto bo_has_lapsed = keeper(guard_, 1h);
  }
  EXPECT_TRUE(kept().empty());
  {
    const auto first = keeper(guard_, 1h);
    fail(guard_, "anna");
  }
  EXPECT_EQ(kept().size(), 1U);
  {
    const auto second = keeper(guard_, 1h);
    ASSERT_TRUE(guard_.begin(kOnlyTenant, "anna", ""));
    guard_.end(kOnlyTenant, "anna", "", Guard::Outcome::Right);
  }
  EXPECT_TRUE(kept().empty());
}

TEST_F(FailureKeeperTest, WritesToEachTenantWhatIsItsOwn) {
  constexpr TenantId kOther{2};
  {
    const auto keeping =
        FailureKeeper::open(store_, {kOnlyTenant, kOther}, guard_, 1h, [](std::string_view why) {
          ADD_FAILURE() << why;
        }).value();
    fail(guard_, "anna");
    ASSERT_TRUE(guard_.begin(kOther, "bo", ""));
    guard_.end(kOther, "bo", "", Guard::Outcome::Wrong);
  }
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].login, "anna");
  ASSERT_EQ(kept(kOther).size(), 1U);
  EXPECT_EQ(kept(kOther)[0].login, "bo");
}

TEST_F(FailureKeeperTest, MakesNoTenantOfOneThatIsNotThere) {
  {
    const auto keeping = keeper(guard_, 1h);
    ASSERT_TRUE(guard_.begin(kNoTenant, "anna", ""));
    guard_.end(kNoTenant, "anna", "", Guard::Outcome::Wrong);
  }
  EXPECT_TRUE(store_.tenants()->empty());
}

TEST_F(FailureKeeperTest, GivesTheGuardOfTheNextProcessWhatWasKept) {
  {
    const auto before = keeper(guard_, 1h);
    for (int i = 0; i < 5; ++i) fail(guard_, "anna");
  }
  Guard next(GuardSettings{}, clock_, {});
  const auto after = keeper(next, 1h);
  const auto may = next.begin(kOnlyTenant, "anna", "");
  ASSERT_FALSE(may);
  EXPECT_EQ(may.error().retry_after_s, 1U);
}

}  // namespace
}  // namespace crm::auth
