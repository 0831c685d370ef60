// The line of a service's method in its table: how clients name it, and the operation that answers.
// Dispatch, and what the reference tells, both go by the tables (contact_methods.h and so on), so a
// new method is an operation and one line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "agent/desk.h"
#include "base/result.h"

namespace crm::agent {

// What operations are asked with besides carrier::Given<…>, which stands for a body.
struct NoArguments {};  // a body is not looked at
struct IdInQuery {
  std::int32_t id = 0;
};  // behind the ?, under the name in the table
struct Numbers {
  std::vector<std::int32_t> ids;
};  // a body that is a bare list

// What operations answer that have nothing to say: 204 without a body.
struct Done {};

// Desk is Reading or Writing. A null std::optional is told as null.
template <class Desk, class Arguments, class Answer>
struct Method {
  std::string_view agent;  // Contact
  std::string_view name;   // GetContactEntity
  Result<Answer> (*run)(Desk&, const Arguments&);
  std::string_view summary;     // one line for whoever reads the reference
  std::string_view query = "";  // of IdInQuery: contactEntityId
};

}  // namespace crm::agent
