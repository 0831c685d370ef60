// Enums of the wire that follow-ups have.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "carrier/enum_names.h"
#include "carrier/flags.h"
#include "domain/appointment_status.h"
#include "domain/entities.h"
#include "domain/rights.h"

namespace crm::carrier {

template <>
struct EnumTable<AppointmentType> {
  static constexpr std::string_view kType = "AppointmentType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},         FlagName{"inDiary", 1},
      FlagName{"inChecklist", 2},     FlagName{"Note", 3},
      FlagName{"Document", 4},        FlagName{"SavedReport", 5},
      FlagName{"BookingForDiary", 6}, FlagName{"BookingForChecklist", 7},
      FlagName{"MergeDraft", 8},      FlagName{"MergeFinal", 9},
  };
};

// What callers see of the status and may set: the first of its names. AppointmentStatus is all of
// it.
template <>
struct EnumTable<ActivityStatus> {
  static constexpr std::string_view kType = "ActivityStatus";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"NotStarted", 1},
      FlagName{"Started", 2},
      FlagName{"Completed", 3},
  };
};

// The whole status column, of which the three below show parts.
enum class AppointmentStatus : std::uint8_t {
  UnknownOrPostIt = 0,
  NotStarted = 1,
  Started = 2,
  Completed = 3,
  Hidden = 4,
  Booking = 5,
  BookingMoved = 6,
  BookingSeen = 7,
  BookingMovedSeen = 8,
  BookingDeclined = 9,
  BookingDeleted = 10,
  Assignment = 11,
  AssignmentSeen = 12,
  AssignmentDeclined = 13,
};

template <>
struct EnumTable<AppointmentStatus> {
  static constexpr std::string_view kType = "AppointmentStatus";
  static constexpr std::array kNames{
      FlagName{"UnknownOrPostIt", 0},  FlagName{"NotStarted", 1},
      FlagName{"Started", 2},          FlagName{"Completed", 3},
      FlagName{"Hidden", 4},           FlagName{"Booking", 5},
      FlagName{"BookingMoved", 6},     FlagName{"BookingSeen", 7},
      FlagName{"BookingMovedSeen", 8}, FlagName{"BookingDeclined", 9},
      FlagName{"BookingDeleted", 10},  FlagName{"Assignment", 11},
      FlagName{"AssignmentSeen", 12},  FlagName{"AssignmentDeclined", 13},
  };
};

template <>
struct EnumTable<AssignmentStatus> {
  static constexpr std::string_view kType = "AssignmentStatus";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0}, FlagName{"None", 1},      FlagName{"Assigning", 11},
      FlagName{"Seen", 12},   FlagName{"Declined", 13},
  };
};

template <>
struct EnumTable<InvitationStatus> {
  static constexpr std::string_view kType = "InvitationStatus";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},    FlagName{"None", 1},       FlagName{"Accepted", 2},
      FlagName{"Hidden", 4},     FlagName{"Invitation", 5}, FlagName{"Moved", 6},
      FlagName{"Seen", 7},       FlagName{"MovedSeen", 8},  FlagName{"Declined", 9},
      FlagName{"Cancelled", 10},
  };
};

template <>
struct EnumTable<BookingType> {
  static constexpr std::string_view kType = "BookingType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"None", 1},
      FlagName{"Owner", 2},
      FlagName{"Participant", 3},
  };
};

// Who may see it.
enum class AppointmentPrivate : std::uint8_t {
  Public = 0,
  PrivateUser = 1,
  PrivateGroup = 2,
};

template <>
struct EnumTable<AppointmentPrivate> {
  static constexpr std::string_view kType = "AppointmentPrivate";
  static constexpr std::array kNames{
      FlagName{"Public", 0},
      FlagName{"PrivateUser", 1},
      FlagName{"PrivateGroup", 2},
  };
};

template <>
struct EnumTable<Visibility::Kind> {
  static constexpr std::string_view kType = "Visibility";
  static constexpr std::array kNames{
      FlagName{"All", 0},
      FlagName{"Associate", 1},
      FlagName{"Group", 2},
  };
};

// What to beware of when other calendars are kept in step.
enum class AppointmentCautionWarning : std::uint8_t {
  OK = 0,
  NotInSync = 1,
  NotNotifiedByEmail = 2,
  RecurrencePatternNotSupported = 3,
  IncomingRecurrenceChangeNotSupported = 4,
  ExternalParticipantsDateTimeMismatch = 5,
};

template <>
struct EnumTable<AppointmentCautionWarning> {
  static constexpr std::string_view kType = "AppointmentCautionWarning";
  static constexpr std::array kNames{
      FlagName{"OK", 0},
      FlagName{"NotInSync", 1},
      FlagName{"NotNotifiedByEmail", 2},
      FlagName{"RecurrencePatternNotSupported", 3},
      FlagName{"IncomingRecurrenceChangeNotSupported", 4},
      FlagName{"ExternalParticipantsDateTimeMismatch", 5},
  };
};

// A calendar elsewhere that owns it.
enum class AppointmentExternalOwner : std::uint8_t {
  None = 0,
  Other = 1,
  Outlook = 2,
  Google = 3,
};

template <>
struct EnumTable<AppointmentExternalOwner> {
  static constexpr std::string_view kType = "AppointmentExternalOwner";
  static constexpr std::array kNames{
      FlagName{"None", 0},
      FlagName{"Other", 1},
      FlagName{"Outlook", 2},
      FlagName{"Google", 3},
  };
};

// The part one takes in it there.
enum class ExternallyOwnedType : std::uint8_t {
  Unknown = 0,
  Organizer = 1,
  Required = 2,
  Optional = 3,
  Resource = 4,
};

template <>
struct EnumTable<ExternallyOwnedType> {
  static constexpr std::string_view kType = "ExternallyOwnedType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},  FlagName{"Organizer", 1}, FlagName{"Required", 2},
      FlagName{"Optional", 3}, FlagName{"Resource", 4},
  };
};

// What one has answered there.
enum class ExternallyOwnedStatus : std::uint8_t {
  Unknown = 0,
  TentativelyAccepted = 1,
  Accepted = 2,
  Declined = 3,
  NotResponded = 4,
};

template <>
struct EnumTable<ExternallyOwnedStatus> {
  static constexpr std::string_view kType = "ExternallyOwnedStatus";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},  FlagName{"TentativelyAccepted", 1}, FlagName{"Accepted", 2},
      FlagName{"Declined", 3}, FlagName{"NotResponded", 4},
  };
};

}  // namespace crm::carrier
