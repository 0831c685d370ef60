// Follow-ups by REST.
#pragma once

#include "agent/appointment_answers.h"
#include "agent/appointment_entity.h"
#include "agent/appointment_saving.h"
#include "agent/entity_operations.h"

namespace crm::agent {

inline constexpr EntityOperations<Appointment, carrier::AppointmentEntity> kAppointmentOperations{
    .name = "Appointment",
    .noun = "follow-up",
    .make_default = &create_default_appointment_entity,
    .tell = &told_appointment_entity,
    .save = &save_appointment_entity,
    .change = &change_appointment,
    .erase = &delete_appointment_entity,
};

}  // namespace crm::agent
