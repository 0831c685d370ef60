// Threads for work that waits for disks, which those that read sockets must never do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace crm {

// What the threads share. It may outlive them.
class FileWork {
 public:
  using Work = std::function<void()>;

  // Does it on one of the threads, in the order of the calls; once those have gone, at once on the
  // caller's. Never waits, any thread. The queue has no bound of its own: who submits has a bounded
  // number of works in hand. It must not throw.
  void submit(Work work);

 private:
  friend class FileThreads;
  void do_all();
  void close();

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Work> queue_;
  bool closed_ = false;
};

class FileThreads {
 public:
  // REQUIRES: threads > 0.
  explicit FileThreads(std::size_t threads);
  FileThreads(const FileThreads&) = delete;
  FileThreads& operator=(const FileThreads&) = delete;
  // Does all that has been submitted first.
  ~FileThreads();

  void submit(FileWork::Work work) { work_->submit(std::move(work)); }

  // For what may end later than the threads.
  [[nodiscard]] std::shared_ptr<FileWork> work() const { return work_; }

 private:
  std::shared_ptr<FileWork> work_ = std::make_shared<FileWork>();
  std::vector<std::thread> threads_;
};

}  // namespace crm
