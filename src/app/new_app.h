// A client application as it is asked for on the command line, checked.
#pragma once

#include <vector>

#include "app/commands.h"
#include "base/instant.h"
#include "base/result.h"
#include "domain/app.h"

namespace crm::app {

// With a new client id, without an id and a secret. Reads the file of the public key. Errors:
// BadRequest, saying which option is wrong; NotFound for the file.
[[nodiscard]] Result<App> new_app(const AppOptions& options, Instant now);

// Gives it the next id. Errors: BadRequest where an app that is not revoked has its name, or there
// are as many as may be.
[[nodiscard]] Result<void> add_to(std::vector<App>& apps, App& app);

}  // namespace crm::app
