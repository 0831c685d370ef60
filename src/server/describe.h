// Answers that tell what can be called, and never run it [wire: Address and methods].
#pragma once

#include "http/message.h"

namespace crm::server {

// For GET and HEAD on the call: its address and what a POST there does.
[[nodiscard]] http::Response describe(const http::Request& request);

// For OPTIONS: the verbs.
[[nodiscard]] http::Response options_response();

}  // namespace crm::server
