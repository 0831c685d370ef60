#include "server/tenants.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/support/sent_request.h"

namespace crm::server {
namespace {

Tenant tenant(std::int32_t id, TenantState state = TenantState::Running, std::string host = "") {
  return {.id = TenantId{id},
          .name = "Tenant",
          .state = state,
          .host = std::move(host),
          .registered = {}};
}

const Tenants& online() {
  static const Tenants kTenants({tenant(7), tenant(12345, TenantState::Suspended),
                                 tenant(8, TenantState::Running, "online3.example.test"),
                                 tenant(9, TenantState::OnlineMaintenance)});
  return kTenants;
}

// By the way of the request, from its path and the host it was sent to.
Result<TenantId> of(const Tenants& tenants, const std::string& path,
                    std::string_view host = "crm.example.test", const std::string& method = "GET") {
  SentRequest request(method, path);
  request.to(host);
  return tenants.tenant_of(request, route::find(path, route::Prefixes::of_tenants()).value());
}

ErrorKind refusal(const std::string& path, std::string_view host = "crm.example.test",
                  const std::string& method = "GET") {
  const auto found = of(online(), path, host, method);
  return found ? ErrorKind::Internal : found.error().kind;
}

TEST(Tenants, OnSiteThereIsOneWhateverTheRequestSays) {
  const Tenants on_site(TenantId{42});
  EXPECT_EQ(of(on_site, "/Cust00007/api", "elsewhere.example.test"), TenantId{42});
}

TEST(Tenants, OnlineThePathTellsInAnyCase) {
  EXPECT_EQ(of(online(), "/Cust00007/api"), TenantId{7});
  EXPECT_EQ(of(online(), "/cUST00007/api/v1"), TenantId{7});
  EXPECT_EQ(of(online(), "/%43ust0%30007/login"), TenantId{7});
  EXPECT_EQ(of(online(), "/Cust00009/api"), TenantId{9});
}

TEST(Tenants, WhatIsTheInstallationsIsNobodys) {
  EXPECT_EQ(of(online(), "/openapi.json"), kNoTenant);
}

TEST(Tenants, ANameThatIsNobodysIsNotFound) {
  for (const char* name : {"Cust00006", "Cust7", "Cust000007", "Cust00000", "Cust99999999999"}) {
    EXPECT_EQ(refusal("/" + std::string(name) + "/api"), ErrorKind::NotFound) << name;
  }
}

TEST(Tenants, ATenantWithAHostIsServedThereAlone) {
  EXPECT_EQ(of(online(), "/Cust00008/api", "online3.example.test"), TenantId{8});
  EXPECT_EQ(of(online(), "/Cust00008/api", "ONLINE3.example.test:8443"), TenantId{8});
  for (const char* host : {"crm.example.test", "xonline3.example.test", "online3.example.test.evil",
                           "online3.example.test@evil", ""}) {
    const auto refused = of(online(), "/Cust00008/api", host);
    ASSERT_FALSE(refused) << host;
    EXPECT_EQ(refused.error().kind, ErrorKind::Misdirected);
    EXPECT_EQ(refused.error().detail, kWrongHost);
  }
}

TEST(Tenants, ASuspendedTenantIsToBeAskedAgain) {
  const auto refused = of(online(), "/Cust12345/api");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::Unavailable);
  EXPECT_EQ(refused.error().retry_after_s, kSuspendedRetryS);
  EXPECT_EQ(of(online(), "/Cust12345/api", "crm.example.test", "OPTIONS"), TenantId{12345});
}

TEST(Tenants, AreFoundByNameWhateverTheirState) {
  EXPECT_EQ(online().find("CUST12345"), tenant(12345, TenantState::Suspended));
  EXPECT_EQ(online().find("Cust00006"), std::nullopt);
  EXPECT_EQ(online().find("Cust7"), std::nullopt);
  EXPECT_EQ(Tenants(TenantId{7}).find("Cust00007"), std::nullopt);
}

TEST(Tenants, AreReplacedAsAWhole) {
  Tenants tenants({tenant(7)});
  tenants.replace({tenant(8)});
  EXPECT_FALSE(of(tenants, "/Cust00007/api"));
  EXPECT_EQ(of(tenants, "/Cust00008/api"), TenantId{8});
}

}  // namespace
}  // namespace crm::server
