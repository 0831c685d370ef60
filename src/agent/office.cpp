#include "agent/office.h"

#include <atomic>
#include <exception>
#include <limits>
#include <utility>
#include <vector>

namespace crm::agent {
namespace {

constexpr char kStopping[] = "The server is stopping.";

// What `work` makes of an exception that is not the store's.
Result<void> guarded(const auto& work) {
  try {
    return work();
  } catch (const store::Failure&) {
    throw;  // the store's own to tell
  } catch (const std::exception& bug) {
    return refuse(ErrorKind::Internal, bug.what());
  }
}

// What the caller has looked at, if that is not what was looked at last: most callers read one
// company several times.
ContactId new_look(const Reading& desk) {
  const ContactId contact = desk.looked_at();
  if (contact == kNoContact) return kNoContact;
  const std::vector<ContactId> last = desk.reader().viewed_by(desk.me(), 1);
  return !last.empty() && last.front() == contact ? kNoContact : contact;
}

}  // namespace

Office::Office(store::Store& store, feed::Feed& feed, const Clock& clock, const Settings& settings)
    : store_(store),
      feed_(feed),
      clock_(clock),
      behind_commits_(1, std::numeric_limits<std::size_t>::max()),
      readers_(std::in_place, settings.reading_threads, settings.readings_waiting_max) {}

// Readers first: what they have looked at becomes a change.
Office::~Office() {
  readers_.reset();
  in_hand_.wait_for_none();
}

void Office::InHand::begin() {
  const std::scoped_lock lock(mutex_);
  ++count_;
}

// Told under the lock: whoever waits for none may end this at once.
void Office::InHand::end() {
  const std::scoped_lock lock(mutex_);
  --count_;
  changed_.notify_all();
}

void Office::InHand::wait_for_none() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return count_ == 0; });
}

void Office::read(const Caller& caller, const locale::TimeZone& zone, ReadingWork work,
                  Then then) const {
  const auto task = [this, caller, zone, work = std::move(work), then](TaskPool::Fate fate) {
    if (fate == TaskPool::Fate::Dropped) return then(refuse(ErrorKind::Unavailable, kStopping));
    const auto names = feed_.names(caller.tenant);
    ContactId looked_at = kNoContact;
    then(store_.read(caller.tenant, [&](const store::Reader& reader) {
      return guarded([&] {
        Reading desk(reader, caller, *names, clock_.now(), zone);
        const auto done = work(desk);
        if (done) looked_at = new_look(desk);
        return done;
      });
    }));
    if (looked_at != kNoContact) note_look(caller, looked_at);
  };
  if (!readers_->submit(task)) {
    then(refuse(ErrorKind::Busy, "Too many wait for the store; try again in a moment."));
  }
}

void Office::write(const Caller& caller, const locale::TimeZone& zone, WritingWork work,
                   Then then) const {
  const auto effects = std::make_shared<Effects>();
  in_hand_.begin();
  store_.submit(
      caller.tenant,
      [this, caller, zone, work = std::move(work), effects](store::Transaction& transaction) {
        return guarded([&]() -> Result<void> {
          const auto names = feed_.names(caller.tenant);
          Writing desk(transaction, caller, *names, zone);
          if (const auto done = work(desk); !done) return done;
          desk.finish();
          *effects = {desk.owners(), desk.changes_names(), desk.changes_rights()};
          return {};
        });
      },
      [this, tenant = caller.tenant, effects, then = std::move(then)](const Result<void>& done) {
        const auto task = [this, tenant, effects, then](TaskPool::Fate fate) {
          // It has happened, whoever may hear of it.
          if (fate == TaskPool::Fate::Dropped) return then({});
          tell_pages(tenant, *effects, then);
        };
        if (!done || !behind_commits_.submit(task)) then(done);
        in_hand_.end();
      });
}

void Office::note_look(const Caller& caller, ContactId contact) const {
  in_hand_.begin();
  store_.submit(
      caller.tenant,
      [user = caller.associate, contact](store::Transaction& transaction) -> Result<void> {
        transaction.put_view(user, contact, transaction.now());
        return {};
      },
      [this](const Result<void>& /*done*/) { in_hand_.end(); });
}

void Office::tell_pages(TenantId tenant, const Effects& effects, const Then& then) const {
  // Where the pages cannot be made anew now, they are when they are next asked for.
  const bool has_names = effects.names || effects.rights;
  const bool has_stale_names = has_names && !feed_.refresh_names(tenant);
  if (has_stale_names || effects.rights) feed_.forget(tenant);
  if (effects.owners.empty()) return then({});
  const auto left = std::make_shared<std::atomic<std::size_t>>(effects.owners.size());
  for (const AssociateId owner : effects.owners) {
    feed_.renew(tenant, owner, [&feed = feed_, tenant, left, then](const auto& page) {
      if (!page) feed.forget(tenant);
      if (--*left == 0) then({});
    });
  }
}

}  // namespace crm::agent
