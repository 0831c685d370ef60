#include "base/file_threads.h"

#include <utility>

namespace crm {

FileThreads::FileThreads(std::size_t threads) {
  while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
}

FileThreads::~FileThreads() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void FileThreads::submit(Work work) {
  {
    const std::scoped_lock lock(mutex_);
    queue_.push_back(std::move(work));
  }
  changed_.notify_one();
}

void FileThreads::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    {
      const Work next = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      next();
    }  // what it holds goes before the lock is taken again
    lock.lock();
  }
}

}  // namespace crm
