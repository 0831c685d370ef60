#include "auth/failure_table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace crm::auth {
namespace {

constexpr std::int64_t kHour = 3600 * kTicksPerSecond;

bool older_than_an_hour(const Tally& tally, Instant now) {
  return now.ticks - tally.last_at.ticks >= kHour;
}

Instant second(std::int64_t s) { return Instant{s * kTicksPerSecond}; }

using Keys = std::vector<std::string>;

Keys fail(FailureTable& table, const std::string& key, std::int64_t at_s) {
  table.begin(key);
  return table.fail(key, second(at_s));
}

TEST(FailureTable, CountsFailuresAndTriesInHand) {
  FailureTable table(10, older_than_an_hour);
  EXPECT_EQ(table.of("anna", second(0)), Tally{});
  fail(table, "anna", 10);
  fail(table, "anna", 20);
  table.begin("anna");
  table.refuse("anna");
  table.refuse("anna");
  EXPECT_EQ(table.of("anna", second(20)), (Tally{2, second(10), second(20), 1, 2}));
  EXPECT_EQ(table.of("bo", second(20)), Tally{});
  EXPECT_EQ(table.fail("anna", second(30)), Keys{});
  EXPECT_EQ(table.of("anna", second(30)), (Tally{3, second(10), second(30), 0, 0}));
}

TEST(FailureTable, ForgetsATryThatEndedWithoutAWord) {
  FailureTable table(10, older_than_an_hour);
  table.begin("anna");
  table.begin("anna");
  table.end("anna");
  EXPECT_EQ(table.of("anna", second(0)).in_hand, 1);
  table.end("anna");
  EXPECT_EQ(table.size(), 0U);
}

TEST(FailureTable, ClearsFailuresAndKeepsTriesInHand) {
  FailureTable table(10, older_than_an_hour);
  fail(table, "anna", 10);
  table.begin("anna");
  table.clear("anna");
  EXPECT_EQ(table.of("anna", second(10)), (Tally{.in_hand = 1}));
  table.end("anna");
  EXPECT_EQ(table.size(), 0U);
  fail(table, "anna", 20);
  table.clear("anna");
  EXPECT_EQ(table.size(), 0U);
}

TEST(FailureTable, StartsAnewWhereFailuresHaveLapsed) {
  FailureTable table(10, older_than_an_hour);
  fail(table, "anna", 0);
  EXPECT_EQ(table.of("anna", second(3599)).count, 1);
  EXPECT_EQ(table.of("anna", second(3600)), Tally{});
  fail(table, "anna", 3600);
  EXPECT_EQ(table.of("anna", second(3600)), (Tally{1, second(3600), second(3600), 0, 0}));
}

TEST(FailureTable, LetsThoseGoFirstWhoFailedLeastAndOfTheseTheOldest) {
  FailureTable table(3, older_than_an_hour);
  fail(table, "locked", 0);
  fail(table, "locked", 1);
  fail(table, "old", 2);
  fail(table, "young", 3);
  EXPECT_EQ(fail(table, "new", 4), Keys{"old"});
  EXPECT_EQ(fail(table, "newer", 5), Keys{"young"});
  EXPECT_EQ(table.of("locked", second(5)).count, 2);
  EXPECT_EQ(table.size(), 3U);
}

// A stranger's thousand logins, each guessed at once, do not free the one guessed at ten times.
TEST(FailureTable, KeepsWhoFailedOftenHoweverManyOthersFailOnce) {
  FailureTable table(100, older_than_an_hour);
  for (int i = 0; i < 10; ++i) fail(table, "anna", i);
  for (int i = 0; i < 5000; ++i) fail(table, "x" + std::to_string(i), 20);
  EXPECT_EQ(table.size(), 100U);
  EXPECT_EQ(table.of("anna", second(20)).count, 10);
}

TEST(FailureTable, LetsLapsedOnesGoBeforeAllOthers) {
  FailureTable table(3, older_than_an_hour);
  for (int i = 0; i < 10; ++i) fail(table, "long ago", i);
  fail(table, "a", 5000);
  fail(table, "b", 5000);
  EXPECT_EQ(fail(table, "c", 5000), Keys{"long ago"});
}

TEST(FailureTable, NeverLetsATryInHandGo) {
  FailureTable table(1, older_than_an_hour);
  fail(table, "a", 0);
  table.begin("a");
  EXPECT_EQ(fail(table, "b", 1), Keys{});
  EXPECT_EQ(table.fail("a", second(2)), Keys{"b"});
  EXPECT_EQ(table.of("a", second(2)).count, 2);
}

TEST(FailureTable, RestoresInPlaceOfWhatIsKnown) {
  FailureTable table(1, older_than_an_hour);
  EXPECT_EQ(table.restore("anna", {.count = 7, .first_at = second(1), .last_at = second(2)}),
            Keys{});
  EXPECT_EQ(table.of("anna", second(3)), (Tally{7, second(1), second(2), 0, 0}));
  EXPECT_EQ(table.restore("bo", {.count = 9, .first_at = second(1), .last_at = second(2)}),
            Keys{"anna"});
}

// Against plain maps, as long as nothing has to leave.
RC_GTEST_PROP(FailureTable, CountsLikeAMapWhereThereIsRoom, ()) {
  FailureTable table(8, older_than_an_hour);
  std::map<std::string, std::int32_t> counts;
  std::map<std::string, std::int32_t> in_hand;
  const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange(0, 8)));
  for (const auto& [what, who] : steps) {
    const std::string key(1, static_cast<char>('a' + who));
    if (what == 0) {
      table.begin(key);
      ++in_hand[key];
    } else if (what == 1 && in_hand[key] > 0) {
      RC_ASSERT(table.fail(key, second(1)).empty());
      --in_hand[key];
      ++counts[key];
    } else if (what == 2 && in_hand[key] > 0) {
      table.end(key);
      --in_hand[key];
    } else if (what == 3) {
      table.clear(key);
      counts[key] = 0;
    }
    RC_ASSERT(table.of(key, second(1)).count == counts[key]);
    RC_ASSERT(table.of(key, second(1)).in_hand == in_hand[key]);
  }
}

}  // namespace
}  // namespace crm::auth
