#include "domain/rights.h"

#include <algorithm>

namespace crm {
namespace {

bool is_other_group(const RightsHolder& user, GroupId group) {
  return std::ranges::binary_search(user.other_groups, group);
}

// Nobody stands so to any row yet.
bool is_unused(Relation relation) {
  return relation == Relation::ExternalUser || relation == Relation::Anonymous;
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

bool may_know(const RightsHolder& user, const Access& row, const Owned& contact) {
  const bool is_as_contact =
      row.entity == RightsEntity::Company || row.entity == RightsEntity::Person;
  return may_read(user, row.entity, is_as_contact ? contact : row.owned) &&
         may_see(user, row.visible);
}

bool may_know_all_on_own(const RightsHolder& user) {
  if (user.rights.bypasses) return true;
  const auto reads = [&](RightsEntity entity, Relation relation) {
    return user.rights.cell(entity, relation) >= DataRight::Read;
  };
  return reads(RightsEntity::Company, Relation::MyOwn) &&
         reads(RightsEntity::Person, Relation::MyOwn) &&
         std::ranges::all_of(kRelations, [&](Relation relation) {
           return is_unused(relation) || (reads(RightsEntity::FollowUp, relation) &&
                                          reads(RightsEntity::Document, relation));
         });
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

RowRight of_invitation(RowRight right) {
  if (!right.has(RowRight::kUpdate)) return right;
  return {(right.bits & ~RowRight::kUpdate) | RowRight::kRestrictedUpdate};
}

}  // namespace crm
