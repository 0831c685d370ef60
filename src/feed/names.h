// What answers show and need beside contacts: the names of the users who did things and of the
// categories, and what users may do. Few, shared by all pages; names are prepared like the pages'
// own texts. Immutable; a change of any makes a new picture.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/serial.h"
#include "domain/ids.h"
#include "domain/rights.h"
#include "domain/role.h"
#include "locale/tellings.h"
#include "store/store.h"

namespace crm::feed {

// Makes one text ready for answers.
using PrepareText = std::function<std::string(std::string_view)>;

class Names {
 public:
  struct Actor {
    PersonId person = kNoPerson;  // 0 for a user without one
    std::string activity_name;    // of that person; of the user where there is none
    std::string full_name;        // of the user, as the owner of contacts
    Associate associate;          // as stored, not prepared
    ContactId contact{};          // of that person
    RightsHolder rights;          // none for a user whose role is not there
  };

  struct CategoryName {
    std::string text;           // prepared
    locale::Tellings tellings;  // of it: a category that is renamed is told anew
  };

  Names() = default;
  // Reads all users, roles and categories of the picture.
  Names(const store::Reader& reader, const PrepareText& prepare);

  // No other picture has had this number: what is worked out of it may be kept under it.
  [[nodiscard]] std::uint64_t number() const { return serial_.number(); }

  // Unknown ids have empty names and no rights.
  [[nodiscard]] const Actor& actor(AssociateId id) const;
  [[nodiscard]] const CategoryName& category(CategoryId id) const;
  // An unknown id has an empty role.
  [[nodiscard]] const Role& role(RoleId id) const;

  // Whether a person of a user is in the contact [wire: TableRight]. Asked for every row: most are
  // outside of the range of the few that are.
  [[nodiscard]] bool is_own_company(ContactId id) const {
    return !own_companies_.empty() && id >= own_companies_.front() && id <= own_companies_.back() &&
           std::ranges::binary_search(own_companies_, id);
  }

  // The user that the person is, the lowest where there are several; kNobody for others.
  [[nodiscard]] AssociateId user_of(PersonId id) const;
  [[nodiscard]] bool is_user(PersonId id) const { return user_of(id) != kNobody; }

 private:
  Serial serial_;
  std::unordered_map<AssociateId, Actor> actors_;
  std::unordered_map<CategoryId, CategoryName> categories_;
  std::unordered_map<RoleId, Role> roles_;
  std::vector<ContactId> own_companies_;  // rising
  using User = std::pair<PersonId, AssociateId>;
  std::vector<User> users_;  // rising
  Actor nobody_{.associate = {.role = RoleId{}}};
  CategoryName no_category_;
  Role no_role_;
};

}  // namespace crm::feed
