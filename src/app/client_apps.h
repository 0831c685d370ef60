// What the app commands do, over an open store; each returns what is to be printed.
#pragma once

#include <string>

#include "app/commands.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace crm::app {

// Registers an app; tells its client id and, this once, its secret.
[[nodiscard]] Result<std::string> add_app(store::Store& store, const Clock& clock,
                                          const AppOptions& options);

// All apps, as a table or an array.
[[nodiscard]] Result<std::string> list_apps(const store::Store& store, const AppOptions& options);

// Makes an app, by its client id or name, and all that it was given void for good.
[[nodiscard]] Result<std::string> revoke_app(store::Store& store, const Clock& clock,
                                             const AppOptions& options);

// Lets an app into the tenants, or out of them again.
[[nodiscard]] Result<std::string> approve_app(store::Store& store, const Clock& clock,
                                              const AppOptions& options);
[[nodiscard]] Result<std::string> withdraw_app(store::Store& store, const AppOptions& options);

}  // namespace crm::app
