#include "auth/session_book.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

#include "auth/hexadecimal.h"

namespace crm::auth {
namespace {

constexpr std::size_t kShards = 16;
constexpr std::size_t kEndedMax = 4'096;  // of a shard, until they are taken
constexpr std::int64_t kTicksPerMs = kTicksPerSecond / 1000;

std::uint64_t key_of(TenantId tenant, AssociateId associate) {
  return (static_cast<std::uint64_t>(raw(tenant)) << 32U) |
         static_cast<std::uint32_t>(raw(associate));
}

// Access tokens are renewed each hour, by one client within one session; a ticket is somebody's for
// days and may be shared; a browser's session is known by its value.
std::int64_t told_apart_by(Scheme scheme, std::int64_t credential) {
  return scheme == Scheme::Ticket ? credential : 0;
}

std::optional<Instant> later(std::optional<Instant> a, Instant b) {
  return a ? std::max(*a, b) : b;
}

template <class Session>
crm::Session kept_form(const Session& live) {
  return {.id = live.id,
          .associate = live.associate,
          .scheme = live.scheme,
          .credential = live.credential,
          .client_key = hexadecimal(live.client),
          .value_hash = live.value ? hexadecimal(*live.value) : "",
          .started_at = live.started_at,
          .last_seen_at = live.last_seen_at,
          .ended_at = live.ended_at,
          .end_reason = live.end_reason,
          .prev_logout = live.prev_logout};
}

}  // namespace

std::size_t SessionBook::ValueSpread::operator()(const ValueHash& value) const {
  std::size_t front = 0;
  std::memcpy(&front, value.data(), sizeof front);
  return front;
}

SessionBook::SessionBook(const SessionSettings& settings)
    : settings_(settings),
      idle_ticks_(settings.idle_max.count() * kTicksPerMs),
      age_ticks_(settings.age_max.count() * kTicksPerMs),
      shard_sessions_max_(std::max<std::size_t>(settings.sessions_max / kShards, 1)),
      shards_(kShards) {}

SessionBook::Shard& SessionBook::shard_of(TenantId tenant, AssociateId associate) {
  // Ids are small numbers in a row: a product with this spreads them evenly.
  constexpr std::uint64_t kSpread = 0x9E37'79B9'7F4A'7C15;
  return shards_[(key_of(tenant, associate) * kSpread >> 32U) % kShards];
}

bool SessionBook::is_over(const Live& session, Instant now) const {
  return now.ticks - session.last_seen_at.ticks > idle_ticks_ ||
         now.ticks - session.started_at.ticks > age_ticks_;
}

Caller SessionBook::attend(const Caller& caller, const ClientKey& client, Instant now) {
  Shard& shard = shard_of(caller.tenant, caller.associate);
  const bool is_browser = caller.scheme == Scheme::Browser;
  const std::int64_t credential = told_apart_by(caller.scheme, caller.credential);
  Caller attended = caller;
  const std::scoped_lock lock(shard.mutex);
  User& user = shard.users
                   .try_emplace(key_of(caller.tenant, caller.associate),
                                User{.last_logout = caller.last_logout, .open = {}})
                   .first->second;
  const auto found = std::ranges::find_if(user.open, [&](const Open::iterator& each) {
    if (is_browser) return raw(each->id) == caller.credential;
    return each->scheme == caller.scheme && each->credential == credential &&
           each->client == client;
  });
  if (found != user.open.end() && !is_over(**found, now)) {
    const Open::iterator session = *found;
    session->last_seen_at = std::max(session->last_seen_at, now);
    session->changed = true;
    shard.open.splice(shard.open.end(), shard.open, session);
    attended.last_logout = session->prev_logout;
  } else if (is_browser) {  // it ended while this request was on its way
    attended.last_logout = user.last_logout;
  } else {
    attended.last_logout = start(shard, user,
                                 {.tenant = caller.tenant,
                                  .associate = caller.associate,
                                  .scheme = caller.scheme,
                                  .credential = credential,
                                  .client = client,
                                  .value = {},
                                  .started_at = now,
                                  .last_seen_at = now,
                                  .ended_at = {},
                                  .prev_logout = {}})
                               ->prev_logout;
  }
  return attended;
}

Caller SessionBook::begin(const Caller& proven, const ValueHash& value, const ClientKey& client,
                          Instant now) {
  Shard& shard = shard_of(proven.tenant, proven.associate);
  Caller caller = proven;
  const std::scoped_lock lock(shard.mutex);
  User& user = shard.users
                   .try_emplace(key_of(proven.tenant, proven.associate),
                                User{.last_logout = proven.last_logout, .open = {}})
                   .first->second;
  const auto session = start(shard, user,
                             {.tenant = proven.tenant,
                              .associate = proven.associate,
                              .scheme = Scheme::Browser,
                              .client = client,
                              .value = value,
                              .started_at = now,
                              .last_seen_at = now,
                              .ended_at = {},
                              .prev_logout = {}});
  caller.scheme = Scheme::Browser;
  caller.credential = raw(session->id);
  caller.last_logout = session->prev_logout;
  return caller;
}

// What ended before a session began is known when it begins, as all that is overdue ends first.
SessionBook::Open::iterator SessionBook::start(Shard& shard, User& user, Live session) {
  const Instant now = session.started_at;
  std::vector<Open::iterator> overdue;
  std::ranges::copy_if(user.open, std::back_inserter(overdue),
                       [&](const Open::iterator& each) { return is_over(*each, now); });
  for (const Open::iterator each : overdue) end_overdue(shard, user, each, now);
  const auto leave = [&](Open::iterator oldest) {
    User& its_user = shard.users.at(key_of(oldest->tenant, oldest->associate));
    end(shard, its_user, oldest, SessionEnd::NoRoom, oldest->last_seen_at);
  };
  if (user.open.size() >= settings_.sessions_per_user_max) {
    leave(*std::ranges::min_element(user.open, {},
                                    [](const Open::iterator& each) { return each->last_seen_at; }));
  }
  if (shard.open.size() >= shard_sessions_max_) leave(shard.open.begin());
  session.prev_logout = user.last_logout;
  session.id = SessionId{++last_id_};
  if (session.value) {
    const std::scoped_lock lock(values_mutex_);
    values_.insert_or_assign(*session.value, Place{session.tenant, session.associate, session.id});
  }
  shard.open.push_back(session);
  user.open.push_back(std::prev(shard.open.end()));
  return user.open.back();
}

std::optional<Caller> SessionBook::find(TenantId tenant, const ValueHash& value, Instant now) {
  Place place;
  {
    const std::scoped_lock lock(values_mutex_);
    const auto found = values_.find(value);
    if (found == values_.end() || found->second.tenant != tenant) return std::nullopt;
    place = found->second;
  }
  Shard& shard = shard_of(tenant, place.associate);
  const std::scoped_lock lock(shard.mutex);
  User& user = shard.users.at(key_of(tenant, place.associate));
  const auto session =
      std::ranges::find(user.open, place.id, [](const Open::iterator& each) { return each->id; });
  if (session == user.open.end()) return std::nullopt;
  if (is_over(**session, now)) {
    end_overdue(shard, user, *session, now);
    return std::nullopt;
  }
  return Caller{.tenant = tenant,
                .associate = place.associate,
                .last_logout = (*session)->prev_logout,
                .scheme = Scheme::Browser,
                .credential = raw(place.id)};
}

void SessionBook::end(const Caller& browser, SessionEnd why, Instant now) {
  Shard& shard = shard_of(browser.tenant, browser.associate);
  const std::scoped_lock lock(shard.mutex);
  const auto user = shard.users.find(key_of(browser.tenant, browser.associate));
  if (user == shard.users.end()) return;
  auto& open = user->second.open;
  const auto session = std::ranges::find(open, SessionId{browser.credential},
                                         [](const Open::iterator& each) { return each->id; });
  if (session == open.end()) return;
  if (is_over(**session, now)) {
    end_overdue(shard, user->second, *session, now);
  } else {
    // Only who leaves on purpose has seen everything up to now.
    const Instant seen = (*session)->last_seen_at;
    end(shard, user->second, *session, why,
        why == SessionEnd::SignedOut ? std::max(now, seen) : seen);
  }
}

void SessionBook::end_overdue(Shard& shard, User& user, Open::iterator session, Instant now) {
  const bool idle = now.ticks - session->last_seen_at.ticks > idle_ticks_;
  end(shard, user, session, idle ? SessionEnd::Idle : SessionEnd::Age, session->last_seen_at);
}

void SessionBook::end(Shard& shard, User& user, Open::iterator session, SessionEnd why,
                      Instant at) {
  session->ended_at = at;
  session->end_reason = why;
  user.last_logout = later(user.last_logout, at);
  shard.ended.push_back(*session);
  // One that is forgotten here is open in the store, if it is there at all, until its time is over.
  if (shard.ended.size() > kEndedMax) shard.ended.pop_front();
  take_out(shard, user, session);
}

void SessionBook::take_out(Shard& shard, User& user, Open::iterator session) {
  if (session->value) {
    const std::scoped_lock lock(values_mutex_);
    values_.erase(*session->value);
  }
  std::erase(user.open, session);
  shard.open.erase(session);
}

std::vector<SessionBook::Change> SessionBook::take_changes(Instant now) {
  std::vector<Change> changes;
  std::vector<Live> taken;
  for (Shard& shard : shards_) {
    taken.clear();
    {
      const std::scoped_lock lock(shard.mutex);
      for (auto next = shard.open.begin(); next != shard.open.end();) {
        const auto session = next++;
        if (is_over(*session, now)) {
          User& user = shard.users.at(key_of(session->tenant, session->associate));
          end_overdue(shard, user, session, now);
        } else if (session->changed) {
          session->changed = false;
          taken.push_back(*session);
        }
      }
      taken.insert(taken.end(), shard.ended.begin(), shard.ended.end());
      shard.ended.clear();
    }
    for (const Live& each : taken) changes.push_back({each.tenant, kept_form(each)});
  }
  return changes;
}

void SessionBook::restore(TenantId tenant, const Kept& kept) {
  for (const Session& each : kept.sessions) {
    std::int64_t last = last_id_;
    while (last < raw(each.id) && !last_id_.compare_exchange_weak(last, raw(each.id))) {
    }
  }
  for (const auto& [associate, last_logout] : kept.last_logouts) {
    Shard& shard = shard_of(tenant, associate);
    const std::scoped_lock lock(shard.mutex);
    User& user = shard.users[key_of(tenant, associate)];
    user.last_logout = last_logout;
    for (const Live& each : shard.ended) {
      if (each.tenant == tenant && each.associate == associate) {
        user.last_logout = later(user.last_logout, *each.ended_at);
      }
    }
  }
  for (const Session& each : kept.sessions) restore(shard_of(tenant, each.associate), tenant, each);
}

void SessionBook::restore(Shard& shard, TenantId tenant, const Session& kept) {
  const std::scoped_lock lock(shard.mutex);
  User& user = shard.users[key_of(tenant, kept.associate)];
  const auto found =
      std::ranges::find(user.open, kept.id, [](const Open::iterator& each) { return each->id; });
  if (found != user.open.end()) {
    if (kept.ended_at) {
      take_out(shard, user, *found);
    } else {
      (*found)->prev_logout = kept.prev_logout;
    }
    return;
  }
  const auto is_it = [&](const Live& each) { return each.tenant == tenant && each.id == kept.id; };
  if (kept.ended_at || std::ranges::any_of(shard.ended, is_it)) return;
  Live live{.tenant = tenant,
            .associate = kept.associate,
            .id = kept.id,
            .scheme = kept.scheme,
            .credential = kept.credential,
            .value = {},
            .started_at = kept.started_at,
            .last_seen_at = kept.last_seen_at,
            .ended_at = {},
            .prev_logout = kept.prev_logout,
            .changed = false};
  if (!from_hexadecimal(kept.client_key, live.client)) return;
  if (!kept.value_hash.empty()) {
    if (!from_hexadecimal(kept.value_hash, live.value.emplace())) return;
    const std::scoped_lock values_lock(values_mutex_);
    values_.insert_or_assign(*live.value, Place{tenant, live.associate, live.id});
  }
  const auto after = std::ranges::find_if(
      shard.open, [&](const Live& each) { return each.last_seen_at > live.last_seen_at; });
  user.open.push_back(shard.open.insert(after, live));
}

std::size_t SessionBook::size() const {
  std::size_t open = 0;
  for (const Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    open += shard.open.size();
  }
  return open;
}

}  // namespace crm::auth
