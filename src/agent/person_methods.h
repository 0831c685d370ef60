// The methods of Agents/Person, and those of Agents/Contact that are about persons
// [entities §1.1].
#pragma once

#include <tuple>

#include "agent/method.h"
#include "agent/person_deleting.h"
#include "agent/person_merging.h"
#include "agent/person_moving.h"
#include "agent/person_reading.h"
#include "agent/person_saving.h"

namespace crm::agent {

inline constexpr auto kPersonMethods = std::tuple{
    Method{"Person", "CreateDefaultPersonEntity", &create_default_person_entity,
           "A person that is not saved yet, without a company."},
    Method{"Person", "CreateDefaultByContactId", &create_default_person_by_contact,
           "A person that is not saved yet, in a company."},
    Method{"Person", "SavePersonEntity", &save_person_entity,
           "Makes a person, with the id 0, or changes one."},
    Method{"Person", "GetPersonEntity", &get_person_entity, "A person with all of its members.",
           "personEntityId"},
    Method{"Person", "GetPerson", &get_person, "A person in short.", "personId"},
    Method{"Person", "DeletePersonEntity", &delete_person_entity,
           "Deletes a person; it can be brought back for a while.", "personEntityId"},
    Method{"Person", "Undelete", &undelete_person, "Brings a deleted person back."},
    Method{"Person", "ValidatePersonEntity", &validate_person_entity,
           "What a save of this person would refuse, by member."},
    Method{"Person", "Move", &move_person_to,
           "Takes a person to another company, with what happens with it from a day on."},
    Method{"Person", "Merge", &merge_persons,
           "Makes one of two persons, with what has been done with either."},
    Method{"Person", "GetMyPerson", &get_my_person, "The person that the caller is."},
    Method{"Person", "GetPersonsFromContact", &get_persons_from_contact,
           "The persons of a company, by rank."},
    Method{"Contact", "GetPersons", &get_persons_from_contact,
           "The persons of a company, by rank."},
    Method{"Contact", "AddPerson", &add_person, "Makes a person in a company."},
};

}  // namespace crm::agent
