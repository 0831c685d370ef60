// Who may sign in, as a picture in memory: requests never ask the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm::auth {

// What is known of one user before and after the proof.
struct Account {
  TenantId tenant = kOnlyTenant;
  AssociateId associate = kNobody;
  std::string login;
  std::string password_hash;  // PHC string; "" where no password has been set
  bool retired = false;
  std::optional<Instant> last_logout;
};

// Whether a proof of the one counts for the other: the same user with the same password, retired or
// not as before. Null, for nobody, is like null alone.
[[nodiscard]] bool same_proof(const Account* a, const Account* b);

// Immutable once built; shared between threads.
class Directory {
 public:
  // Of two accounts with the same login the first is found.
  explicit Directory(std::vector<Account> accounts);

  // But for ASCII case; null where nobody has that login.
  [[nodiscard]] const Account* find(std::string_view login) const;

  // The same picture but for the password of one account, that of `account.login`.
  [[nodiscard]] Directory with_password_hash(const Account& account, std::string phc) const;

 private:
  std::vector<Account> accounts_;
  std::unordered_map<std::string, std::size_t> by_login_;  // ASCII-folded
};

}  // namespace crm::auth
