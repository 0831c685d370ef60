#include "auth/hash_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace crm::auth {
namespace {

TEST(HashPool, RunsTasksOnThreadsOfItsOwn) {
  HashPool pool(2, 8);
  std::latch done(2);
  std::atomic<bool> elsewhere = true;
  const auto here = std::this_thread::get_id();
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(pool.submit([&](HashPool::Fate fate) {
      if (fate != HashPool::Fate::Run || std::this_thread::get_id() == here) elsewhere = false;
      done.count_down();
    }));
  }
  done.wait();
  EXPECT_TRUE(elsewhere);
}

TEST(HashPool, RefusesWhatItsQueueHasNoRoomForAndRunsTheRest) {
  std::latch started(1);
  std::latch go(1);
  std::latch ran(3);
  HashPool pool(1, 2);
  ASSERT_TRUE(pool.submit([&](HashPool::Fate) {
    started.count_down();
    go.wait();
    ran.count_down();
  }));
  started.wait();
  const auto counted = [&](HashPool::Fate) { ran.count_down(); };
  EXPECT_TRUE(pool.submit(counted));
  EXPECT_TRUE(pool.submit(counted));
  EXPECT_FALSE(pool.submit(counted));
  go.count_down();
  ran.wait();
  std::latch again(1);
  EXPECT_TRUE(pool.submit([&](HashPool::Fate) { again.count_down(); }));
  again.wait();
}

TEST(HashPool, TakesATaskPerIdleThreadEvenWithoutAQueue) {
  std::latch ran(1);
  HashPool pool(1, 0);
  EXPECT_TRUE(pool.submit([&](HashPool::Fate) { ran.count_down(); }));
  ran.wait();
}

TEST(HashPool, FinishesTheTaskInHandAndDropsThoseThatWaitWhenItCloses) {
  std::latch started(1);
  std::latch closing(1);
  std::atomic<bool> finished = false;
  std::vector<HashPool::Fate> fates;  // only the destructor's thread writes it
  {
    HashPool pool(1, 4);
    ASSERT_TRUE(pool.submit([&](HashPool::Fate) {
      started.count_down();
      closing.wait();
      finished = true;
    }));
    started.wait();
    ASSERT_TRUE(pool.submit([&](HashPool::Fate fate) {
      fates.push_back(fate);
      closing.count_down();
    }));
  }
  EXPECT_TRUE(finished);
  EXPECT_EQ(fates, std::vector{HashPool::Fate::Dropped});
}

}  // namespace
}  // namespace crm::auth
