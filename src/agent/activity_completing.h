// Whether follow-ups and documents are done: toggled, or set for several at once [entities §1.1].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/activity_enums.h"
#include "carrier/appointment_arguments.h"
#include "carrier/given.h"

namespace crm::agent {

// The row with that status, done now by the caller or not done any more. What is completed has been
// accepted.
[[nodiscard]] Appointment with_status(const Writing& desk, Appointment row, ActivityStatus status);

// What is not completed becomes so; what is, Started. Errors: BadRequest for a row that there is
// not, NoRight without the right to change it.
[[nodiscard]] Result<carrier::AppointmentStatus> toggle_appointment_status(
    Writing& desk, const carrier::Given<carrier::AppointmentIdArgument>& given);
[[nodiscard]] Result<ActivityStatus> toggle_activity(
    Writing& desk, const carrier::Given<carrier::ActivityArgument>& given);

// Rows that are not there are passed over. Errors: BadRequest for what names no row, NoRight for
// one that the caller may not change; then none has changed.
[[nodiscard]] Result<Done> set_activity_status(
    Writing& desk, const carrier::Given<carrier::ActivityStatusArguments>& given);

}  // namespace crm::agent
