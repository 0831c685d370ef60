// What is submitted to SQLite is committed in groups, and none of a group pays for another.
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "store/sqlite/committer.h"
#include "tests/store/sqlite/support.h"

namespace crm::store::sqlite {
namespace {

using SqliteGroups = SqliteTest;

std::future<Result<void>> submitted(Store& store, Work work) {
  auto told = std::make_shared<std::promise<Result<void>>>();
  auto fate = told->get_future();
  store.submit(kOnlyTenant, std::move(work), [told](Result<void> done) { told->set_value(done); });
  return fate;
}

Work puts_contact(int id, std::size_t name_bytes = 10) {
  return [id, name_bytes](Transaction& transaction) -> Result<void> {
    transaction.put(Contact{.id = ContactId{id}, .name = std::string(name_bytes, 'x')});
    return {};
  };
}

// Keeps the committing thread busy until it is let go, so that what is submitted meanwhile waits.
class Held {
 public:
  explicit Held(Store& store) {
    auto has_begun = std::make_shared<std::promise<void>>();
    auto begun = has_begun->get_future();
    fate_ = submitted(store, [has_begun, go = go_.get_future().share()](Transaction& /*unused*/) {
      has_begun->set_value();
      go.wait();
      return Result<void>();
    });
    begun.wait();
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { let_go(); }

  void let_go() {
    if (!fate_.valid()) return;
    go_.set_value();
    static_cast<void>(fate_.get());
  }

 private:
  std::promise<void> go_;
  std::future<Result<void>> fate_;
};

TEST_F(SqliteGroups, AllThatWaitsIsCommittedAtOnce) {
  const auto store = opened();
  // A picture taken while the group is on its way shows none of it, one taken behind it all.
  std::vector<std::uint64_t> seen;
  std::vector<std::future<Result<void>>> fates;
  {
    Held held(*store);
    for (int id = 1; id <= 100; ++id) {
      fates.push_back(submitted(*store, [&, id](Transaction& transaction) -> Result<void> {
        seen.push_back(contacts_in(*store));
        return puts_contact(id)(transaction);
      }));
    }
  }
  for (auto& fate : fates) ASSERT_TRUE(fate.get().has_value());
  EXPECT_EQ(seen, std::vector<std::uint64_t>(100, 0));
  EXPECT_EQ(contacts_in(*store), 100U);
}

TEST_F(SqliteGroups, AGroupHasABound) {
  const auto store = opened();
  std::vector<std::uint64_t> seen;
  std::vector<std::future<Result<void>>> fates;
  constexpr int kAll = static_cast<int>(Committer::kGroupMax) + 1;
  {
    Held held(*store);
    for (int id = 1; id <= kAll; ++id) {
      fates.push_back(submitted(*store, [&, id](Transaction& transaction) -> Result<void> {
        seen.push_back(contacts_in(*store));
        return puts_contact(id)(transaction);
      }));
    }
  }
  for (auto& fate : fates) ASSERT_TRUE(fate.get().has_value());
  EXPECT_EQ(seen.at(Committer::kGroupMax - 1), 0U);
  EXPECT_EQ(seen.at(Committer::kGroupMax), std::uint64_t{Committer::kGroupMax});
}

TEST_F(SqliteGroups, WhatPointsToNothingFailsAlone) {
  const auto store = opened();
  std::vector<std::future<Result<void>>> fates;
  {
    Held held(*store);
    fates.push_back(submitted(*store, puts_contact(1)));
    fates.push_back(submitted(*store, [](Transaction& transaction) -> Result<void> {
      transaction.put(Contact{.id = ContactId{2}, .name = "x", .category = CategoryId{4711}});
      return {};
    }));
    fates.push_back(submitted(*store, puts_contact(3)));
  }
  EXPECT_TRUE(fates[0].get().has_value());
  EXPECT_FALSE(fates[1].get().has_value());
  EXPECT_TRUE(fates[2].get().has_value());
  EXPECT_EQ(contacts_in(*store), 2U);
}

// The group's transaction goes on behind one of its changes that is taken back.
TEST_F(SqliteGroups, ARoleIsReadByEachAsThoseBeforeHaveLeftIt) {
  const auto store = opened();
  const Role before = default_roles().front();
  Role changed = before;
  changed.functions.clear();
  std::vector<std::optional<Role>> seen;
  const auto reads = [&](Transaction& transaction) -> Result<void> {
    seen.push_back(transaction.role(before.id));
    return {};
  };
  const auto puts = [&](bool is_kept) {
    return [&, is_kept](Transaction& transaction) -> Result<void> {
      transaction.put(changed);
      if (const auto read = reads(transaction); !read || is_kept) return read;
      return refuse(ErrorKind::BadRequest, "no");
    };
  };
  std::vector<std::future<Result<void>>> fates;
  {
    Held held(*store);
    for (const Work& each :
         {Work(reads), Work(puts(false)), Work(reads), Work(puts(true)), Work(reads)}) {
      fates.push_back(submitted(*store, each));
    }
  }
  for (auto& fate : fates) fate.wait();
  ASSERT_TRUE(submitted(*store, reads).get().has_value());
  EXPECT_EQ(seen,
            (std::vector<std::optional<Role>>{before, changed, before, changed, changed, changed}));
}

TEST_F(SqliteGroups, TooManyThatWaitAreRefusedAtOnce) {
  auto store = SqliteStore::open(file_, OpenMode::ReadWrite, clock_, {.submissions_max = 3});
  ASSERT_TRUE(store.has_value());
  std::vector<std::future<Result<void>>> fates;
  {
    Held held(**store);
    for (int id = 1; id <= 3; ++id) fates.push_back(submitted(**store, puts_contact(id)));
    const Result<void> refused = submitted(**store, puts_contact(4)).get();
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::Busy);
  }
  for (auto& fate : fates) EXPECT_TRUE(fate.get().has_value());
  EXPECT_EQ(contacts_in(**store), 3U);
}

TEST_F(SqliteGroups, AFullDatabaseRefusesWhatDoesNotFitAndTakesWhatDoes) {
  auto store = SqliteStore::open(file_, OpenMode::ReadWrite, clock_, {.pages_max = 400});
  ASSERT_TRUE(store.has_value());
  constexpr std::size_t kLarge = 4'000'000;
  std::vector<std::future<Result<void>>> fates;
  {
    Held held(**store);
    fates.push_back(submitted(**store, puts_contact(1)));
    fates.push_back(submitted(**store, puts_contact(2, kLarge)));
    fates.push_back(submitted(**store, puts_contact(3)));
  }
  std::uint64_t taken = 0;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    const Result<void> fate = fates[i].get();
    if (fate) {
      ++taken;
    } else {
      EXPECT_EQ(fate.error().kind, ErrorKind::StorageFull) << fate.error().detail;
    }
    EXPECT_TRUE(i == 0 || fate.has_value() == (i == 2)) << i;
  }
  EXPECT_EQ(contacts_in(**store), taken);
  EXPECT_TRUE(submitted(**store, puts_contact(4)).get().has_value());
  EXPECT_EQ((*store)->defects().value(), std::vector<std::string>{});
}

TEST_F(SqliteGroups, WhatIsSubmittedBeforeTheEndIsDoneAtTheEnd) {
  std::vector<std::future<Result<void>>> fates;
  {
    const auto store = opened();
    for (int id = 1; id <= 50; ++id) fates.push_back(submitted(*store, puts_contact(id)));
  }
  for (auto& fate : fates) EXPECT_TRUE(fate.get().has_value());
  EXPECT_EQ(contacts_in(*opened(OpenMode::ReadOnly)), 50U);
}

TEST_F(SqliteGroups, AStoreForReadingTakesNothing) {
  must(put_contacts(*opened(), 1, 1));
  const auto store = opened(OpenMode::ReadOnly);
  EXPECT_FALSE(submitted(*store, puts_contact(2)).get().has_value());
}

}  // namespace
}  // namespace crm::store::sqlite
