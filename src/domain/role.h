// What a user's role allows: for each kind of row and each relation of the user to it, how much may
// be done; and some functions besides [wire: Roles]. Plain values. Names, not numbers, are what is
// stored and typed, because the vendor's own numbers have changed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"

namespace crm {

// Kinds of rows that roles tell apart.
enum class RightsEntity : std::uint8_t { Company, Person, FollowUp, Document };

// How a user stands to a row. Nobody is an external or anonymous user here yet, so nothing stands
// to anybody in the last two; they are kept for the day somebody is.
enum class Relation : std::uint8_t {
  MyOwn,
  PrimaryGroup,
  OtherGroups,
  OtherAssociates,
  ExternalUser,
  Anonymous,
};

// How much may be done. Each includes those before it.
enum class DataRight : std::uint8_t { None, Read, Create, Update, Delete };

// What may be done besides reading and changing rows.
enum class FunctionRight : std::uint8_t {
  GeneralAdministrator,
  ListAdministrator,
  MoveAndMerge,
  RoleAdministrator,
  UserAdministrator,
};

// Kinds of users a role is for. A System role is above all rights, and hidden from people.
enum class RoleType : std::uint8_t { Employee, ExternalUser, Anonymous, System };

inline constexpr std::array kRightsEntities{RightsEntity::Company, RightsEntity::Person,
                                            RightsEntity::FollowUp, RightsEntity::Document};
inline constexpr std::array kRelations{Relation::MyOwn,        Relation::PrimaryGroup,
                                       Relation::OtherGroups,  Relation::OtherAssociates,
                                       Relation::ExternalUser, Relation::Anonymous};
inline constexpr std::array kDataRights{DataRight::None, DataRight::Read, DataRight::Create,
                                        DataRight::Update, DataRight::Delete};
// In order of their names.
inline constexpr std::array kFunctionRights{
    FunctionRight::GeneralAdministrator, FunctionRight::ListAdministrator,
    FunctionRight::MoveAndMerge, FunctionRight::RoleAdministrator,
    FunctionRight::UserAdministrator};
inline constexpr std::array kRoleTypes{RoleType::Employee, RoleType::ExternalUser,
                                       RoleType::Anonymous, RoleType::System};

// Names as they stand above.
[[nodiscard]] std::string_view name(RightsEntity entity);
[[nodiscard]] std::string_view name(Relation relation);
[[nodiscard]] std::string_view name(DataRight right);
[[nodiscard]] std::string_view name(FunctionRight right);
[[nodiscard]] std::string_view name(RoleType type);

// The value of that name but for ASCII case; none where no value has it.
[[nodiscard]] std::optional<RightsEntity> rights_entity_named(std::string_view name);
[[nodiscard]] std::optional<Relation> relation_named(std::string_view name);
[[nodiscard]] std::optional<DataRight> data_right_named(std::string_view name);
[[nodiscard]] std::optional<FunctionRight> function_right_named(std::string_view name);
[[nodiscard]] std::optional<RoleType> role_type_named(std::string_view name);

// The part of a role that decides; small enough to be copied to every user.
class RoleRights {
 public:
  bool bypasses = false;  // above all checks, as the System role is

  [[nodiscard]] DataRight cell(RightsEntity entity, Relation relation) const {
    return matrix_[static_cast<std::size_t>(entity)][static_cast<std::size_t>(relation)];
  }
  void set(RightsEntity entity, Relation relation, DataRight right) {
    matrix_[static_cast<std::size_t>(entity)][static_cast<std::size_t>(relation)] = right;
  }

  bool operator==(const RoleRights&) const = default;

 private:
  // None, until set.
  std::array<std::array<DataRight, kRelations.size()>, kRightsEntities.size()> matrix_{};
};

struct Role {
  RoleId id{};
  std::string name;  // unique but for ASCII case
  std::string description;
  RoleType type = RoleType::Employee;
  RoleRights rights;
  std::vector<FunctionRight> functions;  // rising, each once

  bool operator==(const Role&) const = default;
};

// The roles that every database begins with, in order of their ids [wire: Roles].
[[nodiscard]] const std::vector<Role>& default_roles();

inline constexpr RoleId kUserLevel0{1};
inline constexpr RoleId kUserLevel1{2};
inline constexpr RoleId kUserLevel2{3};
inline constexpr RoleId kUserLevel3{4};
inline constexpr RoleId kUserLevel4{5};
inline constexpr RoleId kUserLevel5{6};
inline constexpr RoleId kSystemRole{7};

// Who has no other role has this: what a user could do before there were roles.
inline constexpr RoleId kStandardRole = kUserLevel1;

}  // namespace crm
