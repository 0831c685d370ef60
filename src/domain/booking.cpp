#include "domain/booking.h"

#include <algorithm>

namespace crm {
namespace {

bool names(std::span<const Participant> list, const Participant& who) {
  return std::ranges::any_of(list,
                             [&](const Participant& one) { return same_participant(one, who); });
}

}  // namespace

Standing invited(AppointmentType master) {
  return {unanswered_type(master), ActivityStatus::Booking};
}

Standing accepted(Standing now) {
  const bool was_asked = is_invitation(now.status) || is_assignment(now.status);
  return {accepted_type(now.type), was_asked ? ActivityStatus::NotStarted : now.status};
}

Standing declined(Standing now, Asked asked) {
  switch (asked) {
    case Asked::ToTakePart:
      return {unanswered_type(now.type), ActivityStatus::BookingDeclined};
    case Asked::ToDoIt:
      return {unanswered_type(now.type), ActivityStatus::AssignmentDeclined};
    case Asked::Nothing:
      break;
  }
  return now;
}

Standing called_off(Standing now) {
  return {unanswered_type(now.type), ActivityStatus::BookingDeleted};
}

Standing moved(Standing now) {
  switch (now.status) {
    case ActivityStatus::Completed:
    case ActivityStatus::Hidden:
    case ActivityStatus::BookingDeleted:
      return now;
    default:
      return {unanswered_type(now.type), ActivityStatus::BookingMoved};
  }
}

Standing handed_over(Standing now, bool taken_by_new_owner) {
  if (now.status == ActivityStatus::Completed) return now;
  if (taken_by_new_owner) return accepted(now);
  return {unanswered_type(now.type), ActivityStatus::Assignment};
}

BookingChange booking_change(const Participant& owner, std::span<const Slave> slaves,
                             std::span<const Participant> wanted) {
  BookingChange change;
  for (std::size_t i = 0; i < slaves.size(); ++i) {
    const bool stays = names(wanted, slaves[i].who) && !same_participant(slaves[i].who, owner);
    const bool is_off = slaves[i].status == ActivityStatus::BookingDeleted;
    if (stays && is_off) change.again.push_back(i);
    if (!stays && !is_off) change.dropped.push_back(i);
  }
  for (const Participant& who : wanted) {
    const bool has_slave = std::ranges::any_of(
        slaves, [&](const Slave& slave) { return same_participant(slave.who, who); });
    if (has_slave || same_participant(who, owner) || names(change.invited, who)) continue;
    change.invited.push_back(who);
  }
  return change;
}

}  // namespace crm
