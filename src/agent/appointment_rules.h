// What a follow-up has to be before it is saved, and what goes by itself [entities §0.1] [entities
// §2.4] [entities §6].
#pragma once

#include <vector>

#include "agent/appointment_bookings.h"
#include "agent/desk.h"
#include "agent/saving_rules.h"
#include "carrier/appointment_entity.h"
#include "carrier/given.h"
#include "domain/recurrence.h"

namespace crm::agent {

// Fills in what follows from what was given: a headline from the description, a company from the
// person, an end from the start, who may see it from Private; and puts back what null cannot take
// away.
void settle(const Reading& desk, const carrier::AppointmentEntity& before,
            carrier::AppointmentEntity& after,
            const carrier::Given<carrier::AppointmentEntity>& given);

// What the entity means besides its row.
struct Meant {
  std::vector<NamedParticipant> participants;
  std::vector<CivilDate> days;  // of a series that is new; else none
};

// Finds what is wrong. A row that is new is compared with an empty entity.
[[nodiscard]] Meant look_at(const Reading& desk, const carrier::AppointmentEntity& before,
                            const carrier::AppointmentEntity& after, Rules& rules);

}  // namespace crm::agent
