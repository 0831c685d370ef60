#include "store/sqlite/committer.h"

#include <utility>

namespace crm::store::sqlite {

Committer::Committer(Writer& writer, std::size_t waiting_max)
    : writer_(writer), waiting_max_(waiting_max) {
  group_.reserve(kGroupMax);
  thread_ = std::thread([this] { work(); });
}

Committer::~Committer() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  submitted_.notify_one();
  thread_.join();
}

void Committer::submit(Submission submission) {
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.size() < waiting_max_) {
      waiting_.push_back(std::move(submission));
      submitted_.notify_one();
      return;
    }
  }
  submission.then(refuse(ErrorKind::Busy, "Too many changes are waiting. Try again in a moment."));
}

// Needs no memory: what has been taken in is told of, come what may.
void Committer::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    submitted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    while (!waiting_.empty() && group_.size() < kGroupMax) {
      group_.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    lock.unlock();
    // Whatever is submitted from here on waits for the next group: while this one is on its way to
    // the disk the next one gathers.
    writer_.run_group(group_);
    for (Submission& each : group_) each.then(std::move(each.fate));
    group_.clear();
    lock.lock();
  }
}

}  // namespace crm::store::sqlite
