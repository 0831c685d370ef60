// What new follow-ups begin with.
#pragma once

#include <cstdint>
#include <string_view>

#include "agent/desk.h"
#include "carrier/appointment_entity.h"
#include "domain/task_type.h"

namespace crm::agent {

// Of that kind of activity, in that user's diary, from the next half hour for an hour. Nobody else
// takes part; references by their ids alone.
[[nodiscard]] carrier::AppointmentEntity new_appointment(const Reading& desk, TaskType type,
                                                         AssociateId owner);

// The kind of a line of the list of activities; Unknown for one that is not there.
[[nodiscard]] TaskType task_type_of(const Reading& desk, std::int32_t task);

// How long a follow-up lasts of which only the start is said.
[[nodiscard]] Instant default_end(Instant start);

// The first line of a text that is not blank: the headline that goes with a description.
[[nodiscard]] std::string_view headline_of(std::string_view description);

}  // namespace crm::agent
