// What becomes of follow-ups that others have a part in: deleted, with the rest of their series if
// asked; accepted, rejected, seen, handed over; saved with the rest of their series [entities §1.1]
// [entities §1.2].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/appointment_arguments.h"
#include "carrier/appointment_entity.h"
#include "carrier/given.h"

namespace crm::agent {

// At once and for good; a row that is not there is gone already. Errors: NoRight without the
// right to delete each row that goes; then none has gone.
[[nodiscard]] Result<Done> delete_appointment_entity(Writing& desk, const IdInQuery& appointment);
// UpdateMode says which days of a series go: this one, this and those behind it, or those alone.
[[nodiscard]] Result<Done> delete_appointment(
    Writing& desk, const carrier::Given<carrier::DeleteAppointmentArguments>& given);

// By who was invited, with the number of their own row or of the master; or by whom it was handed
// to. With ThisAndForward, on the later days of the series, too. Errors: BadRequest for a row that
// asks the caller nothing.
[[nodiscard]] Result<Done> accept_appointment(
    Writing& desk, const carrier::Given<carrier::AnswerInvitationArguments>& given);
[[nodiscard]] Result<Done> reject_appointment(
    Writing& desk, const carrier::Given<carrier::AnswerInvitationArguments>& given);
[[nodiscard]] Result<Done> set_appointment_seen(
    Writing& desk, const carrier::Given<carrier::AnswerInvitationArguments>& given);

// Gives the row, and with ThisAndForward the later ones of its series, to another user.
[[nodiscard]] Result<carrier::AppointmentEntity> assign_appointment(
    Writing& desk, const carrier::Given<carrier::AssignArguments>& given);

}  // namespace crm::agent
