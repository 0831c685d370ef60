// The thread that commits what is submitted: it takes all that waits into one transaction, so that
// one fsync answers many [adr 25].
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite/writer.h"
#include "store/store.h"

namespace crm::store::sqlite {

class Committer {
 public:
  // Of one transaction: what comes first is not to wait for ever for what comes last.
  static constexpr std::size_t kGroupMax = 256;

  // Starts the thread. Beyond `waiting_max` changes that wait, further ones are refused: Busy.
  // REQUIRES: writer outlives this.
  Committer(Writer& writer, std::size_t waiting_max);
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;
  // Commits what waits still.
  ~Committer();

  // As Store::submit. Any thread.
  void submit(Submission submission);

 private:
  void work();

  Writer& writer_;
  const std::size_t waiting_max_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable submitted_;
  std::deque<Submission> waiting_;
  std::vector<Submission> group_;  // of the thread alone; its room is there from the beginning on
  bool stopping_ = false;
  std::thread thread_;  // last: uses all of the above
};

}  // namespace crm::store::sqlite
