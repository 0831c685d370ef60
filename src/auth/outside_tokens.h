// Who calls with a token of the OpenID Connect provider that the settings name: its keys, as a
// picture that is replaced whole, and what was checked by them [wire: Tokens of a provider].
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "auth/outside_user.h"
#include "auth/proven_credentials.h"
#include "base/instant.h"
#include "base/result.h"
#include "domain/ids.h"
#include "jose/token_check.h"
#include "jose/verification_keys.h"

namespace crm::auth {

struct OutsideSettings {
  jose::TokenRules rules;
  std::string user_claim;    // the claim that holds the login
  std::string tenant_claim;  // the one that holds the tenant's name; "": there is one tenant
  std::size_t remembered_max = 10'000;  // good tokens
};

class OutsideTokens {
 public:
  // Why a token was refused, with no more of it than the name of somebody unknown, for the log; at
  // most once a second, with how many others went untold since. Any thread. May be empty; must not
  // throw.
  using Heard = std::function<void(std::string_view why, std::uint64_t untold)>;

  // Without keys: until replace() every token is refused.
  OutsideTokens(OutsideSettings settings, Heard heard);
  OutsideTokens(const OutsideTokens&) = delete;
  OutsideTokens& operator=(const OutsideTokens&) = delete;
  ~OutsideTokens();

  // Whom the token names; whether there is such a user, others know. Any thread; never
  // waits: a look-up, or some 100 µs where the token was not seen before. Errors: Unauthenticated
  // where the provider has not signed it, Forbidden where it has, and the token is not good here or
  // now.
  [[nodiscard]] Result<OutsideUser> user_of(TenantId tenant, std::string_view token, Instant now);

  // Has it heard that a good token named nobody who is here. Any thread.
  void tell_outsider(std::string_view login, Instant now);

  // From now on goes by these keys; what was checked by others is forgotten. Whether they are
  // others. Any thread.
  bool replace(jose::VerificationKeys keys);

  // How many keys there are. Any thread.
  [[nodiscard]] std::size_t keys() const;

 private:
  struct Picture;

  [[nodiscard]] std::shared_ptr<Picture> current() const;
  [[nodiscard]] Result<std::string> login_in(TenantId tenant, const jose::Claims& claims) const;
  void tell(std::string_view why, Instant now);

  const OutsideSettings settings_;
  const Heard heard_;
  const CredentialKey key_;
  std::atomic<std::int64_t> told_s_{0};  // the second in which the last refusal was told
  std::atomic<std::uint64_t> untold_{0};
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<Picture> picture_;
};

}  // namespace crm::auth
