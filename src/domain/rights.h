// What one user may do with one row: the rule of [wire: Which contacts] in pure functions. Rights
// come from the user's role and the user's relation to the row; the row may take some away, never
// add any.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/ids.h"
#include "domain/role.h"

namespace crm {

// A user, as far as rights go.
struct RightsHolder {
  AssociateId associate = kNobody;
  GroupId primary_group = kNoGroup;
  std::vector<GroupId> other_groups;  // rising, each once, without the primary group
  RoleRights rights;

  bool operator==(const RightsHolder&) const = default;
};

// Whose a row is. The group is the one kept on the row, which colleagues of its first owner share
// still when that owner has moved on; not the group the owner is in now.
struct Owned {
  AssociateId owner = kNobody;
  GroupId group = kNoGroup;

  bool operator==(const Owned&) const = default;
};

// Whom a follow-up or document is shown to.
struct Visibility {
  enum class Kind : std::uint8_t { All = 0, Associate = 1, Group = 2 };  // numbers of the wire

  Kind kind = Kind::All;
  std::int32_t id = 0;  // of the associate or group; 0 for All

  auto operator<=>(const Visibility&) const = default;
};

// A row that nobody owns is other associates' row, whatever its group.
[[nodiscard]] Relation relation_of(const RightsHolder& user, const Owned& row);

// A role that bypasses may always do everything.
[[nodiscard]] DataRight data_right(const RightsHolder& user, RightsEntity entity, const Owned& row);
[[nodiscard]] bool may_read(const RightsHolder& user, RightsEntity entity, const Owned& row);

// Whether the row is shown to the user at all; rights do not help who is left out, but for a role
// that bypasses.
[[nodiscard]] bool may_see(const RightsHolder& user, const Visibility& visibility);

// What decides whether a row, and what has happened to it, may be known. For companies and persons
// `owned` is left empty: theirs is the contact's owner and group as they are now.
struct Access {
  RightsEntity entity = RightsEntity::Company;
  Owned owned;
  Visibility visible;

  bool operator==(const Access&) const = default;
};

// Whether the user may know of it, on a contact that is `contact`'s.
[[nodiscard]] bool may_know(const RightsHolder& user, const Access& row, const Owned& contact);

// Whether the user may know of everything on own contacts that is visible to all, whoever did it.
[[nodiscard]] bool may_know_all_on_own(const RightsHolder& user);

// Flags of what may be done with a row; numbers of the wire's ETableRight.
struct RowRight {
  static constexpr std::uint32_t kSelect = 1;
  static constexpr std::uint32_t kUpdate = 2;
  static constexpr std::uint32_t kInsert = 4;
  static constexpr std::uint32_t kDelete = 8;
  static constexpr std::uint32_t kRestrictedUpdate = 32;

  std::uint32_t bits = 0;

  [[nodiscard]] constexpr bool has(std::uint32_t flag) const { return (bits & flag) != 0; }
  auto operator<=>(const RowRight&) const = default;
};

// What a cell of a role allows: Read: Select; Create: also Insert; Update, Delete: also that.
[[nodiscard]] RowRight row_right(DataRight right);

// What the row itself takes away [wire: TableRight]: a user's own company may not be deleted, and
// of it only some fields may be changed; a person who is a user may not be deleted.
[[nodiscard]] RowRight of_own_company(RowRight right);
[[nodiscard]] RowRight of_person_of_user(RowRight right);
// Of a follow-up that somebody has been invited to, that person may change only some fields.
[[nodiscard]] RowRight of_invitation(RowRight right);

}  // namespace crm
