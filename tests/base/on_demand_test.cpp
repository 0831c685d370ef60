#include "base/on_demand.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace crm {
namespace {

TEST(OnDemand, KeepsNothingUntilSomethingIsMade) {
  const OnDemand<std::string> text;
  EXPECT_EQ(text.find(), nullptr);
  EXPECT_EQ(text.keep("made"), "made");
  ASSERT_NE(text.find(), nullptr);
  EXPECT_EQ(*text.find(), "made");
}

TEST(OnDemand, KeepsTheFirstAtItsPlace) {
  const OnDemand<std::string> text;
  const std::string& first = text.keep("first");
  EXPECT_EQ(&text.keep("second"), &first);
  EXPECT_EQ(text.find(), &first);
  EXPECT_EQ(first, "first");
}

TEST(OnDemand, LetsGoOfWhatItKeeps) {
  const auto seen = std::make_shared<int>(7);
  {
    const OnDemand<std::shared_ptr<int>> kept;
    kept.keep(seen);
    kept.keep(seen);
    EXPECT_EQ(seen.use_count(), 2);
  }
  EXPECT_EQ(seen.use_count(), 1);
}

TEST(OnDemand, GivesAllThreadsTheSame) {
  constexpr int kThreads = 8;
  for (int round = 0; round < 50; ++round) {
    const OnDemand<std::string> text;
    std::vector<const std::string*> given(kThreads);
    std::vector<std::thread> threads;
    for (const std::string*& each : given) {
      threads.emplace_back([&text, &each] {
        const std::string* const found = text.find();
        each = found != nullptr ? found : &text.keep("made by whoever came first");
      });
    }
    for (std::thread& each : threads) each.join();
    for (const std::string* each : given) EXPECT_EQ(each, text.find());
    EXPECT_EQ(*text.find(), "made by whoever came first");
  }
}

}  // namespace
}  // namespace crm
