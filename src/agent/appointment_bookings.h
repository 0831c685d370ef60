// The rows that several people share: who takes part, and what a change of the master means for the
// rows of those invited [adr 28].
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "agent/saving_rules.h"
#include "carrier/appointment_entity.h"
#include "carrier/participant_info.h"
#include "domain/booking.h"

namespace crm::agent {

[[nodiscard]] constexpr bool is_invitation_row(const Appointment& row) {
  return booking_type(row.id, row.mother) == BookingType::Participant;
}

// Who takes part, the owner first; not who has been called off.
[[nodiscard]] std::vector<carrier::ParticipantInfo> participants_of(const Reading& desk,
                                                                    const Appointment& row);

// A line of Participants, and whom it means.
struct NamedParticipant {
  Participant who;
  carrier::ParticipantInfo info;
};

// Lines that name nobody are found under Participants[i] and left out. Whoever took part already
// may stay, though they may have retired.
[[nodiscard]] std::vector<NamedParticipant> named_participants(
    const Reading& desk, const std::vector<carrier::ParticipantInfo>& before,
    const std::vector<carrier::ParticipantInfo>& after, Rules& rules);

// Saves a master, or a row that nobody else takes part in, and the rows of `wanted`, who may name
// the owner. `before` is the row as stored, none for a new one. Returns the row as it was saved.
Appointment save_with_participants(Writing& desk, const std::optional<Appointment>& before,
                                   Appointment row, const std::vector<NamedParticipant>& wanted);

// Erases a row. The rows of those whom it invited are called off; who erases an invitation has
// declined it. Rights are not looked at.
void erase_row(Writing& desk, const Appointment& row);

}  // namespace crm::agent
