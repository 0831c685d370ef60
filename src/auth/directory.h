// Who may sign in, as a picture in memory: requests never ask the store.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auth/standing.h"
#include "base/instant.h"
#include "domain/caller.h"
#include "domain/ids.h"

namespace crm::auth {

// What is known of one user before and after the proof.
struct Account {
  TenantId tenant = kOnlyTenant;
  AssociateId associate = kNobody;
  std::string login;
  std::string password_hash;  // PHC string; "" where no password has been set
  Standing standing = Standing::Admitted;
  std::optional<Instant> last_logout;
  bool is_program = false;  // the system user: nobody signs in as that one but by its own way
};

// Differs with each new password; 0 where none has been set. Of this process alone.
[[nodiscard]] std::size_t password_mark(std::string_view password_hash);

// Who has shown the account's password.
[[nodiscard]] Caller caller_by_password(const Account& account);

// Whether a proof of the one counts for the other: the same user with the same password, let in or
// kept out as before. Null, for nobody, is like null alone.
[[nodiscard]] bool same_proof(const Account* a, const Account* b);

// Immutable once built; shared between threads.
class Directory {
 public:
  // Of two accounts of one tenant with the same login the first is found.
  explicit Directory(std::vector<Account> accounts);

  // But for ASCII case; null where nobody in that tenant has that login.
  [[nodiscard]] const Account* find(TenantId tenant, std::string_view login) const;
  // Null where there is nobody of that number in that tenant.
  [[nodiscard]] const Account* find(TenantId tenant, AssociateId associate) const;

  // The same picture but for the accounts of that tenant, which are these now.
  [[nodiscard]] Directory with_tenant(TenantId tenant, std::vector<Account> accounts) const;

  // The same picture but for the password of one account, that of `account.tenant` and
  // `account.login`; where that is no longer `account.password_hash`, the same picture.
  [[nodiscard]] Directory with_password_hash(const Account& account, std::string phc) const;

 private:
  std::vector<Account> accounts_;
  std::map<std::pair<TenantId, std::string>, std::size_t> by_login_;  // ASCII-folded
  std::map<std::pair<TenantId, AssociateId>, std::size_t> by_id_;
};

}  // namespace crm::auth
