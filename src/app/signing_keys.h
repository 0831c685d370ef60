// The file that holds the keys that this installation signs with.
#pragma once

#include <filesystem>
#include <optional>

#include "app/settings.h"
#include "base/instant.h"
#include "base/result.h"
#include "jose/signing_keys.h"

namespace crm::app {

// DATABASE.signing-keys.
[[nodiscard]] std::filesystem::path signing_key_file(const Settings& settings);

// What it holds; none where it has not been made. Errors: those of read_secret_file(), and
// Unavailable where it holds something else.
[[nodiscard]] Result<std::optional<jose::SigningKeys>> read_signing_keys(const Settings& settings);

// The same, and makes it. REQUIRES: the database is open for writing. Errors: those of
// write_secret_file(), too.
[[nodiscard]] Result<jose::SigningKeys> signing_keys(const Settings& settings, Instant now);

// A new key signs from now on; those before stay as long as jose::SigningKeys says. Makes the file
// where there is none. REQUIRES: as above. Errors: those above, and Busy where too many are needed.
[[nodiscard]] Result<jose::SigningKeys> rotate_signing_keys(const Settings& settings, Instant now);

}  // namespace crm::app
