// Keeps guessing of passwords slow: failed sign-ins are counted for each login of each tenant,
// somebody's or nobody's, and for each address, which all tenants share, and further ones are
// refused until a time is over. Asked before a password is hashed and told behind it; it holds no
// thread and no connection [adr 13].
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "auth/failure_table.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "domain/sign_in_failure.h"

namespace crm::auth {

// One text whoever is refused and why, known user or not.
inline constexpr std::string_view kTooManyAttempts = "Too many failed sign-ins. Try again later.";

struct GuardSettings {
  // From that many failures on each next one costs a wait: 1 s, doubled by each up to delay_max.
  std::int32_t failures_free = 5;
  std::chrono::milliseconds delay_max = std::chrono::minutes(15);
  // That many within lock_time lock the login for lock_time.
  std::int32_t failures_max = 10;
  std::chrono::milliseconds lock_time = std::chrono::minutes(15);
  std::int32_t address_failures_per_minute_max = 100;
  std::size_t logins_max = 10'000;  // remembered; the one that failed least leaves first
  std::size_t addresses_max = 10'000;
};

// What the log is to tell.
struct GuardEvent {
  enum class What : std::uint8_t {
    Failed,          // a wrong password, or a ticket or token that signs nobody in
    Slowed,          // likewise; the login must wait
    Locked,          // likewise; there were too many of them
    Refused,         // a try while the login must wait; told for the first of them
    AddressRefused,  // likewise for the address
    Cleared,         // the right password behind wrong ones
  };
  What what = What::Failed;
  TenantId tenant{};  // of the login
  std::string login;  // as it was sent, cut to kToldLoginBytesMax; "": of a ticket or token
  std::string peer;
  std::int32_t failures = 0;  // of the login; of the address where that is refused, or no login
  std::uint64_t refused = 0;  // tries of the login since the failure before
  std::uint32_t wait_s = 0;   // 0: none
};

inline constexpr std::size_t kToldLoginBytesMax = 64;

// Any thread may call anything; nothing waits but for a short lock.
class Guard {
 public:
  enum class Outcome : std::uint8_t { Right, Wrong, Undecided };
  // Called by begin() and end(), on their thread and outside all locks. Must not throw.
  using Heard = std::function<void(const GuardEvent& event)>;

  // The clock outlives this.
  Guard(const GuardSettings& settings, const Clock& clock, Heard heard);

  // Whether a password may be tried for that login from that address (as text; "" for none). Tries
  // that are not ended yet count as if they had failed. Errors: TooManyAttempts, with the time
  // until it may.
  [[nodiscard]] Result<void> begin(TenantId tenant, std::string_view login, std::string_view peer);
  // REQUIRES: once for each begin() that succeeded, with the same values.
  void end(TenantId tenant, std::string_view login, std::string_view peer, Outcome outcome);

  // Counts a ticket or token that signs nobody in against its address, as no login is named.
  // Errors: TooManyAttempts, with the time until it may be tried again; then it is not counted.
  [[nodiscard]] Result<void> fail(std::string_view peer);

  // What was kept of a login.
  void restore(TenantId tenant, const SignInFailure& failure);
  // Forgets the failures of the tenant's logins that are not among these, but for those that have
  // failed and not been taken by take_changes() yet.
  void forget_others(TenantId tenant, const std::set<std::string>& kept);
  struct Change {
    TenantId tenant{};
    std::string login;                   // ASCII-folded
    std::optional<SignInFailure> known;  // none: forgotten
  };
  // All that has changed since the last call and is to be kept, each login once, tenant by tenant.
  [[nodiscard]] std::vector<Change> take_changes();

 private:
  [[nodiscard]] std::int64_t login_wait_ticks(const Tally& tally, Instant now) const;
  [[nodiscard]] std::int64_t address_wait_ticks(const Tally& tally, Instant now) const;
  [[nodiscard]] std::int64_t blocked_ticks(const Tally& tally) const;
  [[nodiscard]] bool is_locked(const Tally& tally) const;
  void tell(const GuardEvent& event) const;

  const GuardSettings settings_;
  const Clock& clock_;
  const Heard heard_;
  std::mutex mutex_;     // guards what follows
  FailureTable logins_;  // by login_key()
  FailureTable addresses_;
  std::set<std::string> changed_;  // keys of logins
};

// What an address is counted as: itself, or for IPv6, where everybody has many, its first 64 bits.
[[nodiscard]] std::string counted_address(std::string_view peer);

}  // namespace crm::auth
