// Persons read, and what new ones begin with [entities §1.1].
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"
#include "carrier/person.h"
#include "carrier/person_entity.h"

namespace crm::agent {

// Without names and rights: what a new person of that company has until something else is said.
// REQUIRES: `company` is null or readable.
[[nodiscard]] carrier::PersonEntity bare_new_person(const Reading& desk, const Contact* company);

[[nodiscard]] Result<carrier::PersonEntity> create_default_person_entity(Reading& desk,
                                                                         const NoArguments& none);
// Errors: BadRequest for a company that there is not, or that the caller may not read.
[[nodiscard]] Result<carrier::PersonEntity> create_default_person_by_contact(
    Reading& desk, const carrier::Given<carrier::ContactIdArgument>& company);

[[nodiscard]] Result<std::optional<carrier::PersonEntity>> get_person_entity(
    Reading& desk, const IdInQuery& person);
[[nodiscard]] Result<std::optional<carrier::Person>> get_person(Reading& desk,
                                                                const IdInQuery& person);

// The person that the caller is; null for a user without one.
[[nodiscard]] Result<std::optional<carrier::PersonEntity>> get_my_person(Reading& desk,
                                                                         const NoArguments& none);

// Those of a company by rank, who is retired last; none where there is no company to be read.
[[nodiscard]] Result<std::vector<carrier::Person>> get_persons_from_contact(
    Reading& desk, const carrier::Given<carrier::ContactIdArgument>& company);
// The same, as rows.
[[nodiscard]] std::vector<Person> readable_persons_of(const Reading& desk, ContactId company);

}  // namespace crm::agent
