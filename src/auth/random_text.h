// Secrets that nobody guesses, as text.
#pragma once

#include <string>

namespace crm::auth {

// 256 random bits as 43 characters of base64url.
[[nodiscard]] std::string random_text();

// Must come before anything random; again, and on several threads, is fine. Throws where the
// machine has no source of random numbers.
void start_random();

}  // namespace crm::auth
