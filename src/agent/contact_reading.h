// Companies read: one, some, the caller's [entities §1.1].
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact.h"
#include "carrier/contact_arguments.h"
#include "carrier/contact_entity.h"
#include "carrier/given.h"

namespace crm::agent {

// Null for one that there is not, that is deleted, or that the caller may not read. Both are
// remembered as what the caller has looked at.
[[nodiscard]] Result<std::optional<carrier::ContactEntity>> get_contact_entity(
    Reading& desk, const IdInQuery& contact);
[[nodiscard]] Result<std::optional<carrier::Contact>> get_contact(Reading& desk,
                                                                  const IdInQuery& contact);

// The same with its persons by rank, retired ones last, as far as the caller may read them.
[[nodiscard]] Result<std::optional<carrier::ContactEntity>> get_contact_with_persons(
    Reading& desk, const carrier::Given<carrier::ContactIdArgument>& contact);

// In the order asked for, without those that the caller cannot read.
[[nodiscard]] Result<std::vector<carrier::Contact>> get_contact_list(Reading& desk,
                                                                     const Numbers& contacts);

// Those that the caller owns, by name and department but for case, then by id.
[[nodiscard]] Result<std::vector<carrier::Contact>> get_my_contacts(Reading& desk,
                                                                    const NoArguments& none);

// The company of the caller's person; null where there is none.
[[nodiscard]] Result<std::optional<carrier::ContactEntity>> get_my_contact(Reading& desk,
                                                                           const NoArguments& none);

}  // namespace crm::agent
