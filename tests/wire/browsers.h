// Browsers that signed in before the stories begin.
#pragma once

#include <vector>

#include "domain/session.h"

namespace crm {

// What a browser holds is 32 times the byte of its session's number, in base64url: the first is
// AQEB…. Kari's (1) and Ola's (5) are open, Ola's for whoever logs out; those of a user without
// contacts were idle for too long (2) or have lasted too long (3); 4 is of a retired user,
// 6 of one who is waiting for approval.
[[nodiscard]] std::vector<Session> signed_in_browsers();

}  // namespace crm
