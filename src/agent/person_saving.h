// Persons made, changed, deleted and brought back [entities §1.1].
#pragma once

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"
#include "carrier/person_entity.h"
#include "carrier/values.h"

namespace crm::agent {

// Id 0 makes one, as the last of its company. Another company is a move of all that has been done
// with the person in the old one. Errors: BadRequest for an id that there is not, and for a value
// that may not be, naming the member; NoRight without the right to what is changed; then nothing
// has changed.
[[nodiscard]] Result<carrier::PersonEntity> save_person_entity(
    Writing& desk, const carrier::Given<carrier::PersonEntity>& given);

// The same for a person that is there, by a save or a patch.
[[nodiscard]] Result<carrier::PersonEntity> change_person(
    Writing& desk, const Person& before, const carrier::Given<carrier::PersonEntity>& given,
    Way way);

// Makes one in that company, whichever its entity says. Errors: those of a save; BadRequest for an
// entity that has an id.
[[nodiscard]] Result<carrier::PersonEntity> add_person(
    Writing& desk, const carrier::Given<carrier::AddPersonArguments>& given);

// What a save would refuse for the sake of values, by member; empty where it would not.
[[nodiscard]] Result<carrier::Dictionary> validate_person_entity(
    Reading& desk, const carrier::Given<carrier::PersonEntity>& given);

}  // namespace crm::agent
