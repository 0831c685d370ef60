// The small company that the stories play in. Now is 2026-01-31T12:00Z.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace crm {

struct User {
  std::int32_t id;
  std::string login;
  std::string full_name;
  std::int32_t person;
  bool retired;
  std::string last_logout;  // "" for never
  RoleId role = kStandardRole;
  GroupId group = kNoGroup;
  std::vector<GroupId> other_groups{};
  bool waiting_for_approval = false;

  // The login and "-secret"; "Tje0" for tje0, as on the method's page.
  [[nodiscard]] std::string password() const;
};

// tje0 has the company of the page's sample. kari has one contact for each of the usual actions, a
// day apart. ola has a log-in and no contact. lina has texts that are hard to write down, one in
// each category. stig has times that are hard to tell, likewise. vera has one contact for each of
// the seven actions in January 2026.
//
// adam to jens have a role each, and two contacts: of adam, whose id is 81, 8101 and 8102, which is
// an own company, because adam as a person, 8100, is there.
//
// mona and nils have contacts with which oskar, of the Board, has done what they may not know of.
[[nodiscard]] const std::vector<User>& users();

// Puts all that has happened into an empty store. Throws std::runtime_error when it does not take
// it.
void stock(store::Store& store);

}  // namespace crm
