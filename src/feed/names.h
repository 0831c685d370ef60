// The names that answers show beside contacts: of the users who did things and of the categories.
// Few, shared by all pages, and prepared like the pages' own texts. Immutable; a change of any
// makes a new picture.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "domain/ids.h"
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
  };

  Names() = default;
  // Reads all users and categories of the picture.
  Names(const store::Reader& reader, const PrepareText& prepare);

  // Unknown ids have empty names.
  [[nodiscard]] const Actor& actor(AssociateId id) const;
  [[nodiscard]] std::string_view category(CategoryId id) const;

 private:
  std::unordered_map<AssociateId, Actor> actors_;
  std::unordered_map<CategoryId, std::string> categories_;
  Actor nobody_;
};

}  // namespace crm::feed
