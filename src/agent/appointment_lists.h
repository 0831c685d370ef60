// Follow-ups in lists: of a company, of the caller's diary [entities §1.2]; and the
// kinds of activities that there are.
#pragma once

#include <cstddef>
#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/appointment.h"
#include "carrier/appointment_arguments.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"
#include "carrier/task_list_item.h"

namespace crm::agent {

// Rows in one answer; who asks for all gets so many.
inline constexpr std::size_t kListedAppointmentsMax = 10'000;

// What the caller may read of it, the newest first; bookings once, by their master.
[[nodiscard]] Result<std::vector<carrier::Appointment>> get_contact_appointments(
    Reading& desk, const carrier::Given<carrier::ContactPeriodArguments>& given);

// The caller's own, the earliest first: all of them, those of the diary, those to be done.
[[nodiscard]] Result<std::vector<carrier::Appointment>> get_my_appointments(
    Reading& desk, const carrier::Given<carrier::PeriodArguments>& given);
[[nodiscard]] Result<std::vector<carrier::Appointment>> get_my_diary(
    Reading& desk, const carrier::Given<carrier::PeriodArguments>& given);
[[nodiscard]] Result<std::vector<carrier::Appointment>> get_my_tasks(
    Reading& desk, const carrier::Given<carrier::CountArgument>& given);

// By rank.
[[nodiscard]] Result<std::vector<carrier::TaskListItem>> get_task_list_items(
    Reading& desk, const carrier::Given<carrier::IncludeDeletedArgument>& given);

}  // namespace crm::agent
