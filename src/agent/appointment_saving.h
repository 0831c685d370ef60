// What may be done with follow-ups: made, read, saved, looked over [entities §1.1] [entities §1.2].
#pragma once

#include <cstddef>
#include <optional>

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/appointment.h"
#include "carrier/appointment_arguments.h"
#include "carrier/appointment_entity.h"
#include "carrier/given.h"
#include "carrier/values.h"

namespace crm::agent {

// Of one save, with those of who is invited to each day of a series.
inline constexpr std::size_t kSeriesRowsMax = 5000;

[[nodiscard]] Result<carrier::AppointmentEntity> create_default_appointment_entity(
    Reading& desk, const NoArguments& none);
// Of the kind of activity that Type says, for the user that AssociateId says, or the caller.
// Errors: BadRequest for kinds that are documents, and for nobody.
[[nodiscard]] Result<carrier::AppointmentEntity> create_default_appointment_entity_by_type(
    Reading& desk, const carrier::Given<carrier::DefaultAppointmentArguments>& given);

[[nodiscard]] Result<std::optional<carrier::AppointmentEntity>> get_appointment_entity(
    Reading& desk, const IdInQuery& appointment);
[[nodiscard]] Result<std::optional<carrier::Appointment>> get_appointment(
    Reading& desk, const IdInQuery& appointment);

// Id 0 makes one. Errors: BadRequest for an id that there is not, and for a value that may not be,
// naming the member; NoRight without the right to what is changed; then nothing has changed.
[[nodiscard]] Result<carrier::AppointmentEntity> save_appointment_entity(
    Writing& desk, const carrier::Given<carrier::AppointmentEntity>& given);

// The same for a row that is there, by a save or a patch.
[[nodiscard]] Result<carrier::AppointmentEntity> change_appointment(
    Writing& desk, const Appointment& before,
    const carrier::Given<carrier::AppointmentEntity>& given, Way way);

// What a save would refuse, by member.
[[nodiscard]] Result<carrier::Dictionary> validate_appointment_entity(
    Reading& desk, const carrier::Given<carrier::AppointmentEntity>& given);

// Times, status, type and owner in one call; what is not given, or 0, stays.
[[nodiscard]] Result<carrier::Appointment> update_appointment(
    Writing& desk, const carrier::Given<carrier::UpdateAppointmentArguments>& given);

}  // namespace crm::agent
