// The request target: what is asked for, in one of the four forms of [rfc 9112].
#pragma once

#include <string_view>

#include "http/refusal.h"

namespace crm::http {

// Parts of the target, counted from its first octet; those that it does not have are of size 0.
struct Target {
  Span authority;  // of the absolute form
  Span path;       // not there in *, and where an absolute form leaves it out
  Span query;      // behind the first '?'
};

// REQUIRES: the octets of both have been checked, and neither is empty.
[[nodiscard]] Read<Target> read_target(std::string_view method, std::string_view target);

}  // namespace crm::http
