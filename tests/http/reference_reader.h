// A second reader of requests, slow and obvious: it sees the whole input at once, takes it octet by
// octet, and follows the grammar of [rfc 9112] as it is written there. It shares no code with the
// real reader, which must agree with it on every input.
#pragma once

#include <string_view>

#include "http/limits.h"
#include "tests/http/reading.h"

namespace crm::http::testing {

// What the first message in `input` comes to, the input being all that has arrived.
[[nodiscard]] Reading read_by_reference(std::string_view input, const Limits& limits);

}  // namespace crm::http::testing
