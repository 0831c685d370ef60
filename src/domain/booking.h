// Rows that several people share. Who is invited has a row of their own, a slave, which points to
// the master by its mother's id; the master's mother is itself. Handing a row over to somebody else
// makes no second row [adr 28].
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "domain/appointment_status.h"
#include "domain/entities.h"
#include "domain/ids.h"

namespace crm {

[[nodiscard]] constexpr BookingType booking_type(AppointmentId id, AppointmentId mother) {
  if (raw(mother) == 0) return BookingType::None;
  return mother == id ? BookingType::Owner : BookingType::Participant;
}

// What the owner of a row was asked by somebody else, and may answer.
enum class Asked : std::uint8_t { Nothing, ToTakePart, ToDoIt };

[[nodiscard]] constexpr Asked asked_of_owner(BookingType booking, AssociateId assigned_by) {
  if (booking == BookingType::Participant) return Asked::ToTakePart;
  return assigned_by != kNobody ? Asked::ToDoIt : Asked::Nothing;
}

// The two columns that tell together where an invitation or assignment stands.
struct Standing {
  AppointmentType type = AppointmentType::InDiary;
  ActivityStatus status = ActivityStatus::NotStarted;

  bool operator==(const Standing&) const = default;
};

// A new slave of a master of that type.
[[nodiscard]] Standing invited(AppointmentType master);
// Makes the row its owner's own: 6 becomes 1, 7 becomes 2, not started. Who was asked nothing, or
// has answered so, keeps what there is.
[[nodiscard]] Standing accepted(Standing now);
// Also by somebody who had accepted. A row that nobody asked for stays as it is.
[[nodiscard]] Standing declined(Standing now, Asked asked);
// A slave whose master is gone, or who is not wanted any more; one that was completed, too.
[[nodiscard]] Standing called_off(Standing now);
// A slave whose master has another time now: asked again, even after declining; not if it was
// called off or hidden, or is completed.
[[nodiscard]] Standing moved(Standing now);
// A row of its own with a new owner. Somebody else's gift is to be accepted; who takes it has
// accepted. What is completed stays so.
[[nodiscard]] Standing handed_over(Standing now, bool taken_by_new_owner);

// One who takes part: a user, or a person who is none.
struct Participant {
  AssociateId associate = kNobody;
  PersonId person = kNoPerson;  // of a user: their own, if any; the user counts

  bool operator==(const Participant&) const = default;
};

[[nodiscard]] constexpr bool same_participant(const Participant& a, const Participant& b) {
  if (a.associate != kNobody || b.associate != kNobody) return a.associate == b.associate;
  return a.person == b.person;
}

// A slave, as far as changes of participants go.
struct Slave {
  Participant who;
  ActivityStatus status = ActivityStatus::Booking;

  bool operator==(const Slave&) const = default;
};

// What a list of participants asks of the rows of a booking.
struct BookingChange {
  std::vector<Participant> invited;  // need a slave; in the order of the list
  std::vector<std::size_t> again;    // slaves that had been called off and are wanted after all
  std::vector<std::size_t> dropped;  // slaves to be called off

  bool operator==(const BookingChange&) const = default;
};

// The owner takes part without a slave, wherever the list names them; who is named twice counts
// once. Slaves of participants who stay are left alone.
[[nodiscard]] BookingChange booking_change(const Participant& owner, std::span<const Slave> slaves,
                                           std::span<const Participant> wanted);

}  // namespace crm
