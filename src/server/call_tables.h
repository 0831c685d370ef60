// The calls of each service. A file each, as making them of their tables takes compilers long.
#pragma once

#include <vector>

#include "server/calls.h"

namespace crm::server {

[[nodiscard]] std::vector<Call> appointment_calls();
[[nodiscard]] std::vector<Call> contact_calls();
[[nodiscard]] std::vector<Call> document_calls();
[[nodiscard]] std::vector<Call> list_calls();
[[nodiscard]] std::vector<Call> person_calls();
[[nodiscard]] std::vector<Call> user_calls();  // of Associate, User and MDO

}  // namespace crm::server
