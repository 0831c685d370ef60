// The methods of Agents/Appointment [entities §1.1] [entities §1.2].
#pragma once

#include <tuple>

#include "agent/activity_completing.h"
#include "agent/appointment_answers.h"
#include "agent/appointment_lists.h"
#include "agent/appointment_saving.h"
#include "agent/method.h"

namespace crm::agent {

inline constexpr auto kAppointmentMethods = std::tuple{
    Method{"Appointment", "CreateDefaultAppointmentEntity", &create_default_appointment_entity,
           "A follow-up that is not saved yet, with what new ones begin with."},
    Method{"Appointment", "CreateDefaultAppointmentEntityByType",
           &create_default_appointment_entity_by_type, "The same for a kind of activity."},
    Method{"Appointment", "CreateDefaultAppointmentEntityByTypeAndAssociate",
           &create_default_appointment_entity_by_type,
           "The same for a kind of activity and a user's diary."},
    Method{"Appointment", "SaveAppointmentEntity", &save_appointment_entity,
           "Makes a follow-up, with the id 0, or changes one."},
    Method{"Appointment", "ValidateAppointmentEntity", &validate_appointment_entity,
           "What saving it would refuse, by member."},
    Method{"Appointment", "GetAppointmentEntity", &get_appointment_entity,
           "A follow-up with all of its members.", "appointmentEntityId"},
    Method{"Appointment", "DeleteAppointmentEntity", &delete_appointment_entity,
           "Deletes a follow-up; those whom it invites are told that it is called off.",
           "appointmentEntityId"},
    Method{"Appointment", "GetAppointment", &get_appointment, "A follow-up in short.",
           "appointmentId"},
    Method{"Appointment", "UpdateAppointment", &update_appointment,
           "Changes times, status, type and owner of a follow-up."},
    Method{"Appointment", "ToggleAppointmentStatus", &toggle_appointment_status,
           "Completes a follow-up; one that is completed is started again."},
    Method{"Appointment", "ToggleActivity", &toggle_activity, "The same for documents, too."},
    Method{"Appointment", "SetActivityStatus", &set_activity_status,
           "Says of several follow-ups and documents whether they are done."},
    Method{"Appointment", "Accept", &accept_appointment, "Accepts what the caller was asked."},
    Method{"Appointment", "Reject", &reject_appointment, "Declines what the caller was asked."},
    Method{"Appointment", "SetSeen", &set_appointment_seen, "Notes that the caller has seen it."},
    Method{"Appointment", "AssignTo", &assign_appointment, "Hands a follow-up over to a user."},
    Method{"Appointment", "Delete", &delete_appointment,
           "Deletes a follow-up, and days of its series if asked."},
    Method{"Appointment", "GetContactAppointments", &get_contact_appointments,
           "The follow-ups of a company, the newest first."},
    Method{"Appointment", "GetMyAppointments", &get_my_appointments,
           "The caller's follow-ups, the earliest first."},
    Method{"Appointment", "GetMyDiary", &get_my_diary, "Those that lie in the diary."},
    Method{"Appointment", "GetMyTasks", &get_my_tasks, "Those that are still to be done."},
    Method{"Appointment", "GetTaskListItems", &get_task_list_items,
           "The kinds of activities that there are."},
};

}  // namespace crm::agent
