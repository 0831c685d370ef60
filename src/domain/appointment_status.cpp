#include "domain/appointment_status.h"

#include <algorithm>

namespace crm {
namespace {

// The first status of the table that shows `wanted` in one of its views; `now` where none does.
template <class View>
ActivityStatus first_showing(ActivityStatus now, View StatusViews::* view, View wanted) {
  if (views_of(now).*view == wanted) return now;
  const auto* const found = std::ranges::find_if(
      kStatusRows, [&](const StatusRow& row) { return row.views.*view == wanted; });
  return found == kStatusRows.end() ? now : found->status;
}

}  // namespace

ActivityStatus with_completed(ActivityStatus now, ActivityStatus completed) {
  if (views_of(now).completed == completed) return now;
  if (completed == ActivityStatus::Unknown) return ActivityStatus::NotStarted;
  return first_showing(now, &StatusViews::completed, completed);
}

ActivityStatus with_invitation(ActivityStatus now, InvitationStatus invitation) {
  // Several statuses have no invitation, so that None cannot say which of them is meant.
  if (invitation == InvitationStatus::Unknown || invitation == InvitationStatus::None) return now;
  return first_showing(now, &StatusViews::invitation, invitation);
}

ActivityStatus with_assignment(ActivityStatus now, AssignmentStatus assignment) {
  if (assignment == AssignmentStatus::Unknown || assignment == AssignmentStatus::None) return now;
  return first_showing(now, &StatusViews::assignment, assignment);
}

ActivityStatus toggled(ActivityStatus now) {
  return now == ActivityStatus::Completed ? ActivityStatus::Started : ActivityStatus::Completed;
}

ActivityStatus seen(ActivityStatus now) {
  switch (now) {
    case ActivityStatus::Booking:
      return ActivityStatus::BookingSeen;
    case ActivityStatus::BookingMoved:
      return ActivityStatus::BookingMovedSeen;
    case ActivityStatus::Assignment:
      return ActivityStatus::AssignmentSeen;
    default:
      return now;
  }
}

AppointmentType accepted_type(AppointmentType type) {
  if (type == AppointmentType::BookingForDiary) return AppointmentType::InDiary;
  if (type == AppointmentType::BookingForChecklist) return AppointmentType::InChecklist;
  return type;
}

AppointmentType unanswered_type(AppointmentType type) {
  if (type == AppointmentType::InDiary) return AppointmentType::BookingForDiary;
  if (type == AppointmentType::InChecklist) return AppointmentType::BookingForChecklist;
  return type;
}

}  // namespace crm
