#include "store/sqlite/app_rows.h"

#include <cstdint>
#include <string>

#include "store/sqlite/rows.h"
#include "store/sqlite/sql.h"

namespace crm::store::sqlite {

std::vector<App> read_apps(Connection& connection) {
  std::vector<App> apps;
  {
    Run run(connection.prepared(sql::kApps));
    while (run.next()) apps.push_back(read_row<App>(run));
  }
  for (App& app : apps) {
    Run run(connection.prepared(sql::kRedirectUris), app.id);
    while (run.next()) run.read(app.redirect_uris.emplace_back());
  }
  return apps;
}

void put_app(Connection& connection, const App& app) {
  {
    Run run(connection.prepared(sql::kPutApp));
    bind_row(run, app);
    run.finish();
  }
  Run(connection.prepared(sql::kEraseRedirectUris), app.id).finish();
  std::int64_t position = 0;
  for (const std::string& uri : app.redirect_uris) {
    Run(connection.prepared(sql::kPutRedirectUri), app.id, position++, uri).finish();
  }
}

}  // namespace crm::store::sqlite
