// After every step of a random history the feed, the heads, the log and the rows must tell the
// same, whatever is asked and whoever asks.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <future>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "feed/feed.h"
#include "feed/known_slots.h"
#include "store/consistency.h"
#include "store/recorder.h"
#include "store/sqlite/sqlite_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/oracle.h"
#include "tests/support/random_company.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm {
namespace {

std::vector<OracleRow> feed_answer(feed::Feed& feed, const OracleQuestion& question) {
  std::promise<Result<std::shared_ptr<const feed::Page>>> loaded;
  feed.forget(kOnlyTenant);  // so that it tells what the store holds now
  feed.load(kOnlyTenant, question.owner, [&](auto page) { loaded.set_value(std::move(page)); });
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

// A row of a page, all of it.
using Row = std::tuple<ContactId, CategoryId, std::string, store::Slots>;

std::vector<Row> rows_of(const feed::Page& page) {
  std::vector<Row> rows;
  for (std::uint32_t row = 0; row < page.size(); ++row) {
    store::Slots slots;
    for (const ContactAction action : kActions) slots.at(index(action)) = page.slot(row, action);
    rows.emplace_back(page.contact(row), page.category(row), page.text(row), slots);
  }
  return rows;
}

std::string prepared(const store::OwnedContact& owned) { return owned.name + "|" + owned.url; }

// The page of one user as it is when it is only told what has changed.
class KeptPage {
 public:
  KeptPage(store::Store& store, AssociateId owner)
      : store_(store), owner_(owner), contacts_(known()), page_({}, kEarliest, prepared) {
    std::vector<store::OwnedContact> all;
    for (const auto& [id, owned] : contacts_) all.push_back(owned);
    page_ = feed::Page(all, kEarliest, prepared);
  }

  // Behind a step: takes over what it has changed, and must be the page that would be read now.
  void follow() {
    const auto before = std::exchange(contacts_, known());
    std::set<ContactId> touched;
    for (const auto& [id, owned] : before) {
      const auto now = contacts_.find(id);
      if (now == contacts_.end() || now->second != owned) touched.insert(id);
    }
    std::vector<store::OwnedContact> all;
    for (const auto& [id, owned] : contacts_) {
      if (!before.contains(id)) touched.insert(id);
      all.push_back(owned);
    }
    const auto told = store_.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
      page_ = feed::Page(page_, feed::changes_for(t, owner_, feed::rights_of(t, owner_), touched),
                         prepared);
      return {};
    });
    RC_ASSERT(told.has_value());
    RC_ASSERT(rows_of(page_) == rows_of(feed::Page(all, kEarliest, prepared)));
  }

 private:
  [[nodiscard]] std::map<ContactId, store::OwnedContact> known() const {
    std::map<ContactId, store::OwnedContact> contacts;
    const auto read = store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      for (const auto& each : feed::known_contacts(reader, owner_)) {
        contacts.emplace(each.head.contact, each);
      }
      return {};
    });
    RC_ASSERT(read.has_value());
    return contacts;
  }

  store::Store& store_;
  AssociateId owner_;
  std::map<ContactId, store::OwnedContact> contacts_;
  feed::Page page_;
};

void live_through(store::Store& store, ManualClock& clock, const std::vector<RandomUser>& users,
                  const std::vector<Step>& steps) {
  RandomCompany company(store, clock);
  company.found(users);
  feed::Feed feed(
      store, {}, [](const store::OwnedContact&) { return std::string(); },
      [](std::string_view text) { return std::string(text); });
  KeptPage kept(store, AssociateId{1});
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
    kept.follow();
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
  const bool held = rc::check([&] {
    const auto users = *any_users();
    const auto steps = *rc::gen::resize(20, rc::gen::container<std::vector<Step>>(any_step()));
    const ScratchFolder folder;
    ManualClock clock(instant("2026-01-01T00:00:00"));
    const auto store =
        store::SqliteStore::open(folder.file(), store::OpenMode::ReadWrite, clock, {});
    RC_ASSERT(store.has_value());
    live_through(**store, clock, users, steps);
  });
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace crm
