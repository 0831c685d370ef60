#include "store/sqlite/known_roles.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace crm::store::sqlite {
namespace {

class KnownRolesTest : public testing::Test {
 protected:
  std::optional<Role> role(int id, TenantId tenant = kOnlyTenant) {
    return roles_.role(tenant, RoleId{id}, [&]() -> std::optional<Role> {
      ++readings_;
      if (id == 0) return std::nullopt;
      return Role{.id = RoleId{id}, .name = name_ + std::to_string(id)};
    });
  }

  KnownRoles roles_;
  std::string name_ = "Role ";
  int readings_ = 0;
};

TEST_F(KnownRolesTest, ReadsARoleOnceForEachTenant) {
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(readings_, 1);
  name_ = "Other ";
  EXPECT_EQ(role(1, TenantId{2})->name, "Other 1");
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(readings_, 2);
}

TEST_F(KnownRolesTest, LooksAgainForOneThatWasNotThere) {
  EXPECT_FALSE(role(0));
  EXPECT_FALSE(role(0));
  EXPECT_EQ(readings_, 2);
}

TEST_F(KnownRolesTest, KnowsNothingFromAChangeToTheNextTransaction) {
  EXPECT_EQ(role(1)->name, "Role 1");
  roles_.change();
  name_ = "Changed ";
  EXPECT_EQ(role(1)->name, "Changed 1");
  name_ = "Taken back ";
  EXPECT_EQ(role(1)->name, "Taken back 1");
  roles_.begin();
  name_ = "Role ";
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(readings_, 4);
}

TEST_F(KnownRolesTest, BeginsAnewWhereThereAreTooMany) {
  constexpr int kMax = static_cast<int>(KnownRoles::kRolesMax);
  for (int id = 1; id <= kMax; ++id) EXPECT_TRUE(role(id));
  EXPECT_TRUE(role(1));
  EXPECT_EQ(readings_, kMax);
  EXPECT_EQ(role(kMax + 1)->name, "Role " + std::to_string(kMax + 1));
  EXPECT_EQ(role(1)->name, "Role 1");
  EXPECT_EQ(readings_, kMax + 2);
}

}  // namespace
}  // namespace crm::store::sqlite
