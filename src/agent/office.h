// Where operations are done: on threads that may wait for the store, with a desk of their own. A
// change is durable and the pages tell of it before whoever asked hears of it, so that callers read
// their own writes.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "agent/desk.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/task_pool.h"
#include "domain/caller.h"
#include "feed/feed.h"
#include "locale/time_zone.h"
#include "store/store.h"

namespace crm::agent {

class Office {
 public:
  struct Settings {
    std::size_t reading_threads = 2;
    std::size_t readings_waiting_max = 1'000;
  };

  // Both are called once, on a thread of the store's or of this; `then` behind all that came of the
  // work. An exception of `work` is Internal.
  using ReadingWork = std::function<Result<void>(Reading&)>;
  using WritingWork = std::function<Result<void>(Writing&)>;
  using Then = std::function<void(Result<void>)>;

  // REQUIRES: all outlive this.
  Office(store::Store& store, feed::Feed& feed, const Clock& clock, const Settings& settings);
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;
  // Waits for what is in hand; what waits is answered Unavailable.
  ~Office();

  // Any thread; returns at once. Errors, to `then`: those of `work` and of the store; Busy where
  // too many wait.
  void read(const Caller& caller, const locale::TimeZone& zone, ReadingWork work, Then then) const;
  // `work` shares its commit with other changes and fails alone [adr 25]. When it has failed
  // nothing has changed.
  void write(const Caller& caller, const locale::TimeZone& zone, WritingWork work, Then then) const;

 private:
  // What a change means for the pictures in memory.
  struct Effects {
    std::map<AssociateId, feed::Changes> pages;
    bool names = false;
    bool rights = false;
  };
  // Nobody waits for it; where the store is too busy, or memory is wanting, it is not noted.
  void note_look(const Caller& caller, ContactId contact) const noexcept;
  // False when nobody will call `then`.
  bool told_of(TenantId tenant, const std::shared_ptr<Effects>& effects, const Then& then) const;
  void tell(TenantId tenant, const std::shared_ptr<Effects>& effects, const Then& then) const;
  void tell_names(TenantId tenant, const Effects& effects) const;

  // Changes that the store has not told of yet.
  class InHand {
   public:
    // One more, until the last copy of what is returned is gone.
    [[nodiscard]] std::shared_ptr<void> begin();
    void wait_for_none();

   private:
    void end();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t count_ = 0;
  };

  store::Store& store_;
  feed::Feed& feed_;
  const Clock& clock_;
  mutable InHand in_hand_;
  // Last, as their tasks use what is above. What follows commits must not be refused: as much may
  // wait as there are commits.
  mutable TaskPool behind_commits_;
  mutable std::optional<TaskPool> readers_;  // none once this closes
};

}  // namespace crm::agent
