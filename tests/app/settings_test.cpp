#include "app/settings.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crm::app {
namespace {

const Setting& setting(std::string_view name) {
  for (const Setting& each : all_settings()) {
    if (each.name == name) return each;
  }
  throw std::invalid_argument(std::string(name));
}

Settings set(std::string_view name, std::string_view text) {
  const auto changed = with({}, setting(name), text);
  EXPECT_TRUE(changed) << changed.error().detail;
  return changed.value_or(Settings{});
}

TEST(Settings, TakeNumbersWithUnits) {
  EXPECT_EQ(set("body_bytes_max", "2M").body_bytes_max, 2U * 1024 * 1024);
  EXPECT_EQ(set("head_bytes_max", "16384").head_bytes_max, 16'384U);
  EXPECT_EQ(set("feed_memory_bytes_max", "1G").feed_memory_bytes_max, 1ULL << 30U);
  EXPECT_EQ(set("answer_memory_bytes_max", "0").answer_memory_bytes_max, 0U);
  EXPECT_EQ(set("answer_memory_bytes_max", "64M").answer_memory_bytes_max, 64U * 1024 * 1024);
}

TEST(Settings, TakeTimesWithUnits) {
  EXPECT_EQ(set("head_time_max", "250ms").head_time_max.count(), 250);
  EXPECT_EQ(set("head_time_max", "10s").head_time_max.count(), 10'000);
  EXPECT_EQ(set("idle_time_max", "5m").idle_time_max.count(), 300'000);
  EXPECT_EQ(set("connection_age_max", "1h").connection_age_max.count(), 3'600'000);
}

TEST(Settings, RefuseWhatIsOutOfRangeAndSayWhatWasExpected) {
  for (const auto& [name, text] : {std::pair{"workers", "-1"},
                                   {"workers", "257"},
                                   {"workers", "two"},
                                   {"body_bytes_max", ""},
                                   {"body_bytes_max", "99999999999999999999"},
                                   {"head_time_max", "5"},
                                   {"head_time_max", "soon"},
                                   {"suffix_without_header", "yes"},
                                   {"database", ""}}) {
    const auto changed = with({}, setting(name), text);
    ASSERT_FALSE(changed) << name << " = " << text;
    EXPECT_NE(changed.error().detail.find("expected"), std::string::npos);
    EXPECT_EQ(changed.error().detail.find(name), 0U);
  }
}

TEST(Settings, ReadBackTheirOwnText) {
  const Settings defaults;
  for (const Setting& each : all_settings()) {
    const std::string text = text_of(defaults, each);
    const auto again = with(defaults, each, text);
    ASSERT_TRUE(again) << each.name << " = " << text;
    EXPECT_EQ(text_of(*again, each), text);
  }
}

TEST(Settings, AreSpeltAlikeAsFlagAndVariable) {
  EXPECT_EQ(flag_name(setting("head_time_max")), "--head-time-max");
  EXPECT_EQ(environment_name(setting("head_time_max")), "ACTIVE_CONTACTS_HEAD_TIME_MAX");
}

}  // namespace
}  // namespace crm::app
