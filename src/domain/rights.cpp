#include "domain/rights.h"

#include <algorithm>

namespace crm {
namespace {

bool is_other_group(const RightsHolder& user, GroupId group) {
  return std::ranges::binary_search(user.other_groups, group);
}

}  // namespace

Relation relation_of(const RightsHolder& user, const Owned& row) {
  if (row.owner == kNobody) return Relation::OtherAssociates;
  if (row.owner == user.associate) return Relation::MyOwn;
  if (row.group == kNoGroup) return Relation::OtherAssociates;
  if (row.group == user.primary_group) return Relation::PrimaryGroup;
  if (is_other_group(user, row.group)) return Relation::OtherGroups;
  return Relation::OtherAssociates;
}

DataRight data_right(const RightsHolder& user, RightsEntity entity, const Owned& row) {
  if (user.rights.bypasses) return DataRight::Delete;
  return user.rights.cell(entity, relation_of(user, row));
}

bool may_read(const RightsHolder& user, RightsEntity entity, const Owned& row) {
  return data_right(user, entity, row) >= DataRight::Read;
}

bool may_see(const RightsHolder& user, const Visibility& visibility) {
  if (user.rights.bypasses) return true;
  switch (visibility.kind) {
    case Visibility::Kind::All:
      return true;
    case Visibility::Kind::Associate:
      return user.associate != kNobody && visibility.id == raw(user.associate);
    case Visibility::Kind::Group: {
      const GroupId group{visibility.id};
      return group != kNoGroup && (group == user.primary_group || is_other_group(user, group));
    }
  }
  return false;
}

RowRight row_right(DataRight right) {
  switch (right) {
    case DataRight::None:
      return {0};
    case DataRight::Read:
      return {RowRight::kSelect};
    case DataRight::Create:
      return {RowRight::kSelect | RowRight::kInsert};
    case DataRight::Update:
      return {RowRight::kSelect | RowRight::kInsert | RowRight::kUpdate};
    case DataRight::Delete:
      return {RowRight::kSelect | RowRight::kInsert | RowRight::kUpdate | RowRight::kDelete};
  }
  return {0};
}

RowRight of_own_company(RowRight right) {
  if (!right.has(RowRight::kUpdate)) return of_person_of_user(right);
  return {(right.bits & ~(RowRight::kUpdate | RowRight::kDelete)) | RowRight::kRestrictedUpdate};
}

RowRight of_person_of_user(RowRight right) { return {right.bits & ~RowRight::kDelete}; }

}  // namespace crm
