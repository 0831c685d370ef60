// The companies that a caller has to do with these days [entities §1.2].
#pragma once

#include <cstdint>
#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/contact.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"

namespace crm::agent {

// Of each source.
inline constexpr std::int32_t kRecentContactsMax = 50;

// Each once: those looked at, the last one first; then those of the caller's own follow-ups of
// today and tomorrow by the caller's clock, the earliest first. Nobody has favourites yet.
[[nodiscard]] Result<std::vector<carrier::Contact>> get_my_recent_contacts(
    Reading& desk, const carrier::Given<carrier::RecentContactsArguments>& asked);

}  // namespace crm::agent
