#include "base/task_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <limits>
#include <thread>
#include <vector>

namespace crm {
namespace {

TEST(TaskPool, RunsTasksOnThreadsOfItsOwn) {
  std::latch done(2);
  std::atomic<bool> elsewhere = true;
  TaskPool pool(2, 8);
  const auto here = std::this_thread::get_id();
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(pool.submit([&](TaskPool::Fate fate) {
      if (fate != TaskPool::Fate::Run || std::this_thread::get_id() == here) elsewhere = false;
      done.count_down();
    }));
  }
  done.wait();
  EXPECT_TRUE(elsewhere);
}

TEST(TaskPool, RefusesWhatItsQueueHasNoRoomForAndRunsTheRest) {
  std::latch started(1);
  std::latch go(1);
  std::latch ran(3);
  std::latch again(1);
  TaskPool pool(1, 2);
  ASSERT_TRUE(pool.submit([&](TaskPool::Fate) {
    started.count_down();
    go.wait();
    ran.count_down();
  }));
  started.wait();
  const auto counted = [&](TaskPool::Fate) { ran.count_down(); };
  EXPECT_TRUE(pool.submit(counted));
  EXPECT_TRUE(pool.submit(counted));
  EXPECT_FALSE(pool.submit(counted));
  go.count_down();
  ran.wait();
  EXPECT_TRUE(pool.submit([&](TaskPool::Fate) { again.count_down(); }));
  again.wait();
}

TEST(TaskPool, TakesATaskPerIdleThreadEvenWithoutAQueue) {
  std::latch ran(1);
  TaskPool pool(1, 0);
  EXPECT_TRUE(pool.submit([&](TaskPool::Fate) { ran.count_down(); }));
  ran.wait();
}

TEST(TaskPool, TakesTasksWithoutEndWhereItsQueueHasNone) {
  std::latch ran(3);
  TaskPool pool(1, std::numeric_limits<std::size_t>::max());
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(pool.submit([&](TaskPool::Fate) { ran.count_down(); }));
  }
  ran.wait();
}

TEST(TaskPool, FinishesTheTaskInHandAndDropsThoseThatWaitWhenItCloses) {
  std::latch started(1);
  std::latch closing(1);
  std::atomic<bool> finished = false;
  std::vector<TaskPool::Fate> fates;  // only the destructor's thread writes it
  {
    TaskPool pool(1, 4);
    ASSERT_TRUE(pool.submit([&](TaskPool::Fate) {
      started.count_down();
      closing.wait();
      finished = true;
    }));
    started.wait();
    ASSERT_TRUE(pool.submit([&](TaskPool::Fate fate) {
      fates.push_back(fate);
      closing.count_down();
    }));
  }
  EXPECT_TRUE(finished);
  EXPECT_EQ(fates, std::vector{TaskPool::Fate::Dropped});
}

}  // namespace
}  // namespace crm
