#include "tests/store/faults/trial.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

#include "tests/store/sqlite/scratch_database.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;

// The writer moves the log to the file at 1,000 pages; each takes 24 bytes more there.
constexpr std::uintmax_t kPageBytes = 4096 + 24;

// Made once; a new database takes longer than all that follows.
const SimulatedDisk::Files& founded() {
  static const SimulatedDisk::Files files = [] {
    const ScratchFolder folder;
    ManualClock clock(kEarliest);
    const auto store = open_database(folder.file(), clock);
    if (!give(*store, clock, founding()).front()) throw std::runtime_error("cannot be founded");
    return SimulatedDisk(folder.path()).after_power_cut(0, 0);
  }();
  return files;
}

std::vector<Result<void>> had_it_been_done(std::vector<Result<void>> answers) {
  for (Result<void>& answer : answers) {
    if (!answer && is_unsure(answer.error())) answer = {};
  }
  return answers;
}

Instant last_time(const Everything& all) {
  return all.events.empty() ? kEarliest : all.events.back().logged_at;
}

}  // namespace

Trial::Trial() {
  lay_out(founded(), folder_.path());
  const Step first = founding();
  history_.push_back({first, std::vector<Result<void>>(first.changes.size())});
  if (const auto error = open()) throw std::runtime_error(error->detail);
}

void Trial::fill_log() {
  constexpr std::uintmax_t kManyPages = 940;
  constexpr std::uintmax_t kPages = 985;
  for (std::int32_t number = 0;; ++number) {
    const auto pages = fs::file_size(folder_.file("crm.db-wal")) / kPageBytes;
    if (pages >= kPages) return;
    const Step step = pages < kManyPages ? many_pages(number) : few_pages(number);
    if (!give(step).front()) throw std::runtime_error("cannot fill the log");
  }
}

std::optional<Error> Trial::open() {
  auto opened = SqliteStore::open(file(), OpenMode::ReadWrite, clock_);
  if (!opened) return opened.error();
  store_ = std::move(*opened);
  return std::nullopt;
}

const std::vector<Result<void>>& Trial::give(const Step& step) {
  history_.push_back({step, store::give(*store_, clock_, step)});
  return history_.back().answers;
}

Everything Trial::expected(std::size_t steps) const {
  Expected expected;
  for (std::size_t i = 0; i < steps; ++i) expected.take(history_[i].step, history_[i].answers);
  return expected.everything();
}

Everything Trial::expected_with(std::size_t unsure) const {
  Expected expected;
  for (std::size_t i = 0; i < history_.size(); ++i) {
    expected.take(history_[i].step,
                  i == unsure ? had_it_been_done(history_[i].answers) : history_[i].answers);
  }
  return expected.everything();
}

void Trial::settle(std::size_t unsure) {
  const Everything found = everything_in(*store_);
  if (found == expected()) return;
  std::vector<Result<void>>& answers = history_.at(unsure).answers;
  answers = had_it_been_done(answers);
}

bool is_unsure(const Error& error) {
  return error.detail.ends_with("Whether the change was made shows after a restart.");
}

void expect_sound(const fs::path& file, const Everything& one, const Everything& other) {
  ManualClock clock(kEarliest);
  auto opened = SqliteStore::open(file, OpenMode::ReadWrite, clock);
  ASSERT_TRUE(opened.has_value()) << opened.error().detail;
  SqliteStore& store = **opened;
  const Everything found = everything_in(store);
  EXPECT_TRUE(found == one || found == other)
      << found.events.size() << " lines of the log rather than " << one.events.size() << " or "
      << other.events.size();
  EXPECT_EQ(flaws_of(store), std::vector<std::string>{});
  const auto next = give(store, clock, one_more(0));
  ASSERT_TRUE(next.front().has_value()) << next.front().error().detail;
  EXPECT_GT(last_time(everything_in(store)), last_time(found));
}

void expect_sound(const SimulatedDisk::Files& files, const Everything& one,
                  const Everything& other) {
  const ScratchFolder folder;
  lay_out(files, folder.path());
  expect_sound(folder.file(), one, other);
}

}  // namespace crm::store
