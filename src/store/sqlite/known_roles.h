// What users may do, as committed, known to the one connection that writes: a role is some forty
// rows, and every change asks for its caller's.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "domain/ids.h"
#include "domain/role.h"

namespace crm::store::sqlite {

// Used under the writer's lock.
class KnownRoles {
 public:
  static constexpr std::size_t kRolesMax = 256;  // of all tenants; then it begins anew

  // A transaction of the database begins.
  void begin() { changed_ = false; }
  // A role may change in it, and that may be taken back: nothing is known until the next.
  void change() {
    changed_ = true;
    roles_.clear();
  }

  // read(), now or before; only what is there is known. REQUIRES: it reads that role.
  template <class Read>
  [[nodiscard]] std::optional<Role> role(TenantId tenant, RoleId id, const Read& read) {
    if (changed_) return read();
    const Key key{tenant, id};
    if (const auto known = roles_.find(key); known != roles_.end()) return known->second;
    std::optional<Role> role = read();
    if (roles_.size() == kRolesMax) roles_.clear();
    if (role) roles_.emplace(key, *role);
    return role;
  }

 private:
  using Key = std::pair<TenantId, RoleId>;

  std::map<Key, Role> roles_;
  bool changed_ = false;
};

}  // namespace crm::store::sqlite
