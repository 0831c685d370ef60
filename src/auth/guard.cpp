#include "auth/guard.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "domain/lengths.h"

namespace crm::auth {
namespace {

using What = GuardEvent::What;

constexpr std::int64_t kMinuteTicks = 60 * kTicksPerSecond;
// Longer than any wait, or waiting would be rewarded with free tries.
constexpr std::int64_t kForgottenAfterTicks = 24 * 60 * kMinuteTicks;
constexpr std::int64_t kTicksPerMs = kTicksPerSecond / 1000;
constexpr std::int32_t kDoublingsMax = 30;
// The first delay, and the wait for the outcome of tries in hand.
constexpr std::int64_t kLeastTicks = kTicksPerSecond;
// No user's login is longer; what is cut shares an entry.
constexpr std::size_t kLoginBytesMax = lengths::kLogin * 4;
constexpr std::size_t kTenantDigits = 10;  // of the greatest int32

bool login_lapsed(const Tally& tally, Instant now) {
  return now.ticks - tally.last_at.ticks >= kForgottenAfterTicks;
}

bool address_lapsed(const Tally& tally, Instant now) {
  return now < tally.first_at || now.ticks - tally.first_at.ticks >= kMinuteTicks;
}

// One text for a login of a tenant: its number, a slash, the login. Numbers of equal length, so
// that keys in order are tenant by tenant.
std::string login_key(TenantId tenant, std::string_view folded_login) {
  std::string key = std::to_string(raw(tenant));
  key.insert(0, kTenantDigits - key.size(), '0');
  return key.append("/").append(folded_login);
}

TenantId tenant_of(std::string_view key) {
  std::int32_t number = 0;
  std::from_chars(key.data(), key.data() + kTenantDigits, number);
  return TenantId{number};
}

std::string login_of(std::string_view key) { return std::string(key.substr(kTenantDigits + 1)); }

std::string counted_login(TenantId tenant, std::string_view login) {
  return login_key(tenant, excerpt(ascii_lower(login), kLoginBytesMax));
}

// What is left of `ticks` since `from`; never more than that, though the clock was set back.
std::int64_t left(Instant from, std::int64_t ticks, Instant now) {
  return std::min(from.ticks + ticks - now.ticks, ticks);
}

std::uint32_t whole_seconds(std::int64_t ticks) {
  return static_cast<std::uint32_t>((ticks + kTicksPerSecond - 1) / kTicksPerSecond);
}

std::int64_t ticks_of(std::chrono::milliseconds time) { return time.count() * kTicksPerMs; }

}  // namespace

Guard::Guard(const GuardSettings& settings, const Clock& clock, Heard heard)
    : settings_(settings),
      clock_(clock),
      heard_(std::move(heard)),
      logins_(settings.logins_max, login_lapsed),
      addresses_(settings.addresses_max, address_lapsed) {}

Result<void> Guard::begin(TenantId tenant, std::string_view login, std::string_view peer) {
  const std::string key = counted_login(tenant, login);
  const std::string address = counted_address(peer);
  const Instant now = clock_.now();
  GuardEvent event{.what = What::Refused,
                   .tenant = tenant,
                   .login = excerpt(login, kToldLoginBytesMax),
                   .peer = std::string(peer)};
  bool is_first = false;
  {
    const std::scoped_lock lock(mutex_);
    const Tally of_login = logins_.of(key, now);
    const Tally of_address = addresses_.of(address, now);
    const std::int64_t login_wait = login_wait_ticks(of_login, now);
    const std::int64_t address_wait = address.empty() ? 0 : address_wait_ticks(of_address, now);
    if (login_wait <= 0 && address_wait <= 0) {
      logins_.begin(key);
      if (!address.empty()) addresses_.begin(address);
      return {};
    }
    const bool by_login = login_wait > 0;
    event.what = by_login ? What::Refused : What::AddressRefused;
    event.failures = by_login ? of_login.count : of_address.count;
    event.wait_s = whole_seconds(std::max(login_wait, address_wait));
    is_first = (by_login ? of_login : of_address).refused == 0;
    by_login ? logins_.refuse(key) : addresses_.refuse(address);
  }
  if (is_first) tell(event);
  return tl::unexpected<Error>(
      Error{ErrorKind::TooManyAttempts, std::string(kTooManyAttempts), event.wait_s});
}

void Guard::end(TenantId tenant, std::string_view login, std::string_view peer, Outcome outcome) {
  const std::string key = counted_login(tenant, login);
  const std::string address = counted_address(peer);
  const Instant now = clock_.now();
  GuardEvent event{
      .tenant = tenant, .login = excerpt(login, kToldLoginBytesMax), .peer = std::string(peer)};
  {
    const std::scoped_lock lock(mutex_);
    const Tally before = logins_.of(key, now);
    event.refused = before.refused;
    if (outcome != Outcome::Wrong) {
      logins_.end(key);
      if (!address.empty()) addresses_.end(address);
      if (outcome == Outcome::Undecided || before.count == 0) return;
      logins_.clear(key);
      changed_.insert(key);
      event.what = What::Cleared;
      event.failures = before.count;
    } else {
      changed_.insert(key);
      for (std::string& gone : logins_.fail(key, now)) changed_.insert(std::move(gone));
      if (!address.empty()) static_cast<void>(addresses_.fail(address, now));
      const Tally after = logins_.of(key, now);
      event.failures = after.count;
      event.wait_s = whole_seconds(blocked_ticks(after));
      if (event.wait_s > 0) event.what = is_locked(after) ? What::Locked : What::Slowed;
    }
  }
  tell(event);
}

void Guard::forget_others(TenantId tenant, const std::set<std::string>& kept) {
  const std::scoped_lock lock(mutex_);
  for (const std::string& key : logins_.keys()) {
    if (tenant_of(key) != tenant) continue;
    if (!kept.contains(login_of(key)) && !changed_.contains(key)) logins_.clear(key);
  }
}

Result<void> Guard::fail(std::string_view peer) {
  const std::string address = counted_address(peer);
  if (address.empty()) return {};
  const Instant now = clock_.now();
  GuardEvent event{.peer = std::string(peer)};
  bool is_first = true;
  {
    const std::scoped_lock lock(mutex_);
    const Tally before = addresses_.of(address, now);
    const std::int64_t wait = address_wait_ticks(before, now);
    if (wait <= 0) {
      addresses_.begin(address);
      static_cast<void>(addresses_.fail(address, now));
      event.failures = before.count + 1;
    } else {
      event.what = What::AddressRefused;
      event.failures = before.count;
      event.wait_s = whole_seconds(wait);
      is_first = before.refused == 0;
      addresses_.refuse(address);
    }
  }
  if (is_first) tell(event);
  if (event.wait_s == 0) return {};
  return tl::unexpected<Error>(
      Error{ErrorKind::TooManyAttempts, std::string(kTooManyAttempts), event.wait_s});
}

void Guard::restore(TenantId tenant, const SignInFailure& failure) {
  const Tally tally{
      .count = failure.count, .first_at = failure.first_at, .last_at = failure.last_at};
  const std::string key = login_key(tenant, failure.login);
  const std::scoped_lock lock(mutex_);
  if (tally.count <= 0 || login_lapsed(tally, clock_.now())) {
    changed_.insert(key);
    return;
  }
  for (std::string& gone : logins_.restore(key, tally)) changed_.insert(std::move(gone));
}

std::vector<Guard::Change> Guard::take_changes() {
  const Instant now = clock_.now();
  const std::scoped_lock lock(mutex_);
  std::vector<Change> changes;
  changes.reserve(changed_.size());
  for (const std::string& key : changed_) {
    Change& change = changes.emplace_back(Change{tenant_of(key), login_of(key), {}});
    const Tally tally = logins_.of(key, now);
    if (tally.count > 0) {
      change.known = SignInFailure{change.login, tally.count, tally.first_at, tally.last_at};
    }
  }
  changed_.clear();
  return changes;
}

// How long tries must wait; 0 or less: they need not.
std::int64_t Guard::login_wait_ticks(const Tally& tally, Instant now) const {
  const std::int64_t blocked = blocked_ticks(tally);
  if (const std::int64_t wait = left(tally.last_at, blocked, now); blocked > 0 && wait > 0) {
    return wait;
  }
  // Tries sent all at once must not get by before the first of them has failed.
  const std::int32_t free = std::min(settings_.failures_free, settings_.failures_max);
  const bool may_try = tally.in_hand == 0 || tally.count + tally.in_hand < free;
  return may_try ? 0 : kLeastTicks;
}

std::int64_t Guard::address_wait_ticks(const Tally& tally, Instant now) const {
  const std::int32_t failures_max = settings_.address_failures_per_minute_max;
  if (tally.count >= failures_max) return left(tally.first_at, kMinuteTicks, now);
  return tally.count + tally.in_hand < failures_max ? 0 : kLeastTicks;
}

// From the last failure on.
std::int64_t Guard::blocked_ticks(const Tally& tally) const {
  std::int64_t ticks = 0;
  if (tally.count >= settings_.failures_free) {
    const std::int32_t doublings = std::min(tally.count - settings_.failures_free, kDoublingsMax);
    ticks = std::min(kLeastTicks << doublings, ticks_of(settings_.delay_max));
  }
  return is_locked(tally) ? std::max(ticks, ticks_of(settings_.lock_time)) : ticks;
}

bool Guard::is_locked(const Tally& tally) const {
  return tally.count >= settings_.failures_max &&
         tally.last_at.ticks - tally.first_at.ticks <= ticks_of(settings_.lock_time);
}

void Guard::tell(const GuardEvent& event) const {
  if (heard_) heard_(event);
}

std::string counted_address(std::string_view peer) {
  constexpr std::size_t kPrefixBytes = 8;
  in6_addr address{};
  const std::string text(peer);
  if (::inet_pton(AF_INET6, text.c_str(), &address) != 1) return text;
  return {reinterpret_cast<const char*>(address.s6_addr), kPrefixBytes};
}

}  // namespace crm::auth
