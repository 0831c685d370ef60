// A follow-up as rows keep it and as its entity tells it.
#pragma once

#include <string>

#include "agent/desk.h"
#include "carrier/appointment.h"
#include "carrier/appointment_entity.h"

namespace crm::agent {

// What the row's card holds; the other members are empty. Of an invitation, Participants is what
// was said of who is invited.
[[nodiscard]] carrier::AppointmentEntity card_of(const Appointment& row);
// The card of an entity; of its recurrence the rule.
[[nodiscard]] std::string appointment_card(const carrier::AppointmentEntity& entity);

// The entity with references by their ids alone and nothing that is made when it is told: what two
// saves are compared by. Recurrence is the rule, null for a row of no series.
[[nodiscard]] carrier::AppointmentEntity bare_appointment(const Reading& desk,
                                                          const Appointment& row);

// The row with what the entity says; status, stamps, booking and series stay as they are.
[[nodiscard]] Appointment with_entity(Appointment row, const carrier::AppointmentEntity& entity);

// As it is told to the caller: with names, participants, dates of the series, rights. What the
// caller may not read of a company or person is its id alone.
[[nodiscard]] carrier::AppointmentEntity told_appointment_entity(const Reading& desk,
                                                                 const Appointment& row);

// The short form that lists have.
[[nodiscard]] carrier::Appointment told_appointment(const Reading& desk, const Appointment& row);

// What may be changed in an invitation by who is invited.
[[nodiscard]] bool is_open_in_invitation(std::string_view member);

// Who sees a row: what VisibleFor and Private say alike.
[[nodiscard]] carrier::AppointmentPrivate private_of(const Visibility& visible);
[[nodiscard]] Visibility visibility_of(const carrier::AppointmentEntity& entity);

}  // namespace crm::agent
