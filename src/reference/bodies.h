// The body that the call takes and the rows that it answers, in every type, with examples.
#pragma once

#include "reference/json.h"

namespace crm::reference {

// requestBody of the call.
[[nodiscard]] Json request_body();

// content of its answer.
[[nodiscard]] Json rows_content();

}  // namespace crm::reference
