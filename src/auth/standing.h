// Whether somebody who has proven who they are is let in. Nobody else is told.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "domain/entities.h"

namespace crm::auth {

enum class Standing : std::uint8_t { Admitted, WaitingForApproval, Retired };

[[nodiscard]] Standing standing_of(const Associate& user);

// Errors: Forbidden, with the reason.
[[nodiscard]] Result<void> admit(Standing standing);

}  // namespace crm::auth
