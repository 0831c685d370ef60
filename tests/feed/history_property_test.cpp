// After every step of a random history the feed, the heads, the log and the rows must tell the
// same, whatever is asked and whoever asks.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "feed/feed.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "store/sqlite/sqlite_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/oracle.h"
#include "tests/support/random_company.h"
#include "tests/support/times.h"

namespace crm {
namespace {

std::vector<OracleRow> feed_answer(feed::Feed& feed, const OracleQuestion& question) {
  std::promise<Result<std::shared_ptr<const feed::Page>>> loaded;
  feed.refresh(kOnlyTenant, question.owner, [&](auto page) { loaded.set_value(std::move(page)); });
  const auto page = loaded.get_future().get();
  RC_ASSERT(page.has_value());
  std::vector<OracleRow> answer;
  for (const feed::Hit& hit : (*page)->active_since({.since = question.since,
                                                     .actions = question.actions,
                                                     .any_category = question.categories.empty(),
                                                     .categories = question.categories})) {
    const HeadSlot slot = (*page)->slot(hit.row, hit.action);
    RC_ASSERT(slot.at == hit.at);
    answer.push_back(
        {(*page)->contact(hit.row), hit.action, hit.at, slot.subject, slot.person, slot.actor});
  }
  return answer;
}

void live_through(store::Store& store, ManualClock& clock, const std::vector<RandomUser>& users,
                  const std::vector<Step>& steps) {
  RandomCompany company(store, clock);
  company.found(users);
  feed::Feed feed(
      store, {}, [](const store::OwnedContact&) { return std::string(); },
      [](std::string_view text) { return std::string(text); });
  for (const Step& step : steps) {
    if (step.other % 3 != 0) clock.set(Instant{clock.now().ticks + 1});
    company.step(step);
    const OracleQuestion question = question_of(step, clock.now());
    const auto told = feed_answer(feed, question);
    const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      RC_ASSERT(told == oracle_answer(reader, question));
      RC_ASSERT(store::disagreements(reader).empty());
      return {};
    });
    RC_ASSERT(read.has_value());
  }
}

RC_GTEST_PROP(Feed, TellsWhatTheLogTellsAfterEveryStepOfAnyHistory, ()) {
  const auto users = *any_users();
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  live_through(store, clock, users, steps);
}

TEST(Feed, TellsTheSameFromADatabaseFile) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("crm-history-" + std::to_string(::getpid()));
  const bool held = rc::check([&] {
    const auto users = *any_users();
    const auto steps = *rc::gen::resize(20, rc::gen::container<std::vector<Step>>(any_step()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    ManualClock clock(instant("2026-01-01T00:00:00"));
    const auto store =
        store::SqliteStore::open(folder / "history.db", store::OpenMode::ReadWrite, clock, {});
    RC_ASSERT(store.has_value());
    live_through(**store, clock, users, steps);
  });
  std::filesystem::remove_all(folder);
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace crm
