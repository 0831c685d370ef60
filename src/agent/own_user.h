// The user who asks, as REST tells them [entities §1.2].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/associate.h"

namespace crm::agent {

[[nodiscard]] Result<carrier::Associate> own_associate(Reading& desk, const NoArguments& none);

}  // namespace crm::agent
