#include "auth/session_keeper.h"

#include <exception>
#include <set>

#include "auth/session_records.h"

namespace crm::auth {
namespace {

// While the store takes nothing, no more than that is held for it.
constexpr std::size_t kUnwrittenMax = 100'000;

}  // namespace

Result<std::unique_ptr<SessionKeeper>> SessionKeeper::open(store::Store& store,
                                                           const std::vector<TenantId>& tenants,
                                                           SessionBook& book, const Clock& clock,
                                                           std::chrono::milliseconds pause,
                                                           Trouble trouble) {
  std::unique_ptr<SessionKeeper> keeper(
      new SessionKeeper(store, book, clock, pause, std::move(trouble)));
  for (const TenantId tenant : tenants) {
    const auto given = keeper->give_book(tenant);
    if (!given) return forward(given);
  }
  keeper->thread_ = std::thread([&keeper = *keeper] { keeper.work(); });
  return keeper;
}

SessionKeeper::SessionKeeper(store::Store& store, SessionBook& book, const Clock& clock,
                             std::chrono::milliseconds pause, Trouble trouble)
    : store_(store), book_(book), clock_(clock), pause_(pause), trouble_(std::move(trouble)) {}

SessionKeeper::~SessionKeeper() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

void SessionKeeper::write_now() {
  const std::scoped_lock lock(writing_);
  write_changes();
}

Result<void> SessionKeeper::around(const Command& command) {
  const std::scoped_lock lock(writing_);
  write_changes();
  const auto changed = command();
  if (!changed) return forward(changed);
  for (const TenantId tenant : *changed) {
    const auto given = give_book(tenant);
    if (!given) return given;
  }
  return {};
}

Result<void> SessionKeeper::reload(TenantId tenant) {
  return around([tenant] { return std::vector{tenant}; });
}

void SessionKeeper::work() {
  bool is_last = false;
  while (!is_last) {
    {
      std::unique_lock lock(mutex_);
      is_last = stopped_.wait_for(lock, pause_, [this] { return stopping_; });
    }
    write_now();
  }
}

void SessionKeeper::write_changes() {
  try {
    std::set<TenantId> tenants;
    for (SessionBook::Change& change : book_.take_changes(clock_.now())) {
      const std::pair key(change.tenant, change.session.id);
      unwritten_.insert_or_assign(key, std::move(change.session));
    }
    for (const auto& [key, session] : unwritten_) tenants.insert(key.first);
    for (const TenantId tenant : tenants) {
      const auto first = unwritten_.lower_bound({tenant, SessionId{}});
      auto end = first;
      while (end != unwritten_.end() && end->first.first == tenant) ++end;
      const auto written =
          store_.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
            for (auto each = first; each != end; ++each) keep_session(transaction, each->second);
            return {};
          });
      if (written) {
        unwritten_.erase(first, end);
      } else {
        trouble_(written.error().detail);
      }
    }
    if (unwritten_.size() > kUnwrittenMax) unwritten_.clear();
  } catch (const std::exception& exhausted) {
    trouble_(exhausted.what());
  }
}

Result<void> SessionKeeper::give_book(TenantId tenant) {
  SessionBook::Kept kept;
  const auto read = store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    reader.each_associate(
        [&](const Associate& each) { kept.last_logouts.emplace_back(each.id, each.last_logout); });
    reader.each_session([&](const Session& each) { kept.sessions.push_back(each); });
    return {};
  });
  if (!read) return forward(read);
  book_.restore(tenant, kept);
  return {};
}

}  // namespace crm::auth
