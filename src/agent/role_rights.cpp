#include "agent/role_rights.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace crm::agent {
namespace {

using carrier::wire_name;

constexpr std::array<std::pair<std::string_view, RightsEntity>, 4> kTables{
    {{"contact", RightsEntity::Company},
     {"person", RightsEntity::Person},
     {"appointment", RightsEntity::FollowUp},
     {"document", RightsEntity::Document}}};

constexpr std::array<std::pair<DataRight, std::string_view>, kDataRights.size()> kLetters{
    {{DataRight::None, ""},
     {DataRight::Read, "R"},
     {DataRight::Create, "CR"},
     {DataRight::Update, "CRU"},
     {DataRight::Delete, "CRUD"}}};

bool may_look(const Reading& desk) {
  return desk.may(FunctionRight::RoleAdministrator) || desk.may(FunctionRight::UserAdministrator);
}

tl::unexpected<Error> may_not_look() {
  return refuse(ErrorKind::NoRight, "Only role and user administrators may see roles.");
}

std::string_view letters_of(DataRight right) {
  return std::ranges::find(kLetters, right, [](const auto& pair) { return pair.first; })->second;
}

Result<DataRight> right_of(std::string_view letters) {
  for (const auto& [right, each] : kLetters) {
    if (equals_ignoring_case(each, letters)) return right;
  }
  return refuse(ErrorKind::BadRequest,
                std::string(wire_name(&carrier::SetDataRightArguments::data_right_value)) +
                    ": expected R, CR, CRU, CRUD or nothing, not '" + excerpt(letters) + "'.");
}

// What is left out would else be taken for the first relation, or for nothing.
template <class Value>
Result<void> must_be_given(const carrier::Given<carrier::SetDataRightArguments>& given,
                           Value carrier::SetDataRightArguments::* member) {
  if (given.has(member)) return {};
  return refuse(ErrorKind::BadRequest, std::string(wire_name(member)) + ": must be given.");
}

Result<RightsEntity> table_named(std::string_view wanted) {
  for (const auto& [table, entity] : kTables) {
    if (equals_ignoring_case(table, wanted)) return entity;
  }
  return refuse(ErrorKind::BadRequest,
                std::string(wire_name(&carrier::DataRightsArguments::table_name)) +
                    ": expected contact, person, appointment or document, not '" + excerpt(wanted) +
                    "'.");
}

Result<Role> role_numbered(const Reading& desk, std::int32_t id) {
  auto role = desk.reader().role(RoleId{id});
  if (role && role->type != RoleType::System) return *std::move(role);
  return refuse(ErrorKind::BadRequest,
                std::string(wire_name(&carrier::DataRightsArguments::role_id)) +
                    ": there is no role " + std::to_string(id) + ".");
}

}  // namespace

Result<std::vector<carrier::SelectableMdoListItem>> get_all_roles(
    Reading& desk, const carrier::Given<carrier::RolesArguments>& given) {
  if (!may_look(desk)) return may_not_look();
  std::vector<carrier::SelectableMdoListItem> told;
  for (const Role& role : desk.reader().roles()) {
    if (role.type != given.value.role_type || role.type == RoleType::System) continue;
    carrier::SelectableMdoListItem& each = told.emplace_back();
    each.id = raw(role.id);
    each.name = role.name;
    each.full_name = role.name;
    each.tool_tip = role.description;
    each.rank = static_cast<std::int32_t>(told.size());
  }
  return told;
}

Result<carrier::Dictionary> get_data_rights(
    Reading& desk, const carrier::Given<carrier::DataRightsArguments>& given) {
  if (!may_look(desk)) return may_not_look();
  const auto role = role_numbered(desk, given.value.role_id);
  if (!role) return forward(role);
  const auto table = table_named(given.value.table_name);
  if (!table) return forward(table);
  carrier::Dictionary told;
  for (const Relation relation : kRelations) {
    told.emplace(name(relation), letters_of(role->rights.cell(*table, relation)));
  }
  return told;
}

Result<Done> set_data_right(Writing& desk,
                            const carrier::Given<carrier::SetDataRightArguments>& given) {
  if (!desk.may(FunctionRight::RoleAdministrator)) {
    return refuse(ErrorKind::NoRight, "Only role administrators may change roles.");
  }
  using Asked = carrier::SetDataRightArguments;
  const Asked& asked = given.value;
  const auto before = role_numbered(desk, asked.role_id);
  if (!before) return forward(before);
  const auto table = table_named(asked.table_name);
  if (!table) return forward(table);
  if (const auto is = must_be_given(given, &Asked::relation_to_owner); !is) return forward(is);
  if (const auto is = must_be_given(given, &Asked::data_right_value); !is) return forward(is);
  const auto right = right_of(asked.data_right_value);
  if (!right) return forward(right);
  Role after = *before;
  after.rights.set(*table, asked.relation_to_owner, *right);
  if (after == *before) return Done{};
  desk.transaction().put(after);
  desk.rights_changed();
  return Done{};
}

}  // namespace crm::agent
