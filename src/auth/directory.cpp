#include "auth/directory.h"

#include <utility>

#include "base/text.h"

namespace crm::auth {

bool same_proof(const Account* a, const Account* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->tenant == b->tenant && a->associate == b->associate &&
         a->password_hash == b->password_hash && a->retired == b->retired;
}

Directory::Directory(std::vector<Account> accounts) : accounts_(std::move(accounts)) {
  by_login_.reserve(accounts_.size());
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    by_login_.emplace(ascii_lower(accounts_[i].login), i);
  }
}

const Account* Directory::find(std::string_view login) const {
  const auto found = by_login_.find(ascii_lower(login));
  return found == by_login_.end() ? nullptr : &accounts_[found->second];
}

}  // namespace crm::auth
