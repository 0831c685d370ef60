// The body that the call takes, in every type, with examples.
#pragma once

#include "reference/json.h"

namespace crm::reference {

// requestBody of the call.
[[nodiscard]] Json request_body();

}  // namespace crm::reference
