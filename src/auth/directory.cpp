#include "auth/directory.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace crm::auth {

bool same_proof(const Account* a, const Account* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->tenant == b->tenant && a->associate == b->associate &&
         a->password_hash == b->password_hash && a->standing == b->standing &&
         a->is_program == b->is_program;
}

std::size_t password_mark(std::string_view password_hash) {
  return password_hash.empty() ? 0 : std::hash<std::string_view>()(password_hash);
}

Caller caller_by_password(const Account& account) {
  return {.tenant = account.tenant,
          .associate = account.associate,
          .last_logout = account.last_logout,
          .scheme = Scheme::Basic,
          .password_mark = password_mark(account.password_hash)};
}

Directory::Directory(std::vector<Account> accounts) : accounts_(std::move(accounts)) {
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    const Account& account = accounts_[i];
    by_login_.emplace(std::pair(account.tenant, ascii_lower(account.login)), i);
    by_id_.emplace(std::pair(account.tenant, account.associate), i);
  }
}

const Account* Directory::find(TenantId tenant, std::string_view login) const {
  const auto found = by_login_.find({tenant, ascii_lower(login)});
  return found == by_login_.end() ? nullptr : &accounts_[found->second];
}

const Account* Directory::find(TenantId tenant, AssociateId associate) const {
  const auto found = by_id_.find({tenant, associate});
  return found == by_id_.end() ? nullptr : &accounts_[found->second];
}

Directory Directory::with_tenant(TenantId tenant, std::vector<Account> accounts) const {
  std::ranges::copy_if(accounts_, std::back_inserter(accounts),
                       [tenant](const Account& each) { return each.tenant != tenant; });
  return Directory(std::move(accounts));
}

Directory Directory::with_password_hash(const Account& account, std::string phc) const {
  std::vector<Account> accounts = accounts_;
  const auto found = by_login_.find({account.tenant, ascii_lower(account.login)});
  if (found != by_login_.end() && accounts[found->second].password_hash == account.password_hash) {
    accounts[found->second].password_hash = std::move(phc);
  }
  return Directory(std::move(accounts));
}

}  // namespace crm::auth
