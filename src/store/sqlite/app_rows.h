// The rows of client applications, over one connection: they belong to no tenant.
#pragma once

#include <vector>

#include "domain/app.h"
#include "store/sqlite/connection.h"

namespace crm::store::sqlite {

// Both throw Failure. REQUIRES: a transaction is open on `connection`.
[[nodiscard]] std::vector<App> read_apps(Connection& connection);
// Adds it, or replaces the one of the same id.
void put_app(Connection& connection, const App& app);

}  // namespace crm::store::sqlite
