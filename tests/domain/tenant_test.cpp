#include "domain/tenant.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

TEST(Tenant, RunsWhileItRunsOrIsMaintainedOnline) {
  EXPECT_TRUE(runs(TenantState::Running));
  EXPECT_TRUE(runs(TenantState::OnlineMaintenance));
  for (const TenantState state :
       {TenantState::Unknown, TenantState::Provisioning, TenantState::Deleted,
        TenantState::Suspended, TenantState::OfflineMaintenance, TenantState::ProvisioningFailed,
        TenantState::Deleting, TenantState::DeleteFailed, TenantState::MigrationPending}) {
    EXPECT_FALSE(runs(state)) << name(state);
  }
}

TEST(Tenant, StatesHaveTheVendorsNumbersAndNames) {
  EXPECT_EQ(name(TenantState{0}), "Unknown");
  EXPECT_EQ(name(TenantState{1}), "Provisioning");
  EXPECT_EQ(name(TenantState{2}), "Running");
  EXPECT_EQ(name(TenantState{3}), "Deleted");
  EXPECT_EQ(name(TenantState{4}), "Suspended");
  EXPECT_EQ(name(TenantState{5}), "OnlineMaintenance");
  EXPECT_EQ(name(TenantState{6}), "OfflineMaintenance");
  EXPECT_EQ(name(TenantState{8}), "ProvisioningFailed");
  EXPECT_EQ(name(TenantState{10}), "Deleting");
  EXPECT_EQ(name(TenantState{11}), "DeleteFailed");
  EXPECT_EQ(name(TenantState{12}), "MigrationPending");
  EXPECT_EQ(name(TenantState{7}), "Unknown");
}

}  // namespace
}  // namespace crm
