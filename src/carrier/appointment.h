// A follow-up as lists show it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/activity_enums.h"
#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/recurrence_enums.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "domain/entities.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Appointment {
  std::int32_t appointment_id = 0;
  Moment start_date;
  Moment end_date;
  AppointmentType type = AppointmentType::InDiary;
  std::string task;
  std::string associate_full_name;
  std::string contact_name;
  std::string description;
  std::string person_full_name;
  std::int32_t person_id = 0;
  std::int32_t contact_id = 0;
  std::int32_t project_id = 0;
  std::string project_name;
  bool is_published = false;
  std::int32_t associate_id = 0;
  std::int32_t color_index = 0;
  bool is_free = false;
  bool has_alarm = false;
  bool is_allday_event = false;
  AppointmentPrivate privacy = AppointmentPrivate::Public;
  std::int32_t priority_id = 0;
  std::string priority_name;
  TaskType task_type = TaskType::Unknown;
  bool is_booking_main = false;
  bool is_recurrence = false;
  bool is_booking = false;
  Moment active_date;
  AssignmentStatus assignment_status = AssignmentStatus::None;
  InvitationStatus invitation_status = InvitationStatus::Accepted;
  BookingType booking_type = BookingType::None;
  ActivityStatus completed = ActivityStatus::NotStarted;
  RecurrencePattern recurring_pattern = RecurrencePattern::Unknown;
  Moment recurring_start_date;
  Moment recurring_end_date;
  std::int32_t mother_id = 0;
  std::int32_t assigned_by = 0;
  std::string assigned_by_full_name;
  std::string reject_reason;
  std::string location;
  Duration alarm_lead_time;
  std::int32_t sale_id = 0;
  std::string sale_name;
  std::string associate_name;
  Moment created_date;
  std::string created_by;
  std::string created_by_full_name;
  std::int32_t created_by_associate_id = 0;
  AppointmentCautionWarning caution_warning = AppointmentCautionWarning::OK;
  AppointmentExternalOwner owned_externally = AppointmentExternalOwner::None;
  std::int32_t mother_associate_id = 0;
  std::string join_videomeet_url;
  std::int32_t preferred_tz_location = 0;
  std::string title;
  std::string agenda;
  std::string internal_notes;
  std::int32_t task_id = 0;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Appointment&) const = default;
};

template <>
struct Description<Appointment> {
  using C = Appointment;
  static constexpr std::string_view kName = "Appointment";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Both, 0, "Number of the follow-up.", kKey},
      Field{"StartDate", &C::start_date, Use::Both, 0, "Planned start."},
      Field{"EndDate", &C::end_date, Use::Both, 0, "Planned end or deadline."},
      Field{"Type", &C::type, Use::Both, 0, "What kind of row it is."},
      Field{"Task", &C::task, Use::Both, 0, "Name of the activity type."},
      Field{"AssociateFullName", &C::associate_full_name, Use::Both, 0, "Full name of the owner."},
      Field{"ContactName", &C::contact_name, Use::Both, 0, "Name of the company."},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Description."},
      Field{"PersonFullName", &C::person_full_name, Use::Both, 0, "Full name of the person."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "The person it is with, or 0."},
      Field{"ContactId", &C::contact_id, Use::Both, 0, "The company, or 0."},
      Field{"ProjectId", &C::project_id, Use::Both, 0, "The project, or 0."},
      Field{"ProjectName", &C::project_name, Use::Both, 0, "Name of the project."},
      Field{"IsPublished", &C::is_published, Use::Both, 0, "Whether it is published."},
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "Its owner."},
      Field{"ColorIndex", &C::color_index, Use::Both, 0, "Colour in the diary."},
      Field{"IsFree", &C::is_free, Use::Both, 0, "Whether the owner is free meanwhile."},
      Field{"HasAlarm", &C::has_alarm, Use::Both, 0, "Whether it reminds."},
      Field{"IsAlldayEvent", &C::is_allday_event, Use::Both, 0, "Whether it lasts whole days."},
      Field{"Private", &C::privacy, Use::Both, 0, "Who may see it."},
      Field{"PriorityId", &C::priority_id, Use::Both, 0, "Its priority."},
      Field{"PriorityName", &C::priority_name, Use::Both, 0, "Name of the priority."},
      Field{"TaskType", &C::task_type, Use::Both, 0, "Kind of its activity type."},
      Field{"IsBookingMain", &C::is_booking_main, Use::Both, 0,
            "Whether it is the master of a booking."},
      Field{"IsRecurrence", &C::is_recurrence, Use::Both, 0, "Whether it repeats."},
      Field{"IsBooking", &C::is_booking, Use::Both, 0, "Whether it is part of a booking."},
      Field{"ActiveDate", &C::active_date, Use::Both, 0, "The date used in lists."},
      Field{"AssignmentStatus", &C::assignment_status, Use::Both, 0,
            "How far its assignment has come."},
      Field{"InvitationStatus", &C::invitation_status, Use::Both, 0,
            "What was answered to the invitation."},
      Field{"BookingType", &C::booking_type, Use::Both, 0, "Its part in a booking."},
      Field{"Completed", &C::completed, Use::Both, 0, "Whether it is done."},
      Field{"RecurringPattern", &C::recurring_pattern, Use::Both, 0, "How it repeats."},
      Field{"RecurringStartDate", &C::recurring_start_date, Use::Both, 0,
            "First of its repetitions."},
      Field{"RecurringEndDate", &C::recurring_end_date, Use::Both, 0, "Last of its repetitions."},
      Field{"MotherId", &C::mother_id, Use::Both, 0, "Master of the booking, or 0."},
      Field{"AssignedBy", &C::assigned_by, Use::Both, 0, "The user who assigned it last, or 0."},
      Field{"AssignedByFullName", &C::assigned_by_full_name, Use::Both, 0,
            "Full name of that user."},
      Field{"RejectReason", &C::reject_reason, Use::Both, lengths::kRejectReason,
            "Why it was declined."},
      Field{"Location", &C::location, Use::Both, lengths::kLocation, "Where it takes place."},
      Field{"AlarmLeadTime", &C::alarm_lead_time, Use::Both, 0, "How long before it reminds."},
      Field{"SaleId", &C::sale_id, Use::Both, 0, "The sale, or 0."},
      Field{"SaleName", &C::sale_name, Use::Both, 0, "Name of the sale."},
      Field{"AssociateName", &C::associate_name, Use::Both, 0, "Initials of the owner."},
      Field{"CreatedDate", &C::created_date, Use::Both, 0, "When it was registered."},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Initials of who registered it."},
      Field{"CreatedByFullName", &C::created_by_full_name, Use::Both, 0,
            "Full name of who registered it."},
      Field{"CreatedByAssociateId", &C::created_by_associate_id, Use::Both, 0,
            "Who registered it."},
      Field{"CautionWarning", &C::caution_warning, Use::Both, 0, "What to beware of."},
      Field{"OwnedExternally", &C::owned_externally, Use::Both, 0,
            "Another calendar that owns it."},
      Field{"MotherAssociateId", &C::mother_associate_id, Use::Both, 0,
            "Owner of the booking's master."},
      Field{"JoinVideomeetUrl", &C::join_videomeet_url, Use::Both, lengths::kVideomeetUrl,
            "Where to join by video."},
      Field{"PreferredTZLocation", &C::preferred_tz_location, Use::Both, 0,
            "Time zone it is planned in, or 0."},
      Field{"Title", &C::title, Use::Both, lengths::kAppointmentTitle, "Headline."},
      Field{"Agenda", &C::agenda, Use::Both, lengths::kAgenda, "Agenda."},
      Field{"InternalNotes", &C::internal_notes, Use::Both, lengths::kAgenda,
            "Notes that are not sent to others."},
      Field{"TaskId", &C::task_id, Use::Both, 0, "Its activity type."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
