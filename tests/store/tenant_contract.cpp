// The list of tenants, as every store keeps it.
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

constexpr TenantId kSecond{2'147'483'647};

std::vector<Tenant> tenants_of(const Store& store) {
  const auto tenants = store.tenants();
  EXPECT_TRUE(tenants.has_value());
  return tenants.value_or(std::vector<Tenant>{});
}

TEST_P(StoreContract, HasNoTenantBeforeTheFirstChange) {
  EXPECT_EQ(tenants_of(*store_), std::vector<Tenant>{});
  ask([](const Reader& reader) { return reader.counts(); });
  EXPECT_EQ(tenants_of(*store_), std::vector<Tenant>{});
}

TEST_P(StoreContract, RegistersATenantWithItsFirstChange) {
  write([](Transaction& transaction) { transaction.put(Category{CategoryId{1}, "Customer"}); });
  clock_.set(instant("2026-01-31T10:00:00"));
  write([](Transaction& transaction) { transaction.put(Category{CategoryId{2}, "Supplier"}); });
  EXPECT_EQ(tenants_of(*store_),
            (std::vector<Tenant>{{.id = kOnlyTenant,
                                  .name = "",
                                  .state = TenantState::Running,
                                  .host = "",
                                  .registered = instant("2026-01-31T09:30:00")}}));
}

TEST_P(StoreContract, AChangeThatFailsRegistersNobody) {
  const auto done = store_->write(kSecond, [](Transaction& transaction) -> Result<void> {
    transaction.put(Tenant{.id = kSecond, .name = "Second", .host = "", .registered = {}});
    return refuse(ErrorKind::BadRequest, "no");
  });
  EXPECT_FALSE(done.has_value());
  EXPECT_EQ(tenants_of(*store_), std::vector<Tenant>{});
}

TEST_P(StoreContract, WritesNothingForWhatIsNoTenant) {
  for (const TenantId none : {kNoTenant, TenantId{-1}, TenantId{-2'147'483'647 - 1}}) {
    const auto done = store_->write(none, [](Transaction& transaction) -> Result<void> {
      transaction.put(SignInFailure{"anna", 1, {}, {}});
      ADD_FAILURE() << "was run";
      return {};
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Internal);
  }
  EXPECT_EQ(tenants_of(*store_), std::vector<Tenant>{});
}

TEST_P(StoreContract, KeepsWhatIsNotedOfEachTenantInOrderOfId) {
  const Tenant second{.id = kSecond,
                      .name = "Ødegård & Sønner",
                      .state = TenantState::Suspended,
                      .host = "online3.example.test",
                      .registered = instant("2025-12-24T18:00:00.1234567")};
  const Tenant first{.id = TenantId{7},
                     .name = "First",
                     .state = TenantState::OnlineMaintenance,
                     .host = "",
                     .registered = {}};
  write([&](Transaction& transaction) { transaction.put(second); }, kSecond);
  write([&](Transaction& transaction) { transaction.put(first); }, first.id);
  EXPECT_EQ(tenants_of(*store_), (std::vector<Tenant>{first, second}));
  write([](Transaction& transaction) { transaction.put(Category{CategoryId{1}, "Customer"}); },
        kSecond);
  EXPECT_EQ(tenants_of(*store_), (std::vector<Tenant>{first, second}));
}

TEST_P(StoreContract, ANewTenantHasTheDefaultRolesAndNothingElse) {
  write(
      [](Transaction& transaction) {
        transaction.put(Tenant{.id = kSecond, .name = "Second", .host = "", .registered = {}});
      },
      kSecond);
  EXPECT_EQ(ask([](const Reader& reader) { return reader.roles(); }, kSecond).size(),
            default_roles().size());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.counts(); }, kSecond), Counts{});
}

}  // namespace
}  // namespace crm::store
