// Wrong passwords for one login, as they are kept across restarts.
#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"

namespace crm {

struct SignInFailure {
  std::string login;       // ASCII-folded; somebody's or nobody's
  std::int32_t count = 0;  // since the last right password
  Instant first_at;
  Instant last_at;

  bool operator==(const SignInFailure&) const = default;
};

}  // namespace crm
