#include "auth/session_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};
constexpr ClientKey kLaptop{1};
constexpr ClientKey kPhone{2};
constexpr ValueHash kValue{42};
constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
constexpr std::int64_t kHour = 60 * kMinute;

class SessionBookTest : public testing::Test {
 protected:
  static Caller anna(Scheme scheme = Scheme::Basic, std::int64_t credential = 0) {
    return {.associate = kAnna, .last_logout = {}, .scheme = scheme, .credential = credential};
  }
  // The frozen last log-out of a request, so long after the start.
  std::optional<Instant> ask(std::int64_t ticks, const ClientKey& client = kLaptop,
                             const Caller& caller = anna()) {
    return book_.attend(caller, client, at(ticks)).last_logout;
  }
  static Instant at(std::int64_t ticks) { return {instant("2026-01-31T08:00:00").ticks + ticks}; }
  std::vector<Session> changes(std::int64_t ticks) {
    std::vector<Session> sessions;
    for (const auto& change : book_.take_changes(at(ticks))) sessions.push_back(change.session);
    std::ranges::sort(sessions, {}, &Session::id);
    return sessions;
  }

  SessionBook book_{{}};
};

TEST_F(SessionBookTest, WhoWasNeverHereBeforeHasNeverLoggedOut) {
  EXPECT_EQ(ask(0), std::nullopt);
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(SessionBookTest, WhoIsNotKnownHereLastLoggedOutWhenTheCallerSays) {
  Caller caller = anna();
  caller.last_logout = at(-kHour);
  EXPECT_EQ(ask(0, kLaptop, caller), at(-kHour));
}

TEST_F(SessionBookTest, ABurstOfRequestsIsOneSessionAndItsLastRequestTheLogOut) {
  ask(0);
  ask(10 * kMinute);
  EXPECT_EQ(ask(40 * kMinute), std::nullopt);  // 30 minutes behind the last one
  EXPECT_EQ(book_.size(), 1U);
  EXPECT_EQ(ask(70 * kMinute + 1), at(40 * kMinute));
}

TEST_F(SessionBookTest, ASessionKeepsTheLastLogOutThatItBeganWith) {
  ask(0);
  const std::int64_t next_day = 24 * kHour;
  EXPECT_EQ(ask(next_day), at(0));
  ask(next_day + kMinute, kPhone);  // a short script, or another client,
  ask(next_day + 20 * kMinute);
  ask(next_day + 40 * kMinute);          // is over meanwhile
  ask(next_day + 45 * kMinute, kPhone);  // and comes again
  EXPECT_EQ(ask(next_day + 46 * kMinute), at(0));
}

TEST_F(SessionBookTest, SessionsThatAreOpenStillDoNotCount) {
  ask(0);
  EXPECT_EQ(ask(kMinute, kPhone), std::nullopt);
}

TEST_F(SessionBookTest, OneWhoseTimeIsOverCountsThoughNobodyHasEndedIt) {
  ask(0);
  EXPECT_EQ(ask(31 * kMinute, kPhone), at(0));
}

TEST_F(SessionBookTest, ASessionEndsWhenItHasLastedTooLong) {
  std::int64_t now = 0;
  for (; now <= 12 * kHour; now += 20 * kMinute) EXPECT_EQ(ask(now), std::nullopt);
  EXPECT_EQ(ask(now), at(now - 20 * kMinute));
  const auto told = changes(now);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].end_reason, SessionEnd::Age);
  EXPECT_EQ(told[0].ended_at, at(now - 20 * kMinute));
}

TEST_F(SessionBookTest, UsersSchemesTicketsAndClientsHaveSessionsOfTheirOwn) {
  ask(0);
  ask(0, kPhone);
  ask(0, kLaptop, {.associate = kBo, .last_logout = {}});
  ask(0, kLaptop, {.tenant = TenantId{2}, .associate = kAnna, .last_logout = {}});
  ask(0, kLaptop, anna(Scheme::Ticket, 1));
  ask(0, kLaptop, anna(Scheme::Ticket, 2));
  ask(0, kLaptop, anna(Scheme::AccessToken, 1));
  EXPECT_EQ(book_.size(), 7U);
}

TEST_F(SessionBookTest, ATokenThatIsRenewedIsTheSameSession) {
  ask(0, kLaptop, anna(Scheme::AccessToken, 1));
  ask(0, kLaptop, anna(Scheme::AccessToken, 2));
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(SessionBookTest, ABrowserIsFoundByItsValueInItsTenantAlone) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  EXPECT_EQ(begun.scheme, Scheme::Browser);
  EXPECT_EQ(book_.find(kOnlyTenant, kValue, at(1)), begun);
  EXPECT_EQ(book_.find(TenantId{2}, kValue, at(1)), std::nullopt);
  EXPECT_EQ(book_.find(kOnlyTenant, ValueHash{43}, at(1)), std::nullopt);
  // From whichever address it calls.
  EXPECT_EQ(book_.attend(begun, kPhone, at(1)).last_logout, std::nullopt);
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(SessionBookTest, ALogOutCountsFromTheMomentOfTheCall) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  book_.end(begun, SessionEnd::SignedOut, at(kMinute));
  EXPECT_EQ(book_.find(kOnlyTenant, kValue, at(kMinute)), std::nullopt);
  EXPECT_EQ(ask(2 * kMinute), at(kMinute));
}

TEST_F(SessionBookTest, ABrowserThatSignsInAnewHadSeenAllUpToItsLastRequest) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  book_.end(begun, SessionEnd::Replaced, at(kMinute));
  EXPECT_EQ(ask(2 * kMinute), at(0));
}

TEST_F(SessionBookTest, ABrowsersSessionIsOverWhenItWasIdleForTooLong) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  EXPECT_TRUE(book_.find(kOnlyTenant, kValue, at(30 * kMinute)));
  EXPECT_EQ(book_.find(kOnlyTenant, kValue, at(30 * kMinute + 1)), std::nullopt);
  // A log-out behind that does not make it longer.
  book_.end(begun, SessionEnd::SignedOut, at(kHour));
  EXPECT_EQ(ask(kHour), at(0));
}

TEST_F(SessionBookTest, ARequestOfABrowserWhoseSessionHasEndedBeginsNone) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  book_.end(begun, SessionEnd::SignedOut, at(1));
  EXPECT_EQ(book_.attend(begun, kLaptop, at(2)).last_logout, at(1));
  EXPECT_EQ(book_.size(), 0U);
}

TEST_F(SessionBookTest, AClockThatGoesBackTakesNothingFromASession) {
  ask(10 * kMinute);
  ask(0);
  EXPECT_EQ(ask(41 * kMinute), at(10 * kMinute));
}

TEST_F(SessionBookTest, OneUserCannotPushOutTheSessionsOfOthers) {
  SessionBook book({.sessions_per_user_max = 3});
  const Caller bo{.associate = kBo, .last_logout = {}};
  static_cast<void>(book.attend(bo, kLaptop, at(0)));
  for (unsigned char i = 0; i < 10; ++i) {
    static_cast<void>(book.attend(anna(), ClientKey{i}, at(1 + i)));
  }
  EXPECT_EQ(book.size(), 4U);
  // The one seen longest ago has left, as ended.
  EXPECT_EQ(book.attend(anna(), ClientKey{9}, at(20)).last_logout, at(7));
  EXPECT_EQ(book.attend(anna(), ClientKey{0}, at(21)).last_logout, at(8));
}

TEST_F(SessionBookTest, HoldsNoMoreSessionsThanThereIsRoomFor) {
  SessionBook book({.sessions_max = 160});
  for (std::int32_t user = 1; user <= 2'000; ++user) {
    static_cast<void>(
        book.attend({.associate = AssociateId{user}, .last_logout = {}}, kLaptop, at(user)));
  }
  EXPECT_LE(book.size(), 160U);
  EXPECT_GE(book.size(), 100U);
  const Caller last{.associate = AssociateId{2'000}, .last_logout = {}};
  EXPECT_EQ(book.attend(last, kLaptop, at(2'001)).last_logout, std::nullopt);
  const Caller first{.associate = AssociateId{1}, .last_logout = {}};
  EXPECT_EQ(book.attend(first, kLaptop, at(2'001)).last_logout, at(1));
}

TEST_F(SessionBookTest, TellsEachChangeOnceAndNothingWhereNothingHasChanged) {
  ask(0);
  ASSERT_EQ(changes(0).size(), 1U);
  EXPECT_TRUE(changes(1).empty());
  ask(2);
  const auto touched = changes(2);
  ASSERT_EQ(touched.size(), 1U);
  EXPECT_EQ(touched[0].started_at, at(0));
  EXPECT_EQ(touched[0].last_seen_at, at(2));
  EXPECT_EQ(touched[0].ended_at, std::nullopt);
  const auto over = changes(kHour);
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].ended_at, at(2));
  EXPECT_EQ(over[0].end_reason, SessionEnd::Idle);
  EXPECT_EQ(book_.size(), 0U);
}

TEST_F(SessionBookTest, WhatIsToldHoldsNoValueThatAnybodyCouldUse) {
  static_cast<void>(book_.begin(anna(), kValue, kLaptop, at(0)));
  const auto told = changes(0);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].value_hash.substr(0, 4), "2a00");
  EXPECT_EQ(told[0].value_hash.size(), 64U);
  EXPECT_EQ(told[0].client_key.size(), 32U);
}

TEST_F(SessionBookTest, SessionsThatComeBackAreAsTheyWere) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  ask(kMinute, kPhone);
  SessionBook::Kept kept{.last_logouts = {{kAnna, at(-1)}}, .sessions = changes(kMinute)};
  SessionBook again({});
  again.restore(kOnlyTenant, kept);
  EXPECT_EQ(again.size(), 2U);
  EXPECT_TRUE(again.take_changes(at(kMinute)).empty());
  EXPECT_EQ(again.find(kOnlyTenant, kValue, at(2 * kMinute)), begun);
  EXPECT_EQ(again.attend(anna(), kPhone, at(2 * kMinute)).last_logout, std::nullopt);
  EXPECT_EQ(again.size(), 2U);
  EXPECT_EQ(again.attend(anna(), ClientKey{3}, at(2 * kMinute)).last_logout, at(-1));
  // A new one has a number of its own.
  const auto told = again.take_changes(at(2 * kMinute));
  EXPECT_EQ(std::ranges::max(told, {}, [](const auto& each) { return each.session.id; }).session.id,
            SessionId{3});
}

TEST_F(SessionBookTest, WhatTheStoreHasEndedIsEndedHere) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  auto sessions = changes(0);
  sessions[0].ended_at = at(kMinute);
  book_.restore(kOnlyTenant, {.last_logouts = {{kAnna, at(kMinute)}}, .sessions = sessions});
  EXPECT_EQ(book_.find(kOnlyTenant, kValue, at(kMinute)), std::nullopt);
  EXPECT_EQ(book_.attend(begun, kLaptop, at(kMinute)).last_logout, at(kMinute));
  EXPECT_TRUE(book_.take_changes(at(kMinute)).empty());
}

TEST_F(SessionBookTest, WhatHasEndedHereMeanwhileIsNotBroughtBack) {
  const Caller begun = book_.begin(anna(), kValue, kLaptop, at(0));
  const auto sessions = changes(0);
  book_.end(begun, SessionEnd::SignedOut, at(kMinute));
  book_.restore(kOnlyTenant, {.last_logouts = {{kAnna, std::nullopt}}, .sessions = sessions});
  EXPECT_EQ(book_.find(kOnlyTenant, kValue, at(kMinute)), std::nullopt);
  EXPECT_EQ(ask(kMinute), at(kMinute));
}

TEST_F(SessionBookTest, ManyThreadsMayAskAtOnce) {
  std::vector<std::thread> threads;
  for (std::int32_t user = 1; user <= 4; ++user) {
    threads.emplace_back([this, user] {
      for (std::int64_t i = 0; i < 2'000; ++i) {
        const Caller caller{.associate = AssociateId{user % 2 + 1}, .last_logout = {}};
        static_cast<void>(book_.attend(caller, kLaptop, at(i)));
        const ValueHash value{static_cast<unsigned char>(user), static_cast<unsigned char>(i)};
        book_.end(book_.begin(caller, value, kPhone, at(i)), SessionEnd::SignedOut, at(i));
        if (i % 100 == 0) static_cast<void>(book_.take_changes(at(i)));
      }
    });
  }
  for (std::thread& each : threads) each.join();
  EXPECT_EQ(book_.size(), 2U);
}

}  // namespace
}  // namespace crm::auth
