#include "base/file_threads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

namespace crm {
namespace {

TEST(FileThreads, DoesOneThingAfterTheOther) {
  std::vector<int> done;
  {
    FileThreads threads(1);
    for (int i = 0; i < 100; ++i) threads.submit([&done, i] { done.push_back(i); });
  }
  ASSERT_EQ(done.size(), 100U);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(done[static_cast<std::size_t>(i)], i);
}

TEST(FileThreads, DoesAsManyThingsAtOnceAsItHasThreads) {
  std::latch all_are_there(4);  // outlives those who wait at it
  FileThreads threads(3);

  for (int i = 0; i < 3; ++i) threads.submit([&] { all_are_there.arrive_and_wait(); });

  all_are_there.arrive_and_wait();
}

TEST(FileThreads, DoesNotEndBeforeWhatItsWorkHasSubmitted) {
  std::atomic<int> done = 0;
  {
    FileThreads threads(2);
    threads.submit([&] { threads.submit([&] { ++done; }); });
  }
  EXPECT_EQ(done, 1);
}

TEST(FileThreads, LeaveWhatComesLaterToWhoeverComes) {
  std::shared_ptr<FileWork> work;
  {
    const FileThreads threads(1);
    work = threads.work();
  }
  std::thread::id done_by;

  work->submit([&] { done_by = std::this_thread::get_id(); });

  EXPECT_EQ(done_by, std::this_thread::get_id());
}

}  // namespace
}  // namespace crm
