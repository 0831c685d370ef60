// Persons who go to another company, and what has been done with them, which goes along
// [entities §3].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/instant.h"
#include "base/result.h"
#include "carrier/given.h"
#include "carrier/person_arguments.h"

namespace crm::agent {

// Errors: BadRequest for a person or company that there is not; NoRight without the right to change
// the person, or to add persons to the company.
[[nodiscard]] Result<Done> move_person_to(
    Writing& desk, const carrier::Given<carrier::MovePersonArguments>& given);

// The right alone. The person is still in the old company.
[[nodiscard]] Result<void> may_move_to(const Reading& desk, const Person& person,
                                       ContactId destination);

// Saves the person as the last one of the company `to`, with the follow-ups and documents of the
// old company from `after` on, whoever owns them: what happened with them keeps its time and actor.
// Looks at no rights. As it is then.
Person move_person(Writing& desk, Person person, ContactId to, Instant after);

// The place behind all persons of the company.
[[nodiscard]] std::int32_t next_rank(const Reading& desk, ContactId company);

// When a follow-up or document was: what it goes along by.
[[nodiscard]] Instant time_of(const Appointment& row);
[[nodiscard]] Instant time_of(const Document& row);

}  // namespace crm::agent
