// A follow-up with all that is kept about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/activity_enums.h"
#include "carrier/associate.h"
#include "carrier/contact.h"
#include "carrier/field.h"
#include "carrier/link.h"
#include "carrier/list_items.h"
#include "carrier/participant_info.h"
#include "carrier/person.h"
#include "carrier/recurrence_info.h"
#include "carrier/row_rights.h"
#include "carrier/task_list_item.h"
#include "carrier/values.h"
#include "carrier/visible_for.h"
#include "domain/entities.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct AppointmentEntity {
  std::optional<Associate> associate;
  std::optional<Contact> contact;
  std::optional<Associate> created_by;
  std::optional<Associate> updated_by;
  UtcMoment created_date;
  std::int32_t appointment_id = 0;
  std::string description;
  std::string title;
  std::string agenda;
  std::string internal_notes;
  Moment start_date;
  Moment end_date;
  std::optional<Person> invited_person;
  std::optional<Person> person;
  std::int32_t mother_id = 0;
  std::optional<Priority> priority;
  AppointmentPrivate privacy = AppointmentPrivate::Public;
  Opaque project;
  AppointmentType type = AppointmentType::InDiary;
  UtcMoment updated_date;
  ActivityStatus completed = ActivityStatus::NotStarted;
  std::int32_t active_links = 0;
  std::vector<Link> links;
  Duration alarm_lead_time;
  bool has_alarm = false;
  std::int16_t color_index = 0;
  bool is_free = false;
  bool is_allday_event = false;
  Duration lag_time;
  Duration lead_time;
  std::string location;
  std::int16_t reject_counter = 0;
  std::string reject_reason;
  std::optional<RecurrenceInfo> recurrence;
  std::vector<ParticipantInfo> participants;
  AssignmentStatus assignment_status = AssignmentStatus::None;
  InvitationStatus invitation_status = InvitationStatus::Accepted;
  BookingType booking_type = BookingType::None;
  Moment active_date;
  bool has_conflict = false;
  std::optional<Associate> assigned_by;
  std::optional<Associate> mother_associate;
  std::optional<TaskListItem> task;
  std::int32_t preferred_tz_location = 0;
  Opaque preferred_tz_location_data;
  Opaque sale;
  std::int32_t suggested_appointment_id = 0;
  bool is_mile_stone = false;
  AppointmentCautionWarning caution_warning = AppointmentCautionWarning::OK;
  AppointmentExternalOwner owned_externally = AppointmentExternalOwner::None;
  std::string join_videomeet_url;
  std::string centralservice_videomeet_id;
  Dictionary user_defined_fields;
  Dictionary extra_fields;
  Dictionary custom_fields;
  Moment publish_event_date;
  Moment publish_to = kEndOfTime;
  Moment publish_from;
  bool is_published = false;
  std::vector<VisibleFor> visible_for;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const AppointmentEntity&) const = default;
};

template <>
struct Description<AppointmentEntity> {
  using C = AppointmentEntity;
  static constexpr std::string_view kName = "AppointmentEntity";
  static constexpr auto kFields = Fields{
      Field{"Associate", &C::associate, Use::Both, 0, "Its owner: in whose diary it lies.",
            kMandatory},
      Field{"Contact", &C::contact, Use::Both, 0, "The company, if any."},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Who registered it.", kReadOnly},
      Field{"UpdatedBy", &C::updated_by, Use::Both, 0,
            "Who changed it last; null until the first change.", kReadOnly},
      Field{"CreatedDate", &C::created_date, Use::Both, 0, "When it was registered.", kReadOnly},
      Field{"AppointmentId", &C::appointment_id, Use::Both, 0, "Number of the follow-up.", kKey},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Description."},
      Field{"Title", &C::title, Use::Both, lengths::kAppointmentTitle, "Headline."},
      Field{"Agenda", &C::agenda, Use::Both, lengths::kAgenda, "Agenda."},
      Field{"InternalNotes", &C::internal_notes, Use::Both, lengths::kAgenda,
            "Notes that are not sent to others."},
      Field{"StartDate", &C::start_date, Use::Both, 0, "Planned start.", kMandatory},
      Field{"EndDate", &C::end_date, Use::Both, 0, "Planned end or deadline.", kMandatory},
      Field{"InvitedPerson", &C::invited_person, Use::Both, 0,
            "Who is invited, in the row of one who takes part.", kReadOnly},
      Field{"Person", &C::person, Use::Both, 0, "The person it is with, one of the company."},
      Field{"MotherId", &C::mother_id, Use::Both, 0,
            "Master of the booking: 0 for none, its own number for the master.", kReadOnly},
      Field{"Priority", &C::priority, Use::Both, 0, "Priority."},
      Field{"Private", &C::privacy, Use::Both, 0, "Who may see it; mirrors VisibleFor."},
      Field{"Project", &C::project, Use::Both, 0, "The project.", kKeptAsReceived},
      Field{"Type", &C::type, Use::Both, 0, "What kind of row it is.", kMandatory},
      Field{"UpdatedDate", &C::updated_date, Use::Both, 0,
            "Last change; empty until the first after creation.", kReadOnly},
      Field{"Completed", &C::completed, Use::Both, 0, "Whether it is done."},
      Field{"ActiveLinks", &C::active_links, Use::Both, 0, "Number of links.",
            kReadOnly | kComputed},
      Field{"Links", &C::links, Use::Both, 0, "Links to other things.", kKeptAsReceived},
      Field{"AlarmLeadTime", &C::alarm_lead_time, Use::Both, 0, "How long before it reminds."},
      Field{"HasAlarm", &C::has_alarm, Use::Both, 0, "Whether it reminds."},
      Field{"ColorIndex", &C::color_index, Use::Both, 0, "Colour in the diary.", kKeptAsReceived},
      Field{"IsFree", &C::is_free, Use::Both, 0, "Whether the owner is free meanwhile."},
      Field{"IsAlldayEvent", &C::is_allday_event, Use::Both, 0, "Whether it lasts whole days."},
      Field{"LagTime", &C::lag_time, Use::Both, 0, "Time blocked after it."},
      Field{"LeadTime", &C::lead_time, Use::Both, 0, "Time blocked before it."},
      Field{"Location", &C::location, Use::Both, lengths::kLocation, "Where it takes place."},
      Field{"RejectCounter", &C::reject_counter, Use::Both, 0, "How many have declined.",
            kReadOnly},
      Field{"RejectReason", &C::reject_reason, Use::Both, lengths::kRejectReason,
            "Why it was declined."},
      Field{"Recurrence", &C::recurrence, Use::Both, 0, "How it repeats."},
      Field{"Participants", &C::participants, Use::Both, lengths::kParticipants,
            "Who takes part, the owner first."},
      Field{"AssignmentStatus", &C::assignment_status, Use::Both, 0,
            "How far its assignment has come."},
      Field{"InvitationStatus", &C::invitation_status, Use::Both, 0,
            "What was answered to the invitation."},
      Field{"BookingType", &C::booking_type, Use::Both, 0, "Its part in a booking.",
            kReadOnly | kComputed},
      Field{"ActiveDate", &C::active_date, Use::Both, 0, "The date used in lists."},
      Field{"HasConflict", &C::has_conflict, Use::Both, 0,
            "Whether it overlaps another row of its owner.", kReadOnly | kComputed},
      Field{"AssignedBy", &C::assigned_by, Use::Both, 0, "Who assigned it last."},
      Field{"MotherAssociate", &C::mother_associate, Use::Both, 0, "Owner of the booking's master.",
            kReadOnly | kComputed},
      Field{"Task", &C::task, Use::Both, 0, "Activity type.", kMandatory},
      Field{"PreferredTZLocation", &C::preferred_tz_location, Use::Both, 0,
            "Time zone it is planned in, or 0.", kKeptAsReceived},
      Field{"PreferredTZLocationData", &C::preferred_tz_location_data, Use::Both, 0,
            "That time zone.", kReadOnly | kComputed},
      Field{"Sale", &C::sale, Use::Both, 0, "The sale.", kKeptAsReceived},
      Field{"SuggestedAppointmentId", &C::suggested_appointment_id, Use::Both, 0,
            "The suggestion it was made from.", kKeptAsReceived},
      Field{"IsMileStone", &C::is_mile_stone, Use::Both, 0, "Whether it is a milestone.",
            kKeptAsReceived},
      Field{"CautionWarning", &C::caution_warning, Use::Both, 0, "What to beware of.",
            kKeptAsReceived},
      Field{"OwnedExternally", &C::owned_externally, Use::Both, 0, "Another calendar that owns it.",
            kKeptAsReceived},
      Field{"JoinVideomeetUrl", &C::join_videomeet_url, Use::Both, lengths::kVideomeetUrl,
            "Where to join by video.", kKeptAsReceived},
      Field{"CentralserviceVideomeetId", &C::centralservice_videomeet_id, Use::Both,
            lengths::kVideomeetId, "Number of the meeting by video.", kKeptAsReceived},
      Field{"UserDefinedFields", &C::user_defined_fields, Use::Both, 0,
            "User-defined values by the id of their field.", kKeptAsReceived},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins.", kKeptAsReceived},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "Both of these.", kKeptAsReceived},
      Field{"PublishEventDate", &C::publish_event_date, Use::Both, 0,
            "Date of the event it is published for.", kKeptAsReceived},
      Field{"PublishTo", &C::publish_to, Use::Both, 0, "Published until.", kKeptAsReceived},
      Field{"PublishFrom", &C::publish_from, Use::Both, 0, "Published from.", kKeptAsReceived},
      Field{"IsPublished", &C::is_published, Use::Both, 0, "Whether it is published.",
            kKeptAsReceived},
      Field{"VisibleFor", &C::visible_for, Use::Both, 0, "Who may see it."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
