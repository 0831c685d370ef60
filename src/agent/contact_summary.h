// A company at a glance [entities §1.2].
#pragma once

#include <optional>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/contact_summary.h"
#include "carrier/given.h"

namespace crm::agent {

// Null for a company that the caller cannot read. Of follow-ups and documents those that the caller
// may see and read, the newest first, each kind at most `Limit` times; all with a negative one. Of
// a meeting that others are invited to there is one line, the host's.
[[nodiscard]] Result<std::optional<carrier::ContactSummary>> get_contact_summary(
    Reading& desk, const carrier::Given<carrier::ContactSummaryArguments>& asked);

}  // namespace crm::agent
