#include "tests/support/random_users.h"

#include <string>

#include "domain/role.h"

namespace crm {

std::ostream& operator<<(std::ostream& out, const RandomUser& user) {
  out << "{role " << user.role << ", cells";
  for (const int cell : user.cells) out << " " << cell;
  return out << ", groups " << user.groups << ", person " << user.person << "}";
}

rc::Gen<RandomUser> any_user() {
  constexpr std::size_t kCells = kRightsEntities.size() * kRelations.size();
  return rc::gen::build<RandomUser>(
      rc::gen::set(&RandomUser::role, rc::gen::inRange(0, 1000)),
      rc::gen::set(&RandomUser::cells,
                   rc::gen::container<std::vector<int>>(kCells, rc::gen::inRange(0, 20))),
      rc::gen::set(&RandomUser::groups, rc::gen::inRange(0, 1000)),
      rc::gen::set(&RandomUser::person, rc::gen::inRange(0, 1000)));
}

rc::Gen<std::vector<RandomUser>> any_users() {
  return rc::gen::container<std::vector<RandomUser>>(kHistoryUsers, any_user());
}

void take_role(store::Transaction& transaction, AssociateId id, const RandomUser& as) {
  Associate user = *transaction.associate(id);
  const auto defaults = static_cast<int>(default_roles().size());
  if (as.role % (3 * defaults) < defaults) {
    user.role = default_roles().at(static_cast<std::size_t>(as.role % (3 * defaults))).id;
    return transaction.put(user);
  }
  Role own{.id = RoleId{100 + raw(user.id)}, .name = "Role of " + user.login};
  auto cell = as.cells.begin();
  for (const RightsEntity entity : kRightsEntities) {
    for (const Relation relation : kRelations) {
      const int number = cell == as.cells.end() ? 0 : *cell++;
      const bool own_company = entity == RightsEntity::Company && relation == Relation::MyOwn;
      own.rights.set(
          entity, relation,
          kDataRights.at(static_cast<std::size_t>(own_company ? 1 + number % 4 : number % 5)));
    }
  }
  transaction.put(own);
  user.role = own.id;
  transaction.put(user);
}

void change_role(store::Transaction& transaction, AssociateId id, int cell, int right) {
  Associate user = *transaction.associate(id);
  const RoleId own{100 + raw(user.id)};
  Role role = transaction.role(own).value_or(*transaction.role(kStandardRole));
  role.id = own;
  role.name = "Role of " + user.login;
  const auto some = [](const auto& values, int number) {
    return values.at(static_cast<std::size_t>(number) % values.size());
  };
  role.rights.set(some(kRightsEntities, cell), some(kRelations, cell / 4),
                  some(kDataRights, right));
  transaction.put(role);
  user.role = right % 17 == 0 ? kSystemRole : own;
  transaction.put(user);
}

void change_groups(store::Transaction& transaction, AssociateId id, int first, int others) {
  Associate user = *transaction.associate(id);
  user.group = GroupId{first % (kHistoryGroups + 1)};  // 0: none
  user.other_groups.clear();
  for (std::int32_t i = 1; i <= kHistoryGroups; ++i) {
    if ((others >> i & 1) != 0 && GroupId{i} != user.group) {
      user.other_groups.push_back(GroupId{i});
    }
  }
  transaction.put(user);
}

}  // namespace crm
