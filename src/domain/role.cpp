#include "domain/role.h"

#include <initializer_list>
#include <utility>

#include "base/text.h"

namespace crm {
namespace {

template <class Value, std::size_t kCount>
std::optional<Value> value_named(const std::array<Value, kCount>& values, std::string_view wanted) {
  for (const Value value : values) {
    if (equals_ignoring_case(name(value), wanted)) return value;
  }
  return std::nullopt;
}

// One line of the table of default roles: the rights in companies, persons, follow-ups and
// documents.
struct Line {
  DataRight company;
  DataRight person;
  DataRight follow_up;
  DataRight document;
};

constexpr DataRight kNone = DataRight::None;
constexpr DataRight kRead = DataRight::Read;
constexpr DataRight kAll = DataRight::Delete;

constexpr Line kAllOfAll{kAll, kAll, kAll, kAll};
constexpr Line kReadAll{kRead, kRead, kRead, kRead};
constexpr Line kReadCompanies{kRead, kRead, kNone, kNone};
constexpr Line kReadCompaniesOwnActivities{kRead, kRead, kAll, kAll};

void set_line(RoleRights& rights, Relation relation, const Line& line) {
  rights.set(RightsEntity::Company, relation, line.company);
  rights.set(RightsEntity::Person, relation, line.person);
  rights.set(RightsEntity::FollowUp, relation, line.follow_up);
  rights.set(RightsEntity::Document, relation, line.document);
}

// `lines` are for own rows, the primary group's, other groups', other associates'. What external
// and anonymous users own is like what other associates own.
RoleRights rights_of(const std::array<Line, 4>& lines) {
  RoleRights rights;
  set_line(rights, Relation::MyOwn, lines[0]);
  set_line(rights, Relation::PrimaryGroup, lines[1]);
  set_line(rights, Relation::OtherGroups, lines[2]);
  for (const Relation relation :
       {Relation::OtherAssociates, Relation::ExternalUser, Relation::Anonymous}) {
    set_line(rights, relation, lines[3]);
  }
  return rights;
}

std::vector<Role> make_default_roles() {
  const RoleRights everything = rights_of({kAllOfAll, kAllOfAll, kAllOfAll, kAllOfAll});
  RoleRights system = everything;
  system.bypasses = true;
  const std::vector<FunctionRight> all_functions(kFunctionRights.begin(), kFunctionRights.end());
  const auto employee = [](RoleId id, std::string role_name, std::string description,
                           const RoleRights& rights, std::vector<FunctionRight> functions = {}) {
    return Role{id,     std::move(role_name), std::move(description), RoleType::Employee,
                rights, std::move(functions)};
  };
  return {
      employee(kUserLevel0, "User level 0", "Everything, and administers", everything,
               all_functions),
      employee(kUserLevel1, "User level 1", "Everything", everything),
      employee(kUserLevel2, "User level 2", "Everything of the own group, reads of others",
               rights_of({kAllOfAll, kAllOfAll, kReadAll, kReadCompanies})),
      employee(kUserLevel3, "User level 3", "Own rows, reads those of the own group",
               rights_of({kAllOfAll, kReadAll, kReadCompanies, kReadCompanies})),
      employee(kUserLevel4, "User level 4", "Own rows, reads companies and persons of others",
               rights_of({kAllOfAll, kReadCompanies, kReadCompanies, kReadCompanies})),
      employee(kUserLevel5, "User level 5", "Reads, and keeps own follow-ups and documents",
               rights_of({kReadCompaniesOwnActivities, kReadAll, kReadCompanies, kReadCompanies})),
      Role{kSystemRole, "System", "Above all rights; for services", RoleType::System, system,
           all_functions},
  };
}

}  // namespace

std::string_view name(RightsEntity entity) {
  constexpr std::array<std::string_view, kRightsEntities.size()> kNames{"Company", "Person",
                                                                        "FollowUp", "Document"};
  return kNames.at(static_cast<std::size_t>(entity));
}

std::string_view name(Relation relation) {
  constexpr std::array<std::string_view, kRelations.size()> kNames{
      "MyOwn", "PrimaryGroup", "OtherGroups", "OtherAssociates", "ExternalUser", "Anonymous"};
  return kNames.at(static_cast<std::size_t>(relation));
}

std::string_view name(DataRight right) {
  constexpr std::array<std::string_view, kDataRights.size()> kNames{"None", "Read", "Create",
                                                                    "Update", "Delete"};
  return kNames.at(static_cast<std::size_t>(right));
}

std::string_view name(FunctionRight right) {
  constexpr std::array<std::string_view, kFunctionRights.size()> kNames{
      "GeneralAdministrator", "ListAdministrator", "MoveAndMerge", "RoleAdministrator",
      "UserAdministrator"};
  return kNames.at(static_cast<std::size_t>(right));
}

std::string_view name(RoleType type) {
  constexpr std::array<std::string_view, kRoleTypes.size()> kNames{"Employee", "ExternalUser",
                                                                   "Anonymous", "System"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::optional<RightsEntity> rights_entity_named(std::string_view name) {
  return value_named(kRightsEntities, name);
}
std::optional<Relation> relation_named(std::string_view name) {
  return value_named(kRelations, name);
}
std::optional<DataRight> data_right_named(std::string_view name) {
  return value_named(kDataRights, name);
}
std::optional<FunctionRight> function_right_named(std::string_view name) {
  return value_named(kFunctionRights, name);
}
std::optional<RoleType> role_type_named(std::string_view name) {
  return value_named(kRoleTypes, name);
}

const std::vector<Role>& default_roles() {
  static const std::vector<Role> kRoles = make_default_roles();
  return kRoles;
}

}  // namespace crm
