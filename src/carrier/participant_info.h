// One who takes part in a follow-up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/activity_enums.h"
#include "carrier/field.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct ParticipantInfo {
  std::int32_t associate_id = 0;
  std::int32_t person_id = 0;
  std::int32_t contact_id = 0;
  std::int32_t email_id = 0;
  bool send_email = false;
  InvitationStatus invitation_status = InvitationStatus::Unknown;
  std::string email_address;
  std::string description;
  ExternallyOwnedType externally_owned_type = ExternallyOwnedType::Unknown;
  ExternallyOwnedStatus externally_owned_status = ExternallyOwnedStatus::Unknown;

  bool operator==(const ParticipantInfo&) const = default;
};

template <>
struct Description<ParticipantInfo> {
  using C = ParticipantInfo;
  static constexpr std::string_view kName = "ParticipantInfo";
  static constexpr auto kFields = Fields{
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "The user, or 0."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "The person, or 0."},
      Field{"ContactId", &C::contact_id, Use::Both, 0, "The company, or 0."},
      Field{"EmailId", &C::email_id, Use::Both, 0,
            "Which of the person's addresses is used, or 0."},
      Field{"SendEmail", &C::send_email, Use::Both, 0, "Whether an invitation is sent by e-mail."},
      Field{"InvitationStatus", &C::invitation_status, Use::Both, 0,
            "What was answered to the invitation."},
      Field{"EmailAddress", &C::email_address, Use::Both, lengths::kEmail, "The address used."},
      Field{"Description", &C::description, Use::Both, 0, "Who it is, in words."},
      Field{"ExternallyOwnedType", &C::externally_owned_type, Use::Both, 0,
            "The part taken in another calendar."},
      Field{"ExternallyOwnedStatus", &C::externally_owned_status, Use::Both, 0,
            "What was answered in another calendar."},
  };
};

}  // namespace crm::carrier
