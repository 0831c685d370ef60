#include "agent/office.h"

#include <atomic>
#include <exception>
#include <limits>
#include <utility>
#include <vector>

#include "feed/known_slots.h"

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

// A `then` that throws is out of memory: whoever waits finds that nobody will answer, and what goes
// on behind it does.
void let_hear(const Office::Then& then, Result<void> done) noexcept {
  try {
    then(std::move(done));
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): nobody is left to be told
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

std::shared_ptr<void> Office::InHand::begin() {
  {
    const std::scoped_lock lock(mutex_);
    ++count_;
  }
  return {nullptr, [this](void* /*none*/) { end(); }};
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
    if (fate == TaskPool::Fate::Dropped) {
      return let_hear(then, refuse(ErrorKind::Unavailable, kStopping));
    }
    const auto names = feed_.names(caller.tenant);
    ContactId looked_at = kNoContact;
    let_hear(then, store_.read(caller.tenant, [&](const store::Reader& reader) {
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
  store_.submit(
      caller.tenant,
      [this, caller, zone, work = std::move(work), effects](store::Transaction& transaction) {
        return guarded([&]() -> Result<void> {
          const auto names = feed_.names(caller.tenant);
          Writing desk(transaction, caller, *names, zone);
          if (const auto done = work(desk); !done) return done;
          desk.finish();
          for (const auto& [owner, contacts] : desk.touched()) {
            const RightsHolder rights =
                owner == desk.me() ? desk.my_rights() : feed::rights_of(transaction, owner);
            effects->pages.emplace(owner, feed::changes_for(transaction, owner, rights, contacts));
          }
          effects->names = desk.changes_names();
          effects->rights = desk.changes_rights();
          return {};
        });
      },
      [this, tenant = caller.tenant, effects, then = std::move(then),
       in_hand = in_hand_.begin()](Result<void> done) {
        if (!done) {
          let_hear(then, std::move(done));
        } else if (!told_of(tenant, effects, then)) {
          let_hear(then, {});
        }
      });
}

void Office::note_look(const Caller& caller, ContactId contact) const noexcept {
  try {
    store_.submit(
        caller.tenant,
        [user = caller.associate, contact](store::Transaction& transaction) -> Result<void> {
          transaction.put_view(user, contact, transaction.now());
          return {};
        },
        [in_hand = in_hand_.begin()](const Result<void>& /*done*/) {});
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): out of memory; see office.h
  }
}

bool Office::told_of(TenantId tenant, const std::shared_ptr<Effects>& effects,
                     const Then& then) const {
  try {
    tell(tenant, effects, then);
    return true;
  } catch (const std::exception&) {  // out of memory before anything was told
    feed_.forget(tenant);
    tell_names(tenant, *effects);
    return false;
  }
}

// Pages at once, as here the changes come in the order of their commits; names are read from the
// store, which is waited for elsewhere. Where this throws nobody will call `then`: from the first
// page on nothing throws.
void Office::tell(TenantId tenant, const std::shared_ptr<Effects>& effects,
                  const Then& then) const {
  const bool waits = effects->names || effects->rights || effects->pages.empty();
  const auto left =
      std::make_shared<std::atomic<std::size_t>>(effects->pages.size() + (waits ? 1 : 0));
  const auto told = [left, then] {
    if (--*left == 0) let_hear(then, {});
  };
  const TaskPool::Task names = [this, tenant, effects, told](TaskPool::Fate fate) {
    if (fate == TaskPool::Fate::Run) tell_names(tenant, *effects);
    told();  // it has happened, whoever may hear of it
  };
  for (auto& [owner, changes] : effects->pages) {
    try {
      feed_.renew(tenant, owner, std::move(changes),
                  [&feed = feed_, tenant, told](const auto& page) {
                    // What cannot be made anew now is when it is next asked for.
                    if (!page) feed.forget(tenant);
                    told();
                  });
    } catch (const std::exception&) {  // out of memory: likewise
      feed_.forget(tenant);
      told();
    }
  }
  if (!waits) return;
  try {
    if (!behind_commits_.submit(names)) told();
  } catch (const std::exception&) {  // out of memory: then here
    names(TaskPool::Fate::Run);
  }
}

// Names that cannot be read now are read with the first page that is fetched.
void Office::tell_names(TenantId tenant, const Effects& effects) const {
  const bool has_names = effects.names || effects.rights;
  const bool has_stale_names = has_names && !feed_.refresh_names(tenant);
  if (has_stale_names || effects.rights) feed_.forget(tenant);
}

}  // namespace crm::agent
