#include <string>

#include "app/commands.h"
#include "app/console.h"
#include "app/installation.h"
#include "app/version.h"
#include "reference/openapi.h"

namespace crm::app {

Result<void> show_openapi(const Configuration& configuration, const OpenApiOptions& options) {
  const Settings& settings = configuration.settings;
  reference::Settings described;
  described.server_url =
      options.server.empty() ? scheme_of(settings) + "://" + settings.listen : options.server;
  while (described.server_url.ends_with('/')) described.server_url.pop_back();
  described.version = kVersion;
  described.limits = http_limits(settings);
  described.online = is_online(settings);
  print(reference::openapi_document(described));
  return {};
}

}  // namespace crm::app
