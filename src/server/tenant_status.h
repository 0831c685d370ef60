// GET /api/state/{tenant}: whether a tenant is answered, and where [wire: Tenants].
#pragma once

#include <cstdint>
#include <string_view>

#include "base/instant.h"
#include "http/message.h"
#include "server/tenants.h"
#include "server/urls.h"

namespace crm::server {

// How long what is told may be believed: what a suspended tenant is to be asked again after.
inline constexpr std::int64_t kStatusValidS = kSuspendedRetryS;

// `name` is what was asked for; a tenant that is not there is of unknown state, and no error.
[[nodiscard]] http::Response tenant_status_response(const http::Request& request,
                                                    const Tenants& tenants, std::string_view name,
                                                    const Urls& urls, Instant now);

}  // namespace crm::server
