// Who calls: reads the request's credential and says whose it is. A password is proven with
// argon2id on threads of its own, at most a few at a time; a credential once proven is remembered
// for minutes as a keyed hash, so that the next request with it costs a look-up.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "auth/directory.h"
#include "base/result.h"
#include "domain/caller.h"
#include "http/message.h"

namespace crm::auth {

// The cost of argon2id. Defaults: 19 MiB and two passes.
struct HashCost {
  std::uint64_t memory_bytes = 19ULL * 1024 * 1024;
  std::uint32_t passes = 2;

  bool operator==(const HashCost&) const = default;
};

struct Settings {
  HashCost cost;
  std::size_t hash_threads = 2;
  std::size_t hash_queue_max = 32;           // then Busy
  std::chrono::seconds remembered_for{300};  // a proven credential
  std::size_t remembered_max = 10'000;
  // Called on a hashing thread when a proven password was hashed at a lower cost than `cost`: the
  // new PHC string is to be stored. May be empty.
  std::function<void(TenantId, AssociateId, std::string phc)> rehashed;
};

inline constexpr std::size_t kPasswordBytesMax = 1024;

// A credential that is well-formed and not remembered: prove() tells whose it is. Holds the secret;
// wiped when dropped.
class Unproven;

// One text for all causes, so that nobody learns which logins exist.
inline constexpr std::string_view kSignInRefused = "The user name or password is not valid.";

class SignIn {
 public:
  // Starts the hashing threads.
  SignIn(const Settings& settings, std::shared_ptr<const Directory> directory);
  SignIn(const SignIn&) = delete;
  SignIn& operator=(const SignIn&) = delete;
  // Waits for the proofs in hand; those still queued are answered Unavailable.
  ~SignIn();

  // Any thread; never waits. Errors: Unauthenticated (no, unknown or unreadable credential),
  // BadRequest (two Authorization fields), Forbidden (a remembered credential of a retired user).
  [[nodiscard]] std::variant<Caller, std::shared_ptr<const Unproven>, Error> identify(
      const http::Request& request) const;

  // Calls `then` once, on a hashing thread or, with Busy, at once. Unknown users cost the same work
  // as known ones. Errors: Unauthenticated, Forbidden (retired, told only behind the right
  // password), Busy.
  void prove(std::shared_ptr<const Unproven> credential,
             std::function<void(Result<Caller>)> then) const;

  // From now on identify() and prove() go by this picture; remembered credentials of accounts whose
  // password or retirement differs are forgotten. Any thread.
  void replace(std::shared_ptr<const Directory> directory);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The PHC string of a password; on the caller's thread, some 30 ms. Errors: BadRequest when it is
// longer than kPasswordBytesMax, Busy when there is not enough memory.
[[nodiscard]] Result<std::string> hash_password(std::string_view password, const HashCost& cost);

}  // namespace crm::auth
