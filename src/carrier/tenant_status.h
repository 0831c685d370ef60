// Whether a tenant is answered, and where, as GET /api/state/{tenant} tells it [wire: Tenants].
#pragma once

#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct TenantStatus {
  std::string context_identifier;
  std::string endpoint;  // "" for one that is not there, like api
  std::string state;     // the name of the state, not its number
  bool is_running = false;
  std::string valid_until;  // UTC, to the second
  std::string api;
};

template <>
struct Description<TenantStatus> {
  using C = TenantStatus;
  static constexpr std::string_view kName = "TenantStatus";
  static constexpr auto kFields = Fields{
      Field{"ContextIdentifier", &C::context_identifier, Use::Answer, 0,
            "The name of the tenant, such as Cust12345."},
      Field{"Endpoint", &C::endpoint, Use::Answer, 0,
            "Where the tenant stands; empty for one that is not there."},
      Field{"State", &C::state, Use::Answer, 0,
            "Running, Suspended or another state; Unknown for a tenant that is not there."},
      Field{"IsRunning", &C::is_running, Use::Answer, 0, "Whether its requests are answered."},
      Field{"ValidUntil", &C::valid_until, Use::Answer, 0,
            "How long to believe this before asking again; UTC."},
      Field{"Api", &C::api, Use::Answer, 0,
            "Where its API stands; empty for a tenant that is not there."},
  };
};

}  // namespace crm::carrier
