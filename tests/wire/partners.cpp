#include "tests/wire/partners.h"

#include <string>
#include <vector>

#include "auth/app_secret.h"
#include "auth/token_hash.h"
#include "domain/app.h"

namespace crm {
namespace {

constexpr AppId kPartner{1};
constexpr AppId kDistant{2};

App app(AppId id, const std::string& name, const std::string& secret) {
  App app;
  app.id = id;
  app.client_id = std::string(31, '0') + std::to_string(raw(id));
  app.name = name;
  app.secret_hash = auth::hex(auth::app_secret_digest(secret));
  app.redirect_uris = {"https://partner.example/callback"};
  return app;
}

}  // namespace

std::shared_ptr<const auth::Apps> partners() {
  return std::make_shared<const auth::Apps>(
      std::vector{app(kPartner, "Partner", "partner-secret"),
                  app(kDistant, "Distant", "distant-secret")},
      std::vector<auth::TenantApproval>{{TenantId{1}, {kPartner, "Partner-a1B2c3D4e5", {}}},
                                        {TenantId{2}, {kPartner, "Partner-f6G7h8I9j0", {}}},
                                        {TenantId{3}, {kDistant, "Distant-k1L2m3N4o5", {}}}});
}

}  // namespace crm
