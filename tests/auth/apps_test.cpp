#include "auth/apps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "auth/app_records.h"
#include "auth/app_secret.h"
#include "auth/system_user.h"
#include "auth/token_hash.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr TenantId kOther{12345};

App app(std::int32_t id, const std::string& secret) {
  App app;
  app.id = AppId{id};
  app.client_id = "client " + std::to_string(id);
  app.name = "App " + std::to_string(id);
  app.secret_hash = hex(app_secret_digest(secret));
  return app;
}

TEST(AppSecret, IsRandomAndOfItsForm) {
  const std::string secret = random_app_secret();
  EXPECT_EQ(secret.size(), 43U);
  EXPECT_NE(secret, random_app_secret());
  const std::string id = random_client_id();
  EXPECT_EQ(id.size(), 32U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(id, random_client_id());
}

TEST(AppSecret, ASystemTokenIsTheNameAndTenLettersAndDigits) {
  const std::string token = random_system_token("My App 2.0");
  ASSERT_EQ(token.size(), std::string("My App 2.0-a1B2c3D4e5").size());
  EXPECT_TRUE(token.starts_with("My App 2.0-"));
  EXPECT_TRUE(
      std::ranges::all_of(token.substr(11), [](unsigned char c) { return std::isalnum(c); }));
}

TEST(Apps, AreFoundByEachOfTheirNames) {
  const Apps apps({app(1, "one"), app(2, "two")}, {});
  EXPECT_EQ(apps.find(AppId{2})->name, "App 2");
  EXPECT_EQ(apps.find("client 1")->name, "App 1");
  EXPECT_EQ(apps.with_secret("two")->name, "App 2");
  EXPECT_EQ(apps.find(AppId{3}), nullptr);
  EXPECT_EQ(apps.find("client 3"), nullptr);
  EXPECT_EQ(apps.with_secret("three"), nullptr);
  EXPECT_EQ(apps.with_secret(""), nullptr);
  EXPECT_EQ(apps.with_secret(std::string(kAppSecretBytesMax + 1, 'x')), nullptr);
  EXPECT_TRUE(apps.is_secret_of(*apps.find(AppId{1}), "one"));
  EXPECT_FALSE(apps.is_secret_of(*apps.find(AppId{1}), "two"));
}

TEST(Apps, AreNotKnownOnceRevoked) {
  App revoked = app(1, "one");
  revoked.revoked_at = Instant{};
  const Apps apps({revoked}, {{kOnlyTenant, {AppId{1}, "App 1-abc", {}}}});
  EXPECT_EQ(apps.find(AppId{1}), nullptr);
  EXPECT_EQ(apps.find("client 1"), nullptr);
  EXPECT_EQ(apps.with_secret("one"), nullptr);
  EXPECT_EQ(apps.approval(AppId{1}, kOnlyTenant), nullptr);
  EXPECT_EQ(apps.with_system_token("App 1-abc"), nullptr);
}

TEST(Apps, AreApprovedByTenantsEachForItself) {
  const Apps apps({app(1, "one")}, {{kOther, {AppId{1}, "App 1-abc", {}}}});
  EXPECT_EQ(apps.approval(AppId{1}, kOnlyTenant), nullptr);
  EXPECT_EQ(apps.approval(AppId{1}, kOther)->approval.system_token, "App 1-abc");
  EXPECT_EQ(apps.with_system_token("App 1-abc")->tenant, kOther);
  EXPECT_EQ(apps.with_system_token("App 1-abd"), nullptr);
}

class ApprovalTest : public testing::Test {
 protected:
  ApprovalTest() {
    EXPECT_TRUE(store_.change_apps([](std::vector<App>& apps) -> Result<void> {
      apps = {app(1, "one"), app(2, "two")};
      return {};
    }));
  }
  AppApproval approve_in(TenantId tenant, std::int32_t id) {
    AppApproval approval;
    EXPECT_TRUE(store_.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      approval = approve(transaction, app(id, ""), clock_.now());
      return {};
    }));
    return approval;
  }
  std::shared_ptr<const Apps> apps() {
    return read_apps(store_, std::array{kOnlyTenant, kOther}).value();
  }

  ManualClock clock_{instant("2026-01-31T09:30:00")};
  store::MemoryStore store_{clock_};
};

TEST_F(ApprovalTest, GivesATenantItsSystemUserAndSerialOnce) {
  const AppApproval first = approve_in(kOther, 1);
  const TenantApproval known = *apps()->approval(AppId{1}, kOther);
  EXPECT_EQ(known.approval, first);
  EXPECT_EQ(known.serial.size(), 10U);
  EXPECT_NE(known.serial.front(), '0');
  approve_in(kOther, 2);
  EXPECT_EQ(apps()->approval(AppId{2}, kOther)->system_user, known.system_user);
  EXPECT_EQ(apps()->approval(AppId{2}, kOther)->serial, known.serial);
  EXPECT_TRUE(store_.read(kOther, [&](const store::Reader& reader) -> Result<void> {
    const auto user = reader.associate(known.system_user);
    EXPECT_EQ(user->login, "system");
    EXPECT_EQ(user->role, kSystemRole);
    EXPECT_FALSE(reader.password_hash(known.system_user));
    EXPECT_EQ(reader.groups().size(), 1U);
    EXPECT_TRUE(reader.owned_by(known.system_user).empty());
    return {};
  }));
}

TEST_F(ApprovalTest, StaysAsItIs) {
  const AppApproval first = approve_in(kOther, 1);
  clock_.advance_s(60);
  EXPECT_EQ(approve_in(kOther, 1), first);
  EXPECT_NE(approve_in(kOnlyTenant, 1).system_token, first.system_token);
}

TEST_F(ApprovalTest, TakesAnotherLoginWhereSomebodyHasThat) {
  EXPECT_TRUE(store_.write(kOther, [](store::Transaction& transaction) -> Result<void> {
    Associate someone;
    someone.id = AssociateId{3};
    someone.login = "System";
    transaction.put(someone);
    return {};
  }));
  approve_in(kOther, 1);
  EXPECT_TRUE(store_.read(kOther, [&](const store::Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.associate(system_user_of(reader).value())->login, "system-2");
    return {};
  }));
}

}  // namespace
}  // namespace crm::auth
