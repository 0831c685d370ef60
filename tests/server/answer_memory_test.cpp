#include "server/answer_memory.h"

#include <gtest/gtest.h>
#include <sys/syscall.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "feed/names.h"
#include "feed/page.h"
#include "locale/time_zone.h"
#include "tests/support/refused_call.h"
#include "tests/support/times.h"

namespace crm::server {
namespace {

constexpr std::size_t kMuch = 64U * 1024 * 1024;

void no_trouble(std::string_view what) { ADD_FAILURE() << what; }

agent::ContactsSought sought() {
  return {.page = std::make_shared<const feed::Page>(std::vector<store::OwnedContact>{}, Instant{},
                                                     [](const auto&) { return std::string(); }),
          .names = std::make_shared<const feed::Names>(),
          .owner = AssociateId{7},
          .since = instant("2026-01-01"),
          .actions = kAllActions};
}

class AnswerMemoryTest : public testing::Test {
 protected:
  [[nodiscard]] AnswerKey key() const { return {sought_, terms_}; }

  // What differs from the others in its start alone.
  [[nodiscard]] AnswerKey key(int number) const {
    agent::ContactsSought other = sought_;
    other.since = {number};
    return {other, terms_};
  }

  static void tell_twice(AnswerMemory& memory, const AnswerKey& key, const std::string& text) {
    for (int turn = 0; turn < 2; ++turn) memory.told(key, text, false);
  }

  static std::string found(const AnswerMemory& memory, const AnswerKey& key) {
    const auto answer = memory.find(key);
    return answer ? std::string(answer->text->text) : "none";
  }

  agent::ContactsSought sought_ = sought();
  negotiate::Terms terms_;
};

TEST_F(AnswerMemoryTest, KeepsWhatIsToldForTheSecondTime) {
  AnswerMemory memory(kMuch, no_trouble);
  EXPECT_FALSE(memory.find(key()));
  memory.told(key(), "the answer", true);
  EXPECT_FALSE(memory.find(key()));
  EXPECT_EQ(memory.usage().answers, 0U);

  memory.told(key(), "the answer", true);
  EXPECT_EQ(found(memory, key()), "the answer");
  EXPECT_TRUE(memory.find(key())->zipped);

  memory.told(key(), "the answer", true);
  EXPECT_EQ(memory.usage().answers, 1U);
}

TEST_F(AnswerMemoryTest, KnowsOneQuestionFromAnother) {
  AnswerMemory memory(kMuch, no_trouble);
  tell_twice(memory, key(), "the answer");

  using Change = std::function<void(agent::ContactsSought&, negotiate::Terms&)>;
  const std::vector<Change> changes{
      [](auto& sought, auto&) { sought.page = server::sought().page; },
      [](auto& sought, auto&) { sought.names = server::sought().names; },
      [](auto& sought, auto&) { sought.since.ticks += 1; },
      [](auto& sought, auto&) { sought.actions = only(ContactAction::Created); },
      [](auto& sought, auto&) { sought.categories = {CategoryId{1}}; },
      [](auto&, auto& terms) { terms.writes.format = carrier::AnswerFormat::Xml; },
      [](auto&, auto& terms) { terms.takes_gzip = true; },
      [](auto&, auto& terms) { terms.presentation.with_suffix = false; },
      [](auto&, auto& terms) { terms.presentation.zone = *locale::TimeZone::open("Europe/Oslo"); },
      [](auto&, auto& terms) {
        terms.presentation.wording =
            locale::Wording::in({locale::Language::Norwegian}, std::nullopt);
      },
      [](auto&, auto& terms) {
        terms.presentation.wording =
            locale::Wording::in({locale::Language::Norwegian}, locale::Culture::of_tag("nb"));
      },
      [](auto&, auto& terms) {
        terms.presentation.selection = carrier::Selection::none();
        terms.presentation.selection.add("name");
      },
      [](auto&, auto& terms) {
        terms.presentation.selection = carrier::Selection::none();
        terms.presentation.selection.add("tableright/mask");
      }};
  std::vector<AnswerKey> others;
  for (const Change& change : changes) {
    agent::ContactsSought sought = sought_;
    negotiate::Terms terms = terms_;
    change(sought, terms);
    others.emplace_back(sought, terms);
  }
  for (std::size_t i = 0; i < others.size(); ++i) {
    EXPECT_FALSE(others[i] == key()) << i;
    EXPECT_FALSE(memory.find(others[i])) << i;
    tell_twice(memory, others[i], std::to_string(i));
  }

  EXPECT_EQ(found(memory, key()), "the answer");
  for (std::size_t i = 0; i < others.size(); ++i) {
    EXPECT_EQ(found(memory, others[i]), std::to_string(i));
  }
}

// Two callers who say the same in other headers are told the same.
TEST_F(AnswerMemoryTest, KnowsTheSameQuestionAgain) {
  AnswerMemory memory(kMuch, no_trouble);
  terms_.presentation.wording =
      locale::Wording::in({locale::Language::Norwegian}, locale::Culture::of_tag("nb"));
  terms_.presentation.selection = carrier::Selection::none();
  for (const auto* path : {"name", "tableright/mask"}) terms_.presentation.selection.add(path);
  tell_twice(memory, key(), "the answer");

  terms_.presentation.wording =
      locale::Wording::in({locale::Language::Norwegian}, locale::Culture::of_tag("nb"));
  terms_.presentation.selection = carrier::Selection::none();
  for (const auto* path : {"tableright/mask", "name"}) terms_.presentation.selection.add(path);
  terms_.reads.format = carrier::BodyFormat::Xml;
  EXPECT_EQ(found(memory, key()), "the answer");
}

TEST_F(AnswerMemoryTest, TakesNoMoreThanItsLimitAndLetsGoOfTheOldest) {
  constexpr std::size_t kLimit = 1024U * 1024;
  const std::string text(20'000, 'x');
  AnswerMemory memory(kLimit, no_trouble);
  for (int number = 0; number < 200; ++number) {
    tell_twice(memory, key(number), text);
    EXPECT_EQ(found(memory, key(number)), text);
    EXPECT_LE(memory.usage().bytes, kLimit);
  }

  const std::size_t kept = memory.usage().answers;
  EXPECT_EQ(kept, 15U * 3 + 2);  // three fit on a sheet, and 200 leave two on the last
  for (int number = 0; number < 200; ++number) {
    EXPECT_EQ(memory.find(key(number)).has_value(), number >= 200 - static_cast<int>(kept))
        << number;
  }
}

// A client that is slow to take it gets the rest of what it was told.
TEST_F(AnswerMemoryTest, LeavesATextToWhoeverHoldsIt) {
  AnswerMemory memory(1024U * 1024, no_trouble);
  tell_twice(memory, key(), "the answer");
  const auto held = memory.find(key());
  for (int number = 0; number < 200; ++number) {
    tell_twice(memory, key(number), std::string(20'000, 'x'));
  }

  EXPECT_FALSE(memory.find(key()));
  EXPECT_EQ(held->text->text, "the answer");
}

TEST_F(AnswerMemoryTest, KeepsNothingThatIsTooLongForASheetOrAtALimitOfNothing) {
  const std::size_t page = MemoryFile::bytes_for(1);
  const std::string text(page, 'x');
  const std::size_t needed = (page + AnswerMemory::kEntryBytes) * AnswerMemory::kSheets;
  for (const auto& [limit, kept] :
       {std::pair<std::size_t, std::size_t>{0, 0}, {needed - 1, 0U}, {needed, 1U}}) {
    AnswerMemory memory(limit, no_trouble);
    tell_twice(memory, key(), text);
    EXPECT_EQ(memory.usage().answers, kept) << limit;
    EXPECT_EQ(memory.find(key()).has_value(), kept == 1) << limit;
  }
}

// Nobody may fill the memory with names that no row has.
TEST_F(AnswerMemoryTest, CountsTheNamesThatAQuestionSelects) {
  terms_.presentation.selection = carrier::Selection::none();
  for (const auto* path : {"a/b/c", "a/d", "e"}) terms_.presentation.selection.add(path);
  AnswerMemory memory(kMuch, no_trouble);
  tell_twice(memory, key(), "x");
  EXPECT_EQ(memory.usage().bytes, MemoryFile::bytes_for(1) + AnswerMemory::kEntryBytes +
                                      5 * AnswerMemory::kSelectedNameBytes);
}

// Those who are slow to take what they were told hold no more than as much again.
TEST_F(AnswerMemoryTest, KeepsNothingMoreWhileOthersHoldAsManySheets) {
  constexpr int kSheets = static_cast<int>(AnswerMemory::kSheets);
  AnswerMemory memory(1024U * 1024, no_trouble);
  const std::string one_sheet(60'000, 'x');
  std::vector<AnswerMemory::Answer> held;
  for (int number = 0; number < 2 * kSheets; ++number) {
    tell_twice(memory, key(number), one_sheet);
    held.push_back(memory.find(key(number)).value());
  }

  tell_twice(memory, key(100), one_sheet);
  EXPECT_FALSE(memory.find(key(100)));
  EXPECT_TRUE(memory.find(key(2 * kSheets - 1)));

  held.erase(held.begin());
  tell_twice(memory, key(100), one_sheet);
  EXPECT_TRUE(memory.find(key(100)));
}

TEST_F(AnswerMemoryTest, CountsTheCategoriesThatAQuestionNames) {
  sought_.categories.assign(1000, CategoryId{1});
  AnswerMemory memory(kMuch, no_trouble);
  tell_twice(memory, key(), "x");
  EXPECT_EQ(memory.usage().bytes,
            MemoryFile::bytes_for(1) + AnswerMemory::kEntryBytes + 1000 * sizeof(CategoryId));
}

// It says so, leaves the system alone for a while, and tries again.
TEST_F(AnswerMemoryTest, GoesOnWithoutWhereTheSystemGivesNoMemory) {
  constexpr long kCalls[] = {SYS_memfd_create, SYS_ftruncate, SYS_pwrite64};
  for (const long call : kCalls) {
    int troubles = 0;
    AnswerMemory memory(kMuch, [&](std::string_view) { ++troubles; });
    ASSERT_TRUE(while_refused(call, ENOMEM, [&] {
      tell_twice(memory, key(1), "one");
      tell_twice(memory, key(2), "two");
    }));
    EXPECT_EQ(troubles, 1);
    EXPECT_EQ(memory.usage().answers, 0U);

    for (int turn = 0; turn < AnswerMemory::kPassedOver + 2; ++turn) {
      memory.told(key(3), "three", false);
    }
    EXPECT_EQ(found(memory, key(3)), "three");
    EXPECT_EQ(troubles, 1);
  }
}

TEST_F(AnswerMemoryTest, MayBeAskedAndToldByManyThreadsAtOnce) {
  AnswerMemory memory(1024U * 1024, no_trouble);
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 3000; ++turn) {
        const int number = (turn * 7 + i) % 100;
        const std::string text(10'000 + static_cast<std::size_t>(number), 'x');
        if (const auto answer = memory.find(key(number))) {
          if (answer->text->text != text) ++wrong;
        } else {
          memory.told(key(number), text, false);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(memory.usage().bytes, 1024U * 1024);
  EXPECT_GT(memory.usage().answers, 0U);
}

}  // namespace
}  // namespace crm::server
