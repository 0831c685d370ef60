// Who is here, since when, and since when "since my last log-out" counts: the sessions of all
// users, in memory. A request finds its session or begins one; nothing here waits for the store,
// which SessionKeeper keeps in step [adr 18] [wire: Sessions].
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "auth/client_key.h"
#include "base/instant.h"
#include "domain/caller.h"
#include "domain/session.h"

namespace crm::auth {

// What stands for the value that a browser holds.
using ValueHash = std::array<unsigned char, 32>;

struct SessionSettings {
  std::chrono::milliseconds idle_max = std::chrono::minutes(30);  // without a request
  std::chrono::milliseconds age_max = std::chrono::hours(12);
  // Open at once, of all users and of one: where there is no room, the one seen longest ago ends.
  std::size_t sessions_max = 100'000;
  std::size_t sessions_per_user_max = 64;
};

// Any thread may call anything; nothing waits but for a short lock. Times given are those of the
// request; should the clock go back, a session's own times do not.
class SessionBook {
 public:
  explicit SessionBook(const SessionSettings& settings);
  SessionBook(const SessionBook&) = delete;
  SessionBook& operator=(const SessionBook&) = delete;
  ~SessionBook() = default;

  // The caller with last_logout as it stood when their session began. The session is that of the
  // user, the scheme, the ticket and the client; without an open one, a new one begins. A user
  // never heard of here last logged out when `caller` says. Costs a look-up, and allocates only
  // where a session begins.
  [[nodiscard]] Caller attend(const Caller& caller, const ClientKey& client, Instant now);

  // Begins the session of a browser that has just signed in; the result's credential is its number.
  [[nodiscard]] Caller begin(const Caller& proven, const ValueHash& value, const ClientKey& client,
                             Instant now);
  // The caller whose browser holds that value; none when no open session has it. REQUIRES: attend()
  // follows where the caller goes on.
  [[nodiscard]] std::optional<Caller> find(TenantId tenant, const ValueHash& value, Instant now);

  // Ends the caller's session of a browser. A log-out counts from `at` on.
  void end(const Caller& browser, SessionEnd why, Instant now);

  // What is to be kept. A session is told as it is at the end of all changes.
  struct Change {
    TenantId tenant{};
    Session session;
  };
  // All sessions that have changed since the last call. Ends those whose time is over.
  [[nodiscard]] std::vector<Change> take_changes(Instant now);

  // What the store says of a tenant.
  struct Kept {
    std::vector<std::pair<AssociateId, std::optional<Instant>>> last_logouts;
    std::vector<Session> sessions;
  };
  // Makes it so here: sessions that have ended there end, those that are open there and not here
  // come back, last log-outs become those that it says. What has changed here and was not taken yet
  // stays.
  void restore(TenantId tenant, const Kept& kept);

  [[nodiscard]] std::size_t size() const;  // open sessions

 private:
  struct Live {
    TenantId tenant{};
    AssociateId associate{};
    SessionId id{};
    Scheme scheme = Scheme::Basic;
    std::int64_t credential = 0;
    ClientKey client{};
    std::optional<ValueHash> value;
    Instant started_at;
    Instant last_seen_at;
    std::optional<Instant> ended_at;
    SessionEnd end_reason = SessionEnd::None;
    std::optional<Instant> prev_logout;
    bool changed = true;
  };
  using Open = std::list<Live>;
  struct User {
    std::optional<Instant> last_logout;  // the greatest end, or what was said by command since
    std::vector<Open::iterator> open;
  };
  // All sessions of a user are in one shard: requests of different users seldom meet at one lock.
  struct alignas(64) Shard {
    mutable std::mutex mutex;  // guards what follows
    Open open;                 // seen longest ago first
    std::unordered_map<std::uint64_t, User> users;
    std::deque<Live> ended;  // not taken yet, oldest first
  };
  struct Place {
    TenantId tenant{};
    AssociateId associate{};
    SessionId id{};
  };
  struct ValueSpread {
    [[nodiscard]] std::size_t operator()(const ValueHash& value) const;
  };

  [[nodiscard]] Shard& shard_of(TenantId tenant, AssociateId associate);
  [[nodiscard]] bool is_over(const Live& session, Instant now) const;
  [[nodiscard]] Open::iterator start(Shard& shard, User& user, Live session);
  void end(Shard& shard, User& user, Open::iterator session, SessionEnd why, Instant at);
  void end_overdue(Shard& shard, User& user, Open::iterator session, Instant now);
  void take_out(Shard& shard, User& user, Open::iterator session);
  void restore(Shard& shard, TenantId tenant, const Session& kept);

  const SessionSettings settings_;
  const std::int64_t idle_ticks_;
  const std::int64_t age_ticks_;
  const std::size_t shard_sessions_max_;
  std::vector<Shard> shards_;
  std::atomic<std::int64_t> last_id_{0};
  std::mutex values_mutex_;                                   // taken last; guards values_
  std::unordered_map<ValueHash, Place, ValueSpread> values_;  // of open sessions of browsers
};

}  // namespace crm::auth
