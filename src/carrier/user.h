// A user with everything that administration knows. Credentials never carry their values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"
#include "carrier/list_items.h"
#include "carrier/mdo_list_item.h"
#include "carrier/person.h"
#include "carrier/row_rights.h"
#include "carrier/user_enums.h"
#include "carrier/user_group.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct User {
  std::int32_t associate_id = 0;
  std::string name;
  std::int32_t rank = 0;
  std::string tooltip;
  std::vector<Opaque> license_owners;
  std::optional<Role> role;
  std::optional<UserGroup> user_group;
  std::vector<UserGroup> other_groups;
  std::optional<Person> person;
  bool deleted = false;
  Moment lastlogin;
  Moment lastlogout;
  std::int32_t ej_user_id = 0;
  std::string request_signature;
  UserType type = UserType::Unknown;
  bool is_person_retired = false;
  bool is_on_travel = false;
  std::vector<Opaque> credentials;
  std::string user_name;
  std::vector<MdoListItem> ticket_categories;
  std::string nick_name;
  bool waiting_for_approval = false;
  Dictionary extra_fields;
  Dictionary custom_fields;
  std::vector<Opaque> post_save_commands;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const User&) const = default;
};

template <>
struct Description<User> {
  using C = User;
  static constexpr std::string_view kName = "User";
  static constexpr auto kFields = Fields{
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "Number of the user.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Initials, unique."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip,
            "What lists show beside the name."},
      Field{"LicenseOwners", &C::license_owners, Use::Both, 0, "Licences by who grants them.",
            kKeptAsReceived},
      Field{"Role", &C::role, Use::Both, 0, "The role."},
      Field{"UserGroup", &C::user_group, Use::Both, 0, "The primary group."},
      Field{"OtherGroups", &C::other_groups, Use::Both, 0, "Further groups."},
      Field{"Person", &C::person, Use::Both, 0, "The person the user is."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether the user is retired."},
      Field{"Lastlogin", &C::lastlogin, Use::Both, 0, "Last sign-in."},
      Field{"Lastlogout", &C::lastlogout, Use::Both, 0, "Last log-out."},
      Field{"EjUserId", &C::ej_user_id, Use::Both, 0, "The user in customer service, or 0."},
      Field{"RequestSignature", &C::request_signature, Use::Both, 0, "Signature on requests."},
      Field{"Type", &C::type, Use::Both, 0, "Kind of user."},
      Field{"IsPersonRetired", &C::is_person_retired, Use::Both, 0,
            "Whether the person has left the company."},
      Field{"IsOnTravel", &C::is_on_travel, Use::Both, 0, "Whether the user works from a copy."},
      Field{"Credentials", &C::credentials, Use::Both, 0, "What the user can sign in with.",
            kKeptAsReceived},
      Field{"UserName", &C::user_name, Use::Both, lengths::kLogin, "Sign-in name."},
      Field{"TicketCategories", &C::ticket_categories, Use::Both, 0,
            "Categories in customer service."},
      Field{"NickName", &C::nick_name, Use::Both, lengths::kListName, "Name used in chats."},
      Field{"WaitingForApproval", &C::waiting_for_approval, Use::Both, 0,
            "Whether somebody has yet to agree."},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins."},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "User-defined and plug-in values."},
      Field{"PostSaveCommands", &C::post_save_commands, Use::Both, 0,
            "What the caller's program should do after a save.", kKeptAsReceived},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
