#include "tests/support/plain_rights.h"

#include <algorithm>
#include <array>
#include <span>

namespace crm {
namespace {

constexpr std::uint32_t kSelect = 1;
constexpr std::uint32_t kUpdate = 2;
constexpr std::uint32_t kInsert = 4;
constexpr std::uint32_t kDelete = 8;
constexpr std::uint32_t kRestrictedUpdate = 32;

constexpr std::uint32_t kFieldRead = 1;
constexpr std::uint32_t kFieldUpdate = 3;
constexpr std::uint32_t kFieldMandatory = 64;

struct Flag {
  std::uint32_t bits;
  std::string_view name;
};

// Every name of the two enumerations, first names only, by falling value.
constexpr Flag kTableFlags[] = {{128, "Uninitialized"},
                                {64, "Unused1"},
                                {38, "WRITE"},
                                {34, "URU"},
                                {32, "RestrictedUpdate"},
                                {20, "FI"},
                                {17, "RF"},
                                {16, "Filtering"},
                                {15, "FULL"},
                                {11, "UDR"},
                                {8, "Delete"},
                                {7, "URI"},
                                {5, "RI"},
                                {4, "Insert"},
                                {3, "UR"},
                                {2, "Update"},
                                {1, "Select"}};
constexpr Flag kFieldFlags[] = {{256, "UndefinedValue256"},
                                {192, "UIHints"},
                                {128, "UIHintReadOnly"},
                                {64, "UIHintMandatory"},
                                {32, "Unused4"},
                                {16, "Unused3"},
                                {8, "Unused2"},
                                {4, "Unused1"},
                                {3, "Update"},
                                {2, "Write"},
                                {1, "Read"}};

std::string joined(const std::vector<std::string_view>& falling, std::string_view between) {
  std::string text;
  for (auto name = falling.rbegin(); name != falling.rend(); ++name) {
    if (!text.empty()) text += between;
    text += *name;
  }
  return text;
}

std::string names_of(std::uint32_t bits, std::span<const Flag> flags) {
  if (bits == 0) return "None";
  std::vector<std::string_view> taken;
  for (const Flag& flag : flags) {
    if ((bits & flag.bits) != flag.bits) continue;
    taken.push_back(flag.name);
    bits -= flag.bits;
  }
  return joined(taken, ", ");
}

std::string words_of(std::uint32_t bits, std::span<const Flag> flags) {
  std::vector<std::string_view> taken;
  for (const Flag& flag : flags) {
    const bool is_elementary = (flag.bits & (flag.bits - 1)) == 0;
    if (is_elementary && (bits & flag.bits) != 0) taken.push_back(flag.name);
  }
  return joined(taken, " ");
}

bool is_company_of_a_user(const store::Reader& reader, ContactId contact) {
  bool is = false;
  reader.each_associate([&](const Associate& user) {
    const auto person = reader.person(user.person);
    if (person && person->contact == contact) is = true;
  });
  return is;
}

}  // namespace

Relation plain_relation(const store::Reader& reader, AssociateId user, AssociateId owner,
                        GroupId group) {
  const Associate associate = *reader.associate(user);
  if (owner == user) return Relation::MyOwn;
  if (owner == kNobody || group == kNoGroup) return Relation::OtherAssociates;
  if (group == associate.group) return Relation::PrimaryGroup;
  for (const GroupId other : associate.other_groups) {
    if (group == other) return Relation::OtherGroups;
  }
  return Relation::OtherAssociates;
}

PlainRight plain_table_right(const store::Reader& reader, AssociateId user,
                             const Contact& contact) {
  const Role role = *reader.role(reader.associate(user)->role);
  if (role.type == RoleType::System) return {kSelect | kUpdate | kInsert | kDelete, ""};
  const Relation relation = plain_relation(reader, user, contact.owner, contact.owner_group);
  PlainRight right;
  switch (role.rights.cell(RightsEntity::Company, relation)) {
    case DataRight::None:
      return {};
    case DataRight::Read:
      right = {kSelect, "[SR_ACCESS_ROLE_READ_ONLY]"};
      break;
    case DataRight::Create:
      right = {kSelect | kInsert, "[SR_ACCESS_ROLE_LIMITED]"};
      break;
    case DataRight::Update:
      right = {kSelect | kInsert | kUpdate, "[SR_ACCESS_ROLE_LIMITED]"};
      break;
    case DataRight::Delete:
      right = {kSelect | kInsert | kUpdate | kDelete, ""};
      break;
  }
  // Not deleted, and some fields changed only, where all of them might be; it takes away what is
  // there, and is the reason only where it does.
  if ((right.bits & kUpdate) != 0 && is_company_of_a_user(reader, contact.id)) {
    return {kSelect | kInsert | kRestrictedUpdate, "[SR_ACCESS_ASSOCCONT_DELETE]"};
  }
  return right;
}

std::vector<PlainField> plain_fields(const PlainRight& row) {
  const PlainRight update{kFieldUpdate, ""};
  const PlainRight read{kFieldRead, ""};
  std::vector<PlainField> fields{
      {"ContactId", update, "System.Int32", 4},
      {"AssociateId", update, "System.Int32", 4},
      {"PersonId", update, "System.Int32", 4},
      {"Name", {kFieldUpdate + kFieldMandatory, "[SR_MANDATORY_FIELD_1281]"}, "System.String", 219},
      {"Department", update, "System.String", 219},
      {"OrgNr", update, "System.String", 49},
      {"UrlAddress", update, "System.String", 1023},
      {"CategoryId",
       {kFieldUpdate + kFieldMandatory, "[SR_MANDATORY_FIELD_1289]"},
       "System.Int32",
       4},
      {"AssociateFullName", read, "System.String", 0},
      {"ActivityPersonName", read, "System.String", 0},
      {"Category", read, "System.String", 0},
      {"ActionTime", read, "System.DateTime", 16},
      {"ActionId", read, "System.Int32", 4},
      {"ActivityPersonId", read, "System.Int32", 4},
      {"Action", read, "System.Int32", 4}};
  if ((row.bits & kUpdate) != 0) return fields;
  const bool restricted = (row.bits & kRestrictedUpdate) != 0;
  static constexpr std::array<std::string_view, 5> kKept{"ContactId", "AssociateId", "Name",
                                                         "Department", "OrgNr"};
  for (PlainField& field : fields) {
    if (field.right.bits == kFieldRead) continue;
    if (!restricted) field.right = read;
    if (restricted && std::ranges::find(kKept, field.key) != kKept.end()) {
      field.right = {kFieldRead, "[SR_ACCESS_FIELD_R_DB]"};
    }
  }
  return fields;
}

std::string plain_table_mask(std::uint32_t bits) { return names_of(bits, kTableFlags); }
std::string plain_field_mask(std::uint32_t bits) { return names_of(bits, kFieldFlags); }
std::string plain_table_words(std::uint32_t bits) { return words_of(bits, kTableFlags); }
std::string plain_field_words(std::uint32_t bits) { return words_of(bits, kFieldFlags); }

}  // namespace crm
