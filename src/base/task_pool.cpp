#include "base/task_pool.h"

#include <utility>

namespace crm {

TaskPool::TaskPool(std::size_t threads, std::size_t queue_max)
    : queue_max_(queue_max), idle_(threads) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

TaskPool::~TaskPool() {
  std::deque<Task> dropped;
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
    dropped.swap(queue_);
  }
  changed_.notify_all();
  for (const Task& task : dropped) task(Fate::Dropped);
  for (std::thread& thread : threads_) thread.join();
}

bool TaskPool::submit(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    // A task that an idle thread is about to take does not wait.
    if (closing_ || (queue_.size() >= idle_ && queue_.size() - idle_ >= queue_max_)) return false;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

void TaskPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (closing_) return;
    Task task = std::move(queue_.front());
    queue_.pop_front();
    --idle_;
    lock.unlock();
    task(Fate::Run);
    task = nullptr;  // what it holds goes before the thread counts as idle
    lock.lock();
    ++idle_;
  }
}

}  // namespace crm
