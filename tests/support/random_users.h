// Users of random histories: what their roles allow, which groups they are in, where they work.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <ostream>
#include <vector>

#include "store/store.h"

namespace crm {

inline constexpr std::int32_t kHistoryUsers = 3;  // they own what somebody owns; ids from 1
inline constexpr std::int32_t kHistoryGroups = 3;

// How a user begins. The numbers mean what take_role() and RandomCompany make of them.
struct RandomUser {
  int role = 0;              // one of the default roles, or one of the user's own
  std::vector<int> cells{};  // of that: what each cell of it allows
  int groups = 0;
  int person = 0;
};

std::ostream& operator<<(std::ostream& out, const RandomUser& user);

[[nodiscard]] rc::Gen<RandomUser> any_user();
[[nodiscard]] rc::Gen<std::vector<RandomUser>> any_users();

// A default role, or an own one with those cells. Own companies can be read in most of them: an
// answer without rows proves little.
void take_role(store::Transaction& transaction, AssociateId id, const RandomUser& as);

// Each user has a role of the same number once a cell of it has been changed; or the System role.
void change_role(store::Transaction& transaction, AssociateId id, int cell, int right);

// Into that first group, or none, and others by the bits of the number.
void change_groups(store::Transaction& transaction, AssociateId id, int first, int others);

}  // namespace crm
