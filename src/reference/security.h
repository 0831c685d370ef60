// The ways in which a caller is known [wire: Authorization].
#pragma once

#include "reference/json.h"

namespace crm::reference {

// components/securitySchemes of the document.
[[nodiscard]] Json all_security_schemes();

// Of an operation: any one of the schemes, or none is needed.
[[nodiscard]] Json security(bool needs_caller);

}  // namespace crm::reference
