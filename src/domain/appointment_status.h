// The status column of follow-ups and what the wire shows of it: whether it is done, what became of
// an invitation, and how far handing it over has come. One table reads both ways
// [adr 28].
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "domain/entities.h"

namespace crm {

// What has become of an invitation. Plain follow-ups are Accepted.
enum class InvitationStatus : std::uint8_t {
  Unknown = 0,
  None = 1,
  Accepted = 2,
  Hidden = 4,
  Invitation = 5,
  Moved = 6,
  Seen = 7,
  MovedSeen = 8,
  Declined = 9,
  Cancelled = 10,
};

// How far handing it over to somebody else has come.
enum class AssignmentStatus : std::uint8_t {
  Unknown = 0,
  None = 1,
  Assigning = 11,
  Seen = 12,
  Declined = 13,
};

// The part of a row in a booking: Owner is the master.
enum class BookingType : std::uint8_t {
  Unknown = 0,
  None = 1,
  Owner = 2,
  Participant = 3,
};

// The three views of one status.
struct StatusViews {
  ActivityStatus completed = ActivityStatus::Unknown;  // Unknown, NotStarted, Started or Completed
  InvitationStatus invitation = InvitationStatus::None;
  AssignmentStatus assignment = AssignmentStatus::None;

  bool operator==(const StatusViews&) const = default;
};

struct StatusRow {
  ActivityStatus status;
  StatusViews views;
};

// Every status that has a name, at the place of its number.
inline constexpr std::array<StatusRow, 14> kStatusRows = [] {
  using enum ActivityStatus;
  using Invited = InvitationStatus;
  using Assigned = AssignmentStatus;
  return std::array<StatusRow, 14>{{
      {Unknown, {Unknown, Invited::None, Assigned::None}},
      {NotStarted, {NotStarted, Invited::Accepted, Assigned::None}},
      {Started, {Started, Invited::Accepted, Assigned::None}},
      {Completed, {Completed, Invited::Accepted, Assigned::None}},
      {Hidden, {NotStarted, Invited::Hidden, Assigned::None}},
      {Booking, {NotStarted, Invited::Invitation, Assigned::None}},
      {BookingMoved, {NotStarted, Invited::Moved, Assigned::None}},
      {BookingSeen, {NotStarted, Invited::Seen, Assigned::None}},
      {BookingMovedSeen, {NotStarted, Invited::MovedSeen, Assigned::None}},
      {BookingDeclined, {NotStarted, Invited::Declined, Assigned::None}},
      {BookingDeleted, {NotStarted, Invited::Cancelled, Assigned::None}},
      {Assignment, {NotStarted, Invited::None, Assigned::Assigning}},
      {AssignmentSeen, {NotStarted, Invited::None, Assigned::Seen}},
      {AssignmentDeclined, {NotStarted, Invited::None, Assigned::Declined}},
  }};
}();

// What a status shows; a number without a name shows what Unknown does.
[[nodiscard]] constexpr StatusViews views_of(ActivityStatus status) {
  const auto number = static_cast<std::size_t>(status);
  return kStatusRows.at(number < kStatusRows.size() ? number : 0).views;
}

// The status of a row after one of its views has been set. What the view shows already changes
// nothing, so that a caller may send back what it was told; else it is the first status that shows
// it. With Unknown, a row that was begun or completed is not started any more; of the other two,
// Unknown means nothing was said.
[[nodiscard]] ActivityStatus with_completed(ActivityStatus now, ActivityStatus completed);
[[nodiscard]] ActivityStatus with_invitation(ActivityStatus now, InvitationStatus invitation);
[[nodiscard]] ActivityStatus with_assignment(ActivityStatus now, AssignmentStatus assignment);

// The other one: what is not completed becomes so; what is, Started, not NotStarted.
[[nodiscard]] ActivityStatus toggled(ActivityStatus now);

// What an invitation or assignment becomes when its owner has seen it; others stay.
[[nodiscard]] ActivityStatus seen(ActivityStatus now);

// Whether somebody is still to answer, or has declined.
[[nodiscard]] constexpr bool is_invitation(ActivityStatus status) {
  return status >= ActivityStatus::Booking && status <= ActivityStatus::BookingDeclined;
}
[[nodiscard]] constexpr bool is_assignment(ActivityStatus status) {
  return status >= ActivityStatus::Assignment && status <= ActivityStatus::AssignmentDeclined;
}

// A row as somebody's own, and the same as something they have not accepted: 1 and 6, 2 and 7.
[[nodiscard]] AppointmentType accepted_type(AppointmentType type);
[[nodiscard]] AppointmentType unanswered_type(AppointmentType type);

}  // namespace crm
