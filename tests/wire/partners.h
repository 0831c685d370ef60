// The apps of an online story.
#pragma once

#include <memory>

#include "auth/apps.h"

namespace crm {

// "Partner", whose secret is partner-secret, may call in Cust00001 and Cust00002, and sends people
// back to https://partner.example/callback; "Distant", with distant-secret, in Cust00003 alone.
[[nodiscard]] std::shared_ptr<const auth::Apps> partners();

}  // namespace crm
