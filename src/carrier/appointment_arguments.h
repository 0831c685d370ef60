// What agents' methods on follow-ups are asked with, besides whole entities and bare lists of ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/activity_enums.h"
#include "carrier/appointment_entity.h"
#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/participant_info.h"
#include "carrier/recurrence_enums.h"
#include "carrier/values.h"
#include "domain/entities.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct DefaultAppointmentArguments {
  TaskType type = TaskType::Appointment;
  std::int32_t associate_id = 0;

  bool operator==(const DefaultAppointmentArguments&) const = default;
};

template <>
struct Description<DefaultAppointmentArguments> {
  using C = DefaultAppointmentArguments;
  static constexpr std::string_view kName =
      "Appointment_CreateDefaultAppointmentEntityByTypeAndAssociateRequest";
  static constexpr auto kFields = Fields{
      Field{"Type", &C::type, Use::Request, 0, "What it is."},
      Field{"AssociateId", &C::associate_id, Use::Request, 0, "Its owner; 0 for the caller."},
  };
};

struct AppointmentIdArgument {
  std::int32_t appointment_id = 0;

  bool operator==(const AppointmentIdArgument&) const = default;
};

template <>
struct Description<AppointmentIdArgument> {
  using C = AppointmentIdArgument;
  static constexpr std::string_view kName = "Appointment_ToggleAppointmentStatusRequest";
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Request, 0, "The follow-up."},
  };
};

struct ActivityStatusArguments {
  std::vector<std::string> activity_identifier;
  ActivityStatus activity_status = ActivityStatus::Unknown;

  bool operator==(const ActivityStatusArguments&) const = default;
};

template <>
struct Description<ActivityStatusArguments> {
  using C = ActivityStatusArguments;
  static constexpr std::string_view kName = "Appointment_SetActivityStatusRequest";
  static constexpr auto kFields = Fields{
      Field{"ActivityIdentifier", &C::activity_identifier, Use::Request, 0,
            "Follow-ups and documents such as appointment_id=7."},
      Field{"ActivityStatus", &C::activity_status, Use::Request, 0, "What they become."},
  };
};

struct ActivityArgument {
  std::string activity_identifier;

  bool operator==(const ActivityArgument&) const = default;
};

template <>
struct Description<ActivityArgument> {
  using C = ActivityArgument;
  static constexpr std::string_view kName = "Appointment_ToggleActivityRequest";
  static constexpr auto kFields = Fields{
      Field{"ActivityIdentifier", &C::activity_identifier, Use::Request, 0,
            "A follow-up or document such as appointment_id=7."},
  };
};

struct IncludeDeletedArgument {
  bool include_deleted = false;

  bool operator==(const IncludeDeletedArgument&) const = default;
};

template <>
struct Description<IncludeDeletedArgument> {
  using C = IncludeDeletedArgument;
  static constexpr std::string_view kName = "Appointment_GetTaskListItemsRequest";
  static constexpr auto kFields = Fields{
      Field{"IncludeDeleted", &C::include_deleted, Use::Request, 0,
            "Whether to tell also what is no longer offered."},
  };
};

struct PeriodArguments {
  Moment start_time;
  Moment end_time;
  std::int32_t count = -1;

  bool operator==(const PeriodArguments&) const = default;
};

template <>
struct Description<PeriodArguments> {
  using C = PeriodArguments;
  static constexpr std::string_view kName = "Appointment_GetMyDiaryRequest";
  static constexpr auto kFields = Fields{
      Field{"StartTime", &C::start_time, Use::Request, 0, "From then on."},
      Field{"EndTime", &C::end_time, Use::Request, 0, "Up to then."},
      Field{"Count", &C::count, Use::Request, 0, "Rows at most; -1 for all."},
  };
};

struct CountArgument {
  std::int32_t count = -1;

  bool operator==(const CountArgument&) const = default;
};

template <>
struct Description<CountArgument> {
  using C = CountArgument;
  static constexpr std::string_view kName = "Appointment_GetMyTasksRequest";
  static constexpr auto kFields = Fields{
      Field{"Count", &C::count, Use::Request, 0, "Rows at most; -1 for all."},
  };
};

struct AnswerInvitationArguments {
  std::int32_t appointment_id = 0;
  std::string reject_reason;
  RecurrenceUpdateMode update_mode = RecurrenceUpdateMode::Unknown;

  bool operator==(const AnswerInvitationArguments&) const = default;
};

template <>
struct Description<AnswerInvitationArguments> {
  using C = AnswerInvitationArguments;
  static constexpr std::string_view kName = "Appointment_RejectRequest";
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Request, 0, "The follow-up."},
      Field{"RejectReason", &C::reject_reason, Use::Request, lengths::kRejectReason,
            "Why it is declined."},
      Field{"UpdateMode", &C::update_mode, Use::Request, 0, "Which repetitions it concerns."},
  };
};

struct AssignArguments {
  std::int32_t appointment_id = 0;
  std::optional<ParticipantInfo> participant;
  RecurrenceUpdateMode update_mode = RecurrenceUpdateMode::Unknown;

  bool operator==(const AssignArguments&) const = default;
};

template <>
struct Description<AssignArguments> {
  using C = AssignArguments;
  static constexpr std::string_view kName = "Appointment_AssignToRequest";
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Request, 0, "The follow-up."},
      Field{"Participant", &C::participant, Use::Request, 0, "Who is to do it."},
      Field{"UpdateMode", &C::update_mode, Use::Request, 0, "Which repetitions it concerns."},
  };
};

struct SaveAppointmentArguments {
  std::optional<AppointmentEntity> appointment_entity;
  RecurrenceUpdateMode update_mode = RecurrenceUpdateMode::Unknown;
  bool send_email_to_participants = false;

  bool operator==(const SaveAppointmentArguments&) const = default;
};

template <>
struct Description<SaveAppointmentArguments> {
  using C = SaveAppointmentArguments;
  static constexpr std::string_view kName = "Appointment_SaveRequest";
  static constexpr auto kFields = Fields{
      Field{"AppointmentEntity", &C::appointment_entity, Use::Request, 0, "The follow-up."},
      Field{"UpdateMode", &C::update_mode, Use::Request, 0, "Which repetitions it concerns."},
      Field{"SendEmailToParticipants", &C::send_email_to_participants, Use::Request, 0,
            "Whether to write to those who take part."},
  };
};

struct DeleteAppointmentArguments {
  std::int32_t appointment_id = 0;
  RecurrenceUpdateMode update_mode = RecurrenceUpdateMode::Unknown;
  bool send_email_to_participants = false;

  bool operator==(const DeleteAppointmentArguments&) const = default;
};

template <>
struct Description<DeleteAppointmentArguments> {
  using C = DeleteAppointmentArguments;
  static constexpr std::string_view kName = "Appointment_DeleteRequest";
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Request, 0, "The follow-up."},
      Field{"UpdateMode", &C::update_mode, Use::Request, 0, "Which repetitions it concerns."},
      Field{"SendEmailToParticipants", &C::send_email_to_participants, Use::Request, 0,
            "Whether to write to those who take part."},
  };
};

struct UpdateAppointmentArguments {
  std::int32_t id = 0;
  Moment start_time;
  Moment end_time;
  AppointmentStatus status = AppointmentStatus::NotStarted;
  AppointmentType type = AppointmentType::Unknown;
  std::int32_t associate_id = 0;

  bool operator==(const UpdateAppointmentArguments&) const = default;
};

template <>
struct Description<UpdateAppointmentArguments> {
  using C = UpdateAppointmentArguments;
  static constexpr std::string_view kName = "Appointment_UpdateAppointmentRequest";
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Request, 0, "The follow-up."},
      Field{"StartTime", &C::start_time, Use::Request, 0, "Its start."},
      Field{"EndTime", &C::end_time, Use::Request, 0, "Its end."},
      Field{"Status", &C::status, Use::Request, 0, "Its status; 3 is completed."},
      Field{"Type", &C::type, Use::Request, 0, "What kind of row it is."},
      Field{"AssociateId", &C::associate_id, Use::Request, 0, "Its owner."},
  };
};

}  // namespace crm::carrier
