// What the call answers, in every type, with examples.
#pragma once

#include "reference/json.h"

namespace crm::reference {

// content of the answer.
[[nodiscard]] Json rows_content();

}  // namespace crm::reference
