#include "base/file_threads.h"

#include <utility>

namespace crm {

void FileWork::submit(Work work) {
  {
    const std::scoped_lock lock(mutex_);
    if (!closed_) {
      queue_.push_back(std::move(work));
      changed_.notify_one();
      return;
    }
  }
  work();
}

void FileWork::do_all() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
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

void FileWork::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

FileThreads::FileThreads(std::size_t threads) {
  while (threads_.size() < threads) threads_.emplace_back([work = work_] { work->do_all(); });
}

FileThreads::~FileThreads() {
  work_->close();
  for (std::thread& thread : threads_) thread.join();
}

}  // namespace crm
