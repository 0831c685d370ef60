// What REST does with a kind of entity: the operations of its service, in one line that addresses,
// dispatch and the reference go by [wire: Entities by REST].
#pragma once

#include <string_view>

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/given.h"

namespace crm::agent {

template <class RowOf, class Carrier>
struct EntityOperations {
  using Row = RowOf;
  using Entity = Carrier;

  std::string_view name;  // Contact, as in its address
  std::string_view noun;  // "company", for sentences
  Result<Entity> (*make_default)(Reading&, const NoArguments&);
  Entity (*tell)(const Reading&, const Row&);
  Result<Entity> (*save)(Writing&, const carrier::Given<Entity>&);
  Result<Entity> (*change)(Writing&, const Row& before, const carrier::Given<Entity>&, Way);
  Result<Done> (*erase)(Writing&, const IdInQuery&);
};

}  // namespace crm::agent
