// What a person has to be before it is saved [entities §6].
#pragma once

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/saving_rules.h"
#include "carrier/person_entity.h"

namespace crm::agent {

// Names lose the blanks around them, addresses that say nothing go, and what is said in more than
// one way is put in one; then what is wrong with `after`. References are looked at
// where they are new: a row may keep a line of a list, or a company, that has been deleted since,
// and a person that has lost its company may be without one.
[[nodiscard]] Rules checked_person(const Reading& desk, const carrier::PersonEntity& before,
                                   carrier::PersonEntity& after, Way way);

// Whether they differ in what may not be changed of a person who is a user: that it works there.
[[nodiscard]] bool retires_user(const Reading& desk, const Person& before, const Person& after);

}  // namespace crm::agent
