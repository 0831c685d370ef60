// Whom a token of an outside provider names.
#pragma once

#include <string>

namespace crm::auth {

struct OutsideUser {
  std::string login;       // there may be no such user here
  bool is_proven = false;  // the token was checked just now; else it is remembered

  bool operator==(const OutsideUser&) const = default;
};

}  // namespace crm::auth
