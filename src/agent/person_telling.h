// Persons as others refer to them: in short, by name, as users.
#pragma once

#include <optional>
#include <string>

#include "agent/desk.h"
#include "carrier/person.h"
#include "carrier/person_entity.h"
#include "carrier/rights.h"
#include "carrier/user_info.h"

namespace crm::agent {

// The short form that lists and references have. Telling looks at nobody's right to the person; of
// a company that the caller may not read it tells the id alone.
[[nodiscard]] carrier::Person told_person(const Reading& desk, const Person& row);
// The same of whoever the caller may read; of others the id alone. None for kNoPerson.
[[nodiscard]] std::optional<carrier::Person> told_person(const Reading& desk, PersonId id);

// Form of address, academic title, full name, and behind a comma the job title; what there is of
// them [entities §2.3].
[[nodiscard]] std::string formal_name(const carrier::PersonEntity& entity);

[[nodiscard]] carrier::UserInfo told_user_info(const Reading& desk, const Associate& user);

// The caller's right with the reason why not more.
[[nodiscard]] carrier::TableRight told_person_right(const Reading& desk, const Person& row,
                                                    RowRight right);

// The person's company if there is one that the caller may read.
[[nodiscard]] const Contact* readable_company(const Reading& desk, const Person& row);

}  // namespace crm::agent
