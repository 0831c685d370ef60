// Who calls: reads the request's credential and says whose it is. A password is proven with
// argon2id on threads of its own, at most a few at a time; a credential once proven is remembered
// for minutes as a keyed hash, so that the next request with it costs a look-up. Tickets and access
// tokens cost no more than that from the start.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "auth/apps.h"
#include "auth/authorization.h"
#include "auth/basic.h"
#include "auth/directory.h"
#include "auth/guard.h"
#include "auth/outside_user.h"
#include "auth/password_hash.h"
#include "auth/token_keeper.h"
#include "base/clock.h"
#include "base/instant.h"
#include "base/result.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "http/message.h"

namespace crm::auth {

struct Settings {
  HashCost cost;
  std::size_t hash_threads = 2;
  std::size_t hash_queue_max = 32;           // then Busy
  std::chrono::seconds remembered_for{300};  // a proven credential
  std::size_t remembered_max = 10'000;
  bool basic = true;    // whether Basic is a way to sign in
  bool tickets = true;  // whether tickets are: with SOTicket, or in place of a user name
  // Outlives the SignIn. Null: no ticket and no access token is known.
  TokenKeeper* tokens = nullptr;
  // Whom a Bearer token names that is none of ours, by the time of `clock`, which
  // outlives the SignIn. Any thread; never waits; must not throw. Empty: nobody's. Errors:
  // Unauthenticated where it is forged, which counts against its address; any other where it is
  // genuine and no good.
  std::function<Result<OutsideUser>(TenantId tenant, std::string_view jwt, Instant now)>
      outside_token;
  // Told, for the log, that such a token names nobody who is here. May be empty; must not throw.
  std::function<void(std::string_view login, Instant now)> outsider;
  const Clock* clock = nullptr;  // not null where there is outside_token
  // The apps that tokens were issued to; outlives the SignIn. Null: none is known, and their tokens
  // sign nobody in.
  const AppBook* apps = nullptr;
  // Whether SO-AppToken is looked at: in the vendor's cloud. Then no form takes a ticket, as none
  // sends that field.
  bool app_tokens = false;
  // Asked before a password is hashed and told behind it, and told of wrong tickets and tokens;
  // outlives the SignIn. Null: nobody is slowed.
  Guard* guard = nullptr;
  // Called when a password, on a hashing thread, or a token of a provider, on the request's, was
  // right that was not known to be: whose it is, let in or not, and from which address. May be
  // empty; must not throw.
  std::function<void(const Account& who, Scheme by, std::string_view peer)> proven;
  // Called on a hashing thread when a proven password was hashed at a lower cost than `cost`: the
  // new PHC string is to be stored in place of proven.password_hash, and only in place of that, as
  // the password may have been changed meanwhile. May be empty; must not throw.
  std::function<void(const Account& proven, std::string phc)> rehashed;
};

// A credential that is well-formed and not remembered: prove() tells whose it is. Holds the secret;
// wiped when dropped.
class Unproven;

// The caller, or what is to be proven first, or why not.
using Identity = std::variant<Caller, std::shared_ptr<const Unproven>, Error>;

class SignIn {
 public:
  // What time it is, for the ageing of remembered credentials: unmoved by the setting of clocks.
  using SteadyNow = std::function<std::chrono::steady_clock::time_point()>;

  // Starts the hashing threads. REQUIRES: directory is not null, settings.hash_threads > 0.
  SignIn(const Settings& settings, std::shared_ptr<const Directory> directory);
  // The same with a clock that the test turns.
  SignIn(const Settings& settings, std::shared_ptr<const Directory> directory, SteadyNow now);
  SignIn(const SignIn&) = delete;
  SignIn& operator=(const SignIn&) = delete;
  // Waits for the proofs in hand; those still queued are answered Unavailable.
  ~SignIn();

  // Any thread; never waits. Errors: Unauthenticated (no, unknown or unreadable credential, or a
  // scheme that is switched off), BadRequest (two Authorization fields), Forbidden (a remembered
  // credential, a ticket or a token of a user who is not let in), UnknownApp (as with_app() says),
  // TooManyAttempts (a ticket, token or SO-AppToken that is not known, where too many were not).
  [[nodiscard]] Identity identify(const http::Request& request, TenantId tenant) const;

  // The same for a user name and a password, as UTF-8, that came another way; `peer` is the address
  // they came from. A ticket may stand in place of the user name here, too; that Basic is switched
  // off means nothing here.
  [[nodiscard]] Identity identify_user(TenantId tenant, std::string_view user,
                                       std::string_view password, std::string_view peer) const;

  // Calls `then` once, on a hashing thread or, with Busy and TooManyAttempts, at once. Unknown
  // users cost the same work as known ones; equal credentials proven at the same time cost one
  // proof together and count as one try. A credential that was proven before is not asked of the
  // guard: whoever guesses keeps no user out. `then` must not throw. Errors: Unauthenticated,
  // Forbidden (not let in, told only behind the right password), Busy, TooManyAttempts, and
  // Unavailable when the server stops.
  void prove(std::shared_ptr<const Unproven> credential,
             std::function<void(Result<Caller>)> then) const;

  // The picture it goes by now; never null.
  [[nodiscard]] std::shared_ptr<const Directory> directory() const;

  // From now on identify() and prove() go by this picture; remembered credentials of accounts whose
  // password or retirement differs are forgotten. Any thread.
  void replace(std::shared_ptr<const Directory> directory);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace crm::auth
