#include "auth/guard.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

using What = GuardEvent::What;
using Outcome = Guard::Outcome;

constexpr std::string_view kHere = "192.0.2.7";
constexpr std::string_view kThere = "192.0.2.8";

class GuardTest : public testing::Test {
 protected:
  // The seconds to wait; none when it was tried, and was wrong.
  std::optional<std::uint32_t> guess(std::string_view login, std::string_view peer = kHere) {
    const auto may = guard_.begin(kOnlyTenant, login, peer);
    if (!may) {
      EXPECT_EQ(may.error().kind, ErrorKind::TooManyAttempts);
      EXPECT_EQ(may.error().detail, kTooManyAttempts);
      return may.error().retry_after_s;
    }
    guard_.end(kOnlyTenant, login, peer, Outcome::Wrong);
    return {};
  }

  void guess_times(int times, std::string_view login, std::string_view peer = kHere) {
    for (int i = 0; i < times; ++i) EXPECT_EQ(guess(login, peer), std::nullopt) << login << i;
  }

  // As often as may be, waiting as told: the waits behind each wrong password.
  std::vector<std::uint32_t> waits(int times, std::string_view login) {
    std::vector<std::uint32_t> told;
    for (int i = 0; i < times; ++i) {
      EXPECT_EQ(guess(login), std::nullopt) << i;
      told.push_back(guess(login).value_or(0));
      clock_.advance_s(told.back());
    }
    return told;
  }

  bool may_try(std::string_view login, std::string_view peer = kHere) {
    if (!guard_.begin(kOnlyTenant, login, peer)) return false;
    guard_.end(kOnlyTenant, login, peer, Outcome::Undecided);
    return true;
  }

  std::vector<What> heard() const {
    std::vector<What> what;
    for (const GuardEvent& event : events_) what.push_back(event.what);
    return what;
  }

  ManualClock clock_{instant("2026-01-31T12:00:00")};
  std::vector<GuardEvent> events_;
  Guard guard_{GuardSettings{}, clock_, [this](const GuardEvent& e) { events_.push_back(e); }};
};

TEST_F(GuardTest, LetsFourFailuresPassAndSlowsFromTheFifthOn) {
  guess_times(4, "anna");
  EXPECT_TRUE(may_try("anna"));
  guess_times(1, "anna");
  EXPECT_EQ(guess("anna"), 1U);
  clock_.advance_s(1);
  EXPECT_TRUE(may_try("anna"));
}

TEST_F(GuardTest, DoublesTheWaitWithEachFailureAndLocksAtTheTenthWithinAQuarter) {
  guess_times(4, "anna");
  EXPECT_EQ(waits(6, "anna"), (std::vector<std::uint32_t>{1, 2, 4, 8, 16, 900}));
}

TEST_F(GuardTest, SlowsFurtherBehindALockUpToTheLongestWait) {
  guess_times(4, "anna");
  waits(6, "anna");
  EXPECT_EQ(waits(6, "anna"), (std::vector<std::uint32_t>{64, 128, 256, 512, 900, 900}));
}

TEST_F(GuardTest, ForgetsWhomTheStoreNoLongerHasButNotWhoIsNotWrittenYet) {
  guess_times(5, "freed");
  guess_times(5, "kept");
  EXPECT_EQ(guard_.take_changes().size(), 2U);
  guess_times(5, "new");
  guard_.forget_others(kOnlyTenant, {"kept"});
  EXPECT_TRUE(may_try("freed"));
  EXPECT_FALSE(may_try("kept"));
  EXPECT_FALSE(may_try("new"));
}

TEST_F(GuardTest, TheSameLoginOfTwoTenantsIsTwoUsers) {
  constexpr TenantId kOther{2'147'483'647};
  guess_times(5, "anna");
  EXPECT_FALSE(may_try("anna"));
  ASSERT_TRUE(guard_.begin(kOther, "anna", kHere));
  guard_.end(kOther, "anna", kHere, Outcome::Wrong);
  const auto changes = guard_.take_changes();
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(std::tuple(changes[0].tenant, changes[0].login, changes[0].known->count),
            std::tuple(kOnlyTenant, "anna", 5));
  EXPECT_EQ(std::tuple(changes[1].tenant, changes[1].login, changes[1].known->count),
            std::tuple(kOther, "anna", 1));
  guard_.forget_others(kOther, {});
  EXPECT_FALSE(may_try("anna"));
}

TEST_F(GuardTest, AnAddressIsTheSameForAllTenants) {
  GuardSettings strict;
  strict.address_failures_per_minute_max = 2;
  Guard guard(strict, clock_, {});
  for (const TenantId tenant : {TenantId{1}, TenantId{2}}) {
    ASSERT_TRUE(guard.begin(tenant, "anna", kHere));
    guard.end(tenant, "anna", kHere, Outcome::Wrong);
  }
  EXPECT_FALSE(guard.begin(TenantId{3}, "bo", kHere));
}

TEST_F(GuardTest, DoesNotLockWhereTenFailuresTakeLonger) {
  for (int i = 0; i < 10; ++i) {
    guess_times(1, "anna");
    clock_.advance_s(101);
  }
  EXPECT_TRUE(may_try("anna"));
}

TEST_F(GuardTest, ARefusedTryCostsNothingAndChangesNothing) {
  guess_times(5, "anna");
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(guess("anna"), 1U);
  clock_.advance_s(1);
  guess_times(1, "anna");
  EXPECT_EQ(guess("anna"), 2U);
}

TEST_F(GuardTest, SuccessClears) {
  guess_times(5, "anna");
  clock_.advance_s(1);
  ASSERT_TRUE(guard_.begin(kOnlyTenant, "anna", kHere));
  guard_.end(kOnlyTenant, "anna", kHere, Outcome::Right);
  guess_times(4, "anna");
  EXPECT_TRUE(may_try("anna"));
}

// A ticket or token names no login.
TEST_F(GuardTest, CountsWhatNamesNobodyByAddressWithPasswords) {
  for (int i = 0; i < 99; ++i) ASSERT_TRUE(guard_.fail(kHere)) << i;
  guess_times(1, "anna");
  const auto refused = guard_.fail(kHere);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(),
            (Error{ErrorKind::TooManyAttempts, std::string(kTooManyAttempts), 60}));
  EXPECT_FALSE(may_try("bo"));
  EXPECT_TRUE(guard_.fail(kThere));
  EXPECT_TRUE(may_try("bo", kThere));
  clock_.advance_s(60);
  EXPECT_TRUE(guard_.fail(kHere));
}

TEST_F(GuardTest, CountsNothingOfNoAddress) {
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(guard_.fail("")) << i;
}

TEST_F(GuardTest, FoldsLoginsAsTheyAreFound) {
  guess_times(2, "Anna");
  guess_times(3, "aNNA");
  EXPECT_EQ(guess("ANNA"), 1U);
}

TEST_F(GuardTest, CountsEachLoginForItselfFromAnywhere) {
  guess_times(3, "anna", kHere);
  guess_times(2, "anna", kThere);
  EXPECT_EQ(guess("anna", "2001:db8::1"), 1U);
  EXPECT_TRUE(may_try("bo", kHere));
}

TEST_F(GuardTest, ForgetsADayAfterTheLastFailure) {
  guess_times(4, "anna");
  clock_.advance_s(24LL * 3600 - 1);
  guess_times(1, "anna");
  EXPECT_EQ(guess("anna"), 1U);
  clock_.advance_s(24LL * 3600);
  guess_times(4, "anna");
  EXPECT_TRUE(may_try("anna"));
}

// As many at the same moment as one after the other.
TEST_F(GuardTest, CountsTriesInHandAsIfTheyHadFailed) {
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(guard_.begin(kOnlyTenant, "anna", kHere)) << i;
  EXPECT_EQ(guess("anna"), 1U);
  guard_.end(kOnlyTenant, "anna", kHere, Outcome::Undecided);
  EXPECT_TRUE(may_try("anna"));
  for (int i = 0; i < 4; ++i) guard_.end(kOnlyTenant, "anna", kHere, Outcome::Wrong);
  guess_times(1, "anna");
  clock_.advance_s(1);
  ASSERT_TRUE(guard_.begin(kOnlyTenant, "anna", kHere));
  EXPECT_EQ(guess("anna"), 1U);  // one at a time from here on
}

TEST_F(GuardTest, SlowsAnAddressThatFailsAHundredTimesAMinute) {
  for (int i = 0; i < 100; ++i) guess_times(1, "user" + std::to_string(i));
  EXPECT_EQ(guess("anna"), 60U);
  EXPECT_TRUE(may_try("anna", kThere));
  clock_.advance_s(59);
  EXPECT_EQ(guess("anna"), 1U);
  clock_.advance_s(1);
  guess_times(1, "anna");
}

TEST_F(GuardTest, CountsNoAddressWhereThereIsNone) {
  for (int i = 0; i < 300; ++i) guess_times(1, "user" + std::to_string(i), "");
}

TEST_F(GuardTest, CountsAllOfANetworkOfIpv6AsOne) {
  for (int i = 0; i < 100; ++i) {
    guess_times(1, "user" + std::to_string(i), "2001:db8:1:2::" + std::to_string(i));
  }
  EXPECT_EQ(guess("anna", "2001:db8:1:2:ffff:ffff:ffff:ffff"), 60U);
  EXPECT_TRUE(may_try("anna", "2001:db8:1:3::1"));
}

TEST_F(GuardTest, DoesNotLetARightPasswordClearAnAddress) {
  for (int i = 0; i < 99; ++i) guess_times(1, "user" + std::to_string(i));
  ASSERT_TRUE(guard_.begin(kOnlyTenant, "mallory", kHere));
  guard_.end(kOnlyTenant, "mallory", kHere, Outcome::Right);
  guess_times(1, "user100");
  EXPECT_EQ(guess("anna"), 60U);
}

TEST_F(GuardTest, NeverWaitsLongerThanItsSettingsThoughTheClockIsSetBack) {
  guess_times(4, "anna");
  waits(5, "anna");
  guess_times(1, "anna");
  clock_.set(instant("2020-01-01T00:00:00"));
  EXPECT_EQ(guess("anna"), 900U);
}

TEST_F(GuardTest, KeepsWhatItIsToldAndForgetsWhatIsCleared) {
  guess_times(1, "Anna");
  clock_.advance_s(5);
  guess_times(1, "anna");
  guess_times(1, "nobody");
  const auto first = guard_.take_changes();
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].known, (SignInFailure{"anna", 2, instant("2026-01-31T12:00:00"),
                                           instant("2026-01-31T12:00:05")}));
  EXPECT_EQ(first[1].login, "nobody");
  EXPECT_TRUE(guard_.take_changes().empty());
  ASSERT_TRUE(guard_.begin(kOnlyTenant, "anna", kHere));
  guard_.end(kOnlyTenant, "anna", kHere, Outcome::Right);
  const auto second = guard_.take_changes();
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].login, "anna");
  EXPECT_EQ(second[0].known, std::nullopt);
}

TEST_F(GuardTest, GoesOnWhereItWasBeforeARestart) {
  guess_times(4, "anna");
  waits(5, "anna");
  guess_times(1, "anna");
  clock_.advance_s(100);
  Guard restarted(GuardSettings{}, clock_, {});
  for (const auto& change : guard_.take_changes()) restarted.restore(kOnlyTenant, *change.known);
  const auto may = restarted.begin(kOnlyTenant, "anna", kHere);
  ASSERT_FALSE(may);
  EXPECT_EQ(may.error().retry_after_s, 800U);
  EXPECT_TRUE(restarted.take_changes().empty());
}

TEST_F(GuardTest, RestoresNothingThatHasLapsed) {
  guard_.restore(kOnlyTenant,
                 {"anna", 10, instant("2026-01-30T11:00:00"), instant("2026-01-30T12:00:00")});
  EXPECT_TRUE(may_try("anna"));
  const auto changes = guard_.take_changes();
  ASSERT_EQ(changes.size(), 1U);  // to be erased
  EXPECT_EQ(changes[0].known, std::nullopt);
}

TEST_F(GuardTest, TellsWhatHappenedAndOfManyRefusalsTheFirst) {
  guess_times(5, "anna");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(guess("anna"), 1U);
  clock_.advance_s(1);
  ASSERT_TRUE(guard_.begin(kOnlyTenant, "anna", kHere));
  guard_.end(kOnlyTenant, "anna", kHere, Outcome::Right);
  EXPECT_EQ(heard(), (std::vector<What>{What::Failed, What::Failed, What::Failed, What::Failed,
                                        What::Slowed, What::Refused, What::Cleared}));
  EXPECT_EQ(events_[4].wait_s, 1U);
  EXPECT_EQ(events_[4].failures, 5);
  EXPECT_EQ(events_[5].peer, kHere);
  EXPECT_EQ(events_[6].refused, 50U);
}

TEST_F(GuardTest, TellsALockAndARefusedAddress) {
  guess_times(4, "anna");
  waits(5, "anna");
  events_.clear();
  guess_times(1, "anna");
  ASSERT_EQ(heard(), std::vector<What>{What::Locked});
  EXPECT_EQ(events_[0].wait_s, 900U);
  clock_.advance_s(60);  // another minute of the address
  for (int i = 0; i < 100; ++i) guess_times(1, "user" + std::to_string(i));
  events_.clear();
  EXPECT_EQ(guess("bo"), 60U);
  EXPECT_EQ(guess("bo"), 60U);
  ASSERT_EQ(heard(), std::vector<What>{What::AddressRefused});
  EXPECT_EQ(events_[0].failures, 100);
}

TEST_F(GuardTest, TellsLongLoginsCut) {
  guess_times(1, std::string(5000, 'x'));
  EXPECT_LE(events_.at(0).login.size(), kToldLoginBytesMax + 3);  // and "…"
}

TEST_F(GuardTest, HoldsLongLoginsCutAndNoMoreThanItMay) {
  GuardSettings small;
  small.logins_max = 100;
  Guard guard(small, clock_, {});
  for (int i = 0; i < 1000; ++i) {
    const std::string login = std::to_string(i) + std::string(20'000, 'x');
    ASSERT_TRUE(guard.begin(kOnlyTenant, login, ""));
    guard.end(kOnlyTenant, login, "", Outcome::Wrong);
  }
  std::size_t known = 0;
  for (const auto& change : guard.take_changes()) {
    EXPECT_LT(change.login.size(), 1100U);
    if (change.known) ++known;
  }
  EXPECT_EQ(known, 100U);
}

TEST_F(GuardTest, StandsManyThreadsAtOnce) {
  Guard guard(GuardSettings{}, clock_, {});
  std::vector<std::thread> threads;
  std::atomic<int> tried = 0;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        if (guard.begin(kOnlyTenant, "anna", "")) {
          ++tried;
          guard.end(kOnlyTenant, "anna", "", Outcome::Wrong);
        }
        if (i % 100 == 0) static_cast<void>(guard.take_changes());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(tried, 5);
}

TEST(CountedAddress, IsTheAddressOrItsNetwork) {
  EXPECT_EQ(counted_address("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(counted_address(""), "");
  EXPECT_EQ(counted_address("2001:db8::1"), counted_address("2001:db8:0:0:ffff::2"));
  EXPECT_NE(counted_address("2001:db8::1"), counted_address("2001:db8:0:1::1"));
  EXPECT_EQ(counted_address("::1").size(), 8U);
}

}  // namespace
}  // namespace crm::auth
