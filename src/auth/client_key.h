// Which program at which place is calling, so that two clients of one user are two sessions
// [wire: Sessions].
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "http/message.h"

namespace crm::auth {

// A hash of the counted address (see guard.h) and User-Agent: equal for equal clients, today and
// after a restart.
using ClientKey = std::array<unsigned char, 16>;

[[nodiscard]] ClientKey client_key_of(const http::Request& request);

}  // namespace crm::auth
