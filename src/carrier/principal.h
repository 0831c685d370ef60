// Who is signed in, as GET User/currentPrincipal tells it [wire: Auxiliary documents].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"

namespace crm::carrier {

struct Credential {
  std::string type;
  std::string search_name;
  std::string display_name;
  std::int32_t credential_id = 0;
};

template <>
struct Description<Credential> {
  using C = Credential;
  static constexpr std::string_view kName = "Credential";
  static constexpr auto kFields = Fields{
      Field{"Type", &C::type, Use::Answer, 0, "Kind of credential."},
      Field{"SearchName", &C::search_name, Use::Answer, 0, "What it is found by."},
      Field{"DisplayName", &C::display_name, Use::Answer, 0, "What people see."},
      Field{"CredentialId", &C::credential_id, Use::Answer, 0, "Its number."},
  };
};

// Data that this server does not have are 0, "" and [].
struct Principal {
  std::string user_type = "InternalAssociate";
  std::string associate;  // the login
  std::int32_t associate_id = 0;
  bool is_person = false;
  std::int32_t person_id = 0;
  std::int32_t country_id = 0;
  std::int32_t home_country_id = 0;
  std::int32_t contact_id = 0;
  std::int32_t group_id = 0;
  std::int32_t business_id = 0;
  std::int32_t category_id = 0;
  std::int32_t contact_owner = 0;
  std::int32_t role_id = 0;
  std::string role_name;
  std::string role_description;
  std::string role_type;
  std::vector<std::string> licenses;
  std::string full_name;
  std::string e_mail_address;
  std::vector<std::string> function_rights;
  std::int32_t ej_user_id = 0;
  std::int32_t ej_access_level = 0;
  std::string ej_user_status = "StatusNone";
  std::vector<Credential> provided_credentials;
  std::vector<std::int32_t> secondary_groups;
  std::string database_context_identifier;
  std::string user_name;
};

template <>
struct Description<Principal> {
  using C = Principal;
  static constexpr std::string_view kName = "SoPrincipalCarrier";
  static constexpr auto kFields = Fields{
      Field{"UserType", &C::user_type, Use::Answer, 0, "Kind of user."},
      Field{"Associate", &C::associate, Use::Answer, 0, "Sign-in name."},
      Field{"AssociateId", &C::associate_id, Use::Answer, 0, "The user."},
      Field{"IsPerson", &C::is_person, Use::Answer, 0, "Whether the user is a person on file."},
      Field{"PersonId", &C::person_id, Use::Answer, 0, "That person, or 0."},
      Field{"CountryId", &C::country_id, Use::Answer, 0, "Country of the user's company."},
      Field{"HomeCountryId", &C::home_country_id, Use::Answer, 0, "Country of the installation."},
      Field{"ContactId", &C::contact_id, Use::Answer, 0, "The user's company, or 0."},
      Field{"GroupId", &C::group_id, Use::Answer, 0, "The user's group."},
      Field{"BusinessId", &C::business_id, Use::Answer, 0, "Business of the user's company."},
      Field{"CategoryId", &C::category_id, Use::Answer, 0, "Category of the user's company."},
      Field{"ContactOwner", &C::contact_owner, Use::Answer, 0, "Owner of the user's company."},
      Field{"RoleId", &C::role_id, Use::Answer, 0, "The user's role."},
      Field{"RoleName", &C::role_name, Use::Answer, 0, "Its name."},
      Field{"RoleDescription", &C::role_description, Use::Answer, 0, "What it is for."},
      Field{"RoleType", &C::role_type, Use::Answer, 0, "Kind of users it is for."},
      Field{"Licenses", &C::licenses, Use::Answer, 0, "Names of modules."},
      Field{"FullName", &C::full_name, Use::Answer, 0, "Full name of the user."},
      Field{"EMailAddress", &C::e_mail_address, Use::Answer, 0, "Address of the user."},
      Field{"FunctionRights", &C::function_rights, Use::Answer, 0, "What the role allows, sorted."},
      Field{"EjUserId", &C::ej_user_id, Use::Answer, 0, "The user in customer service."},
      Field{"EjAccessLevel", &C::ej_access_level, Use::Answer, 0, "Access there."},
      Field{"EjUserStatus", &C::ej_user_status, Use::Answer, 0, "Status there."},
      Field{"ProvidedCredentials", &C::provided_credentials, Use::Answer, 0,
            "What the user can sign in with."},
      Field{"SecondaryGroups", &C::secondary_groups, Use::Answer, 0, "Ids of further groups."},
      Field{"DatabaseContextIdentifier", &C::database_context_identifier, Use::Answer, 0,
            "Name of the tenant."},
      Field{"UserName", &C::user_name, Use::Answer, 0, "Sign-in name."},
  };
};

}  // namespace crm::carrier
