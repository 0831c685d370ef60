// Threads for work that waits for disks, which those that read sockets must never do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace crm {

class FileThreads {
 public:
  using Work = std::function<void()>;

  // REQUIRES: threads > 0.
  explicit FileThreads(std::size_t threads);
  FileThreads(const FileThreads&) = delete;
  FileThreads& operator=(const FileThreads&) = delete;
  // Does all that has been submitted first. REQUIRES: nobody submits any more but that work.
  ~FileThreads();

  // Does it on one of the threads, in the order of the calls. Never waits, any thread. The queue
  // has no bound of its own: who submits has a bounded number of works in hand. It must not throw.
  void submit(Work work);

 private:
  void work();

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Work> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;  // last: they use all of the above
};

}  // namespace crm
