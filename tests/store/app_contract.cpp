// Client applications, which belong to the installation, and what tenants think of them.
#include <string>
#include <vector>

#include "domain/app.h"
#include "tests/store/contract.h"

namespace crm::store {
namespace {

constexpr TenantId kOther{12345};

App app(std::int32_t id, const std::string& name) {
  return {.id = AppId{id},
          .client_id = std::string(31, '0') + std::to_string(id),
          .name = name,
          .secret_hash = "hash of " + name,
          .redirect_uris = {"https://b.example/", "https://a.example/"},
          .public_key = "-----BEGIN PUBLIC KEY-----\n",
          .registered_at = instant("2026-01-31T09:00:00.1234567"),
          .revoked_at = {}};
}

AppApproval approval(std::int32_t app, const std::string& system_token) {
  return {AppId{app}, system_token, instant("2026-01-31T09:20:00")};
}

std::vector<App> apps_of(const Store& store) {
  const auto apps = store.apps();
  EXPECT_TRUE(apps.has_value());
  return apps.value_or(std::vector<App>{});
}

void add(Store& store, const std::vector<App>& added) {
  const auto done = store.change_apps([&](std::vector<App>& apps) -> Result<void> {
    apps.insert(apps.end(), added.begin(), added.end());
    return {};
  });
  ASSERT_TRUE(done.has_value()) << done.error().detail;
}

std::vector<AppApproval> approvals(const Reader& reader) { return reader.app_approvals(); }

TEST_P(StoreContract, BeginsWithoutApps) {
  EXPECT_TRUE(apps_of(*store_).empty());
  EXPECT_TRUE(ask(approvals).empty());
}

TEST_P(StoreContract, KeepsAppsAsTheyAreAddedAndTellsThemInOrder) {
  const App bare{.id = AppId{1}, .client_id = "1", .name = "Bare", .secret_hash = "hash"};
  add(*store_, {app(3, "Third"), bare});
  EXPECT_EQ(apps_of(*store_), (std::vector{bare, app(3, "Third")}));
}

TEST_P(StoreContract, KeepsWhatAChangeLeavesOfThem) {
  add(*store_, {app(1, "One"), app(2, "Two")});
  App revoked = app(1, "One");
  revoked.revoked_at = instant("2026-01-31T09:25:00");
  revoked.redirect_uris = {"https://c.example/"};
  const auto done = store_->change_apps([&](std::vector<App>& apps) -> Result<void> {
    EXPECT_EQ(apps, (std::vector{app(1, "One"), app(2, "Two")}));
    apps[0] = revoked;
    return {};
  });
  EXPECT_TRUE(done.has_value());
  EXPECT_EQ(apps_of(*store_), (std::vector{revoked, app(2, "Two")}));
}

TEST_P(StoreContract, AChangeThatIsRefusedChangesNothing) {
  add(*store_, {app(1, "One")});
  const auto done = store_->change_apps([&](std::vector<App>& apps) -> Result<void> {
    apps[0].name = "Another";
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().detail, "no");
  EXPECT_EQ(apps_of(*store_), (std::vector{app(1, "One")}));
}

TEST_P(StoreContract, ATenantApprovesAppsForItselfAlone) {
  add(*store_, {app(1, "One"), app(2, "Two")});
  write([](Transaction& transaction) {
    transaction.put(approval(2, "Two-abc"));
    transaction.put(approval(1, "One-abc"));
    EXPECT_EQ(transaction.app_approvals().size(), 2U);
  });
  write([](Transaction& transaction) { transaction.put(approval(1, "One-xyz")); }, kOther);
  EXPECT_EQ(ask(approvals), (std::vector{approval(1, "One-abc"), approval(2, "Two-abc")}));
  EXPECT_EQ(ask(approvals, kOther), (std::vector{approval(1, "One-xyz")}));
}

TEST_P(StoreContract, AnApprovalIsReplacedAndTakenAway) {
  add(*store_, {app(1, "One"), app(2, "Two")});
  write([](Transaction& transaction) {
    transaction.put(approval(1, "One-abc"));
    transaction.put(approval(2, "Two-abc"));
  });
  write([](Transaction& transaction) { transaction.put(approval(1, "One-xyz")); }, kOther);
  write([](Transaction& transaction) {
    transaction.put(approval(1, "One-new"));
    transaction.erase(AppId{2});
  });
  EXPECT_EQ(ask(approvals), (std::vector{approval(1, "One-new")}));
  EXPECT_EQ(ask(approvals, kOther), (std::vector{approval(1, "One-xyz")}));
}

}  // namespace
}  // namespace crm::store
