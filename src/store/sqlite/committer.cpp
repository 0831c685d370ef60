#include "store/sqlite/committer.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace crm::store::sqlite {

Committer::Committer(Writer& writer, std::size_t waiting_max)
    : writer_(writer), waiting_max_(waiting_max), thread_([this] { work(); }) {}

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

void Committer::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    submitted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto end =
        waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kGroupMax));
    const std::vector<Submission> group(std::move_iterator(waiting_.begin()),
                                        std::move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    lock.unlock();
    // Whatever is submitted from here on waits for the next group: while this one is on its way to
    // the disk the next one gathers.
    const std::vector<Result<void>> fates = writer_.run_group(group);
    for (std::size_t each = 0; each < group.size(); ++each) group[each].then(fates[each]);
    lock.lock();
  }
}

}  // namespace crm::store::sqlite
