// Threads for one kind of work that must not be done where requests are answered, as it takes long
// or waits for a disk: behind a queue that refuses, so that a flood piles up no work for minutes.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace crm {

class TaskPool {
 public:
  enum class Fate : std::uint8_t {
    Run,      // do the work
    Dropped,  // the pool is closing: only tell whoever waits
  };
  // Called exactly once, on a thread of the pool or, when Dropped, of its destructor. Must not
  // throw.
  using Task = std::function<void(Fate)>;

  // Starts the threads. REQUIRES: threads > 0.
  TaskPool(std::size_t threads, std::size_t queue_max);
  TaskPool(const TaskPool&) = delete;
  TaskPool& operator=(const TaskPool&) = delete;
  // Waits for the tasks in hand and drops those that wait.
  ~TaskPool();

  // False, and the task is not called, when queue_max tasks wait already. Any thread; never waits.
  [[nodiscard]] bool submit(Task task);

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Task> queue_;
  std::size_t idle_ = 0;  // threads without a task: one for each waits in the queue for free
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace crm
