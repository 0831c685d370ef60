#include "server/app_services.h"

#include <utility>

#include "base/text.h"

namespace crm::server {

Result<Context> context_of(std::string_view name, const Tenants& tenants) {
  if (equals_ignoring_case(name, "common")) return Context{};
  auto tenant = tenants.find(name);
  if (!tenant) return refuse(ErrorKind::NotFound, "There is no such tenant.");
  return Context{std::move(tenant)};
}

std::int64_t unix_seconds(Instant at) { return at.ticks / kTicksPerSecond; }

}  // namespace crm::server
