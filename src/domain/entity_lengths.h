// The greatest lengths of further texts of entities, in Unicode code points [adr 24].
#pragma once

#include <cstddef>

namespace crm::lengths {

inline constexpr std::size_t kNumber = 49;  // of companies and persons
inline constexpr std::size_t kTitle = 239;  // of persons, and forms of address
inline constexpr std::size_t kDescription = 4000;
inline constexpr std::size_t kEmailDescription = 254;
inline constexpr std::size_t kUrlDescription = 254;
inline constexpr std::size_t kPhone = 239;
inline constexpr std::size_t kPhoneDescription = 99;
inline constexpr std::size_t kDomain = 255;
inline constexpr std::size_t kDbiKey = 255;
inline constexpr std::size_t kAddressLine = 79;  // cities too
inline constexpr std::size_t kCounty = 29;
inline constexpr std::size_t kState = 5;
inline constexpr std::size_t kZipcode = 11;
inline constexpr std::size_t kPostLine = 99;
inline constexpr std::size_t kAgenda = 4000;  // and internal notes
inline constexpr std::size_t kLocation = 254;
inline constexpr std::size_t kRejectReason = 254;
inline constexpr std::size_t kVideomeetUrl = 2000;
inline constexpr std::size_t kVideomeetId = 100;
inline constexpr std::size_t kReference = 99;
inline constexpr std::size_t kDocumentName = 511;
inline constexpr std::size_t kExternalRef = 511;
inline constexpr std::size_t kListName = 239;
inline constexpr std::size_t kListTooltip = 254;

// Of a list, in items.
inline constexpr std::size_t kParticipants = 500;

}  // namespace crm::lengths
