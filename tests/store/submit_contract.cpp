// Changes that nobody waits for: each is told of once, and each succeeds or fails by itself.
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

// What became of a change that is submitted.
std::future<Result<void>> submitted(Store& store, Work work, TenantId tenant = kOnlyTenant) {
  auto told = std::make_shared<std::promise<Result<void>>>();
  auto fate = told->get_future();
  store.submit(tenant, std::move(work), [told](Result<void> done) { told->set_value(done); });
  return fate;
}

Work puts_category(std::int32_t id) {
  return [id](Transaction& transaction) -> Result<void> {
    transaction.put(Category{CategoryId{id}, "Number " + std::to_string(id)});
    return {};
  };
}

std::size_t categories_in(const Reader& reader) { return reader.counts().categories; }

TEST_P(StoreContract, WhatIsSubmittedIsThereWhenItIsTold) {
  EXPECT_TRUE(submitted(*store_, puts_category(90)).get().has_value());
  EXPECT_EQ(ask(categories_in), 1U);
}

TEST_P(StoreContract, IsSubmittedNothingForWhatIsNoTenant) {
  for (const TenantId none : {kNoTenant, TenantId{-1}}) {
    const Result<void> done = submitted(*store_, puts_category(90), none).get();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Internal);
  }
  EXPECT_TRUE(store_->tenants().value().empty());
}

TEST_P(StoreContract, OfManySubmittedTogetherEachSucceedsOrFailsByItself) {
  constexpr std::int32_t kMany = 300;
  std::vector<std::future<Result<void>>> fates;
  for (std::int32_t id = 1; id <= kMany; ++id) {
    fates.push_back(submitted(*store_, [id](Transaction& transaction) -> Result<void> {
      transaction.put(Category{CategoryId{id}, "Some"});
      switch (id % 4) {
        case 0:
          return refuse(ErrorKind::BadRequest, "no " + std::to_string(id));
        case 1:
          throw Failure(ErrorKind::Unavailable, "not now");
        case 2:
          throw std::logic_error("a bug");
        default:
          return {};
      }
    }));
  }
  for (std::int32_t id = 1; id <= kMany; ++id) {
    const Result<void> fate = fates[static_cast<std::size_t>(id - 1)].get();
    if (id % 4 == 3) {
      EXPECT_TRUE(fate.has_value());
      continue;
    }
    ASSERT_FALSE(fate.has_value());
    const Error expected = id % 4 == 0   ? Error{ErrorKind::BadRequest, "no " + std::to_string(id)}
                           : id % 4 == 1 ? Error{ErrorKind::Unavailable, "not now"}
                                         : Error{ErrorKind::Internal, "a bug"};
    EXPECT_EQ(fate.error(), expected);
  }
  EXPECT_EQ(ask(categories_in), std::size_t{kMany / 4});
}

TEST_P(StoreContract, TimesOfSubmittedChangesRiseInTheirOrderThoughTheClockStands) {
  constexpr int kMany = 100;
  std::vector<Instant> times(kMany);
  std::vector<std::future<Result<void>>> fates;
  for (int i = 0; i < kMany; ++i) {
    fates.push_back(submitted(*store_, [&times, i](Transaction& transaction) -> Result<void> {
      times[static_cast<std::size_t>(i)] = transaction.now();
      return {};
    }));
  }
  for (auto& fate : fates) ASSERT_TRUE(fate.get().has_value());
  for (std::size_t i = 1; i < times.size(); ++i) EXPECT_LT(times[i - 1], times[i]);
}

TEST_P(StoreContract, AChangeSeesThoseSubmittedBeforeIt) {
  auto first = submitted(*store_, puts_category(90));
  auto second = submitted(*store_, [](Transaction& transaction) -> Result<void> {
    if (!transaction.category(CategoryId{90})) return refuse(ErrorKind::NotFound, "not there");
    transaction.put(Category{CategoryId{91}, "Behind it"});
    return {};
  });
  EXPECT_TRUE(first.get().has_value());
  EXPECT_TRUE(second.get().has_value());
}

TEST_P(StoreContract, ChangesOfTwoTenantsStayApartInOneGroup) {
  constexpr TenantId kOther{2};
  std::vector<std::future<Result<void>>> fates;
  for (std::int32_t id = 1; id <= 20; ++id) {
    fates.push_back(submitted(*store_, puts_category(id), id % 2 == 0 ? kOnlyTenant : kOther));
  }
  for (auto& fate : fates) ASSERT_TRUE(fate.get().has_value());
  EXPECT_EQ(ask(categories_in), 10U);
  EXPECT_EQ(ask(categories_in, kOther), 10U);
  EXPECT_TRUE(ask([](const Reader& reader) { return reader.category(CategoryId{2}); }));
  EXPECT_FALSE(ask([](const Reader& reader) { return reader.category(CategoryId{1}); }));
}

TEST_P(StoreContract, ManyThreadsSubmitAndWriteAtOnceAndNothingIsLost) {
  constexpr int kThreads = 8;
  constexpr int kEach = 25;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([this, thread] {
      for (int i = 0; i < kEach; ++i) {
        const std::int32_t id = 1 + thread * kEach + i;
        if (i % 5 == 0) {
          EXPECT_TRUE(store_->write(kOnlyTenant, puts_category(id)).has_value());
        } else {
          EXPECT_TRUE(submitted(*store_, puts_category(id)).get().has_value());
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ask(categories_in), std::size_t{kThreads * kEach});
}

}  // namespace
}  // namespace crm::store
