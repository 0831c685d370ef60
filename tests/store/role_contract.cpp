// What users may do, and which groups they are in.
#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/store/contract.h"

namespace crm::store {
namespace {

constexpr GroupId kSupport{3};
constexpr GroupId kBoard{4};

std::vector<Role> roles_in(const Reader& reader) { return reader.roles(); }

TEST_P(StoreContract, ATenantHasTheDefaultRolesFromItsFirstChangeOn) {
  write([](Transaction& transaction) {
    EXPECT_EQ(transaction.roles(), default_roles());
    transaction.put(Category{kVendor, "Vendor"});
  });
  EXPECT_EQ(ask(roles_in), default_roles());
  write([](Transaction& transaction) { transaction.put(Category{kVendor, "Vendor"}); },
        TenantId{2});
  EXPECT_EQ(ask(roles_in, TenantId{2}), default_roles());
}

TEST_P(StoreContract, FindsARoleByItsIdAndByItsNameButForAsciiCase) {
  put_world();
  EXPECT_EQ(ask([](const Reader& reader) { return reader.role(kUserLevel3); }),
            default_roles().at(3));
  EXPECT_EQ(ask([](const Reader& reader) { return reader.role(RoleId{99}); }), std::nullopt);
  const auto named = [this](std::string_view name) {
    return ask([&](const Reader& reader) { return reader.role_by_name(name); });
  };
  EXPECT_EQ(named("uSER LEVEL 3"), default_roles().at(3));
  EXPECT_EQ(named("User level"), std::nullopt);
}

TEST_P(StoreContract, GivesBackEveryFieldOfARole) {
  put_world();
  Role role{.id = RoleId{41},
            .name = "Rådgiver",
            .description = "\"quoted\" ';--",
            .type = RoleType::ExternalUser,
            .functions = {FunctionRight::ListAdministrator, FunctionRight::UserAdministrator}};
  // Every level somewhere, no two lines alike.
  std::size_t next = 0;
  for (const RightsEntity entity : kRightsEntities) {
    for (const Relation relation : kRelations) {
      role.rights.set(entity, relation, kDataRights.at(next++ % kDataRights.size()));
    }
  }
  write([&](Transaction& transaction) {
    EXPECT_EQ(transaction.next_role_id(), RoleId{8});
    transaction.put(role);
    EXPECT_EQ(transaction.next_role_id(), RoleId{42});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.role(RoleId{41}); }), role);

  role.name = "Adviser";
  role.description = "";
  role.functions = {FunctionRight::MoveAndMerge};
  role.rights.set(RightsEntity::Document, Relation::Anonymous, DataRight::Delete);
  role.rights.set(RightsEntity::Company, Relation::PrimaryGroup, DataRight::None);
  write([&](Transaction& transaction) { transaction.put(role); });
  std::vector<Role> expected = default_roles();
  expected.push_back(role);
  EXPECT_EQ(ask(roles_in), expected);
}

TEST_P(StoreContract, ASystemRoleIsAboveAllRights) {
  put_world();
  const auto system = ask([](const Reader& reader) { return reader.role(kSystemRole); });
  ASSERT_TRUE(system);
  EXPECT_TRUE(system->rights.bypasses);
  const auto roles = ask(roles_in);
  EXPECT_EQ(std::ranges::count_if(roles, [](const Role& each) { return each.rights.bypasses; }), 1);
}

TEST_P(StoreContract, ARoleIsRolledBackLikeAnyRowAndEachTenantHasRolesOfItsOwn) {
  put_world();
  Role changed = default_roles().front();
  changed.functions.clear();
  changed.rights.set(RightsEntity::Company, Relation::MyOwn, DataRight::None);
  const auto refused = store_->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    transaction.put(changed);
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(ask(roles_in), default_roles());
  write([&](Transaction& transaction) { transaction.put(changed); }, TenantId{2});
  EXPECT_EQ(ask(roles_in), default_roles());
  EXPECT_EQ(ask([](const Reader& reader) { return reader.role(kUserLevel0); }, TenantId{2}),
            changed);
}

// What a change reads is what it and those before it have made, not what one made that was refused.
TEST_P(StoreContract, AChangeReadsARoleAsItIsThen) {
  put_world();
  const Role before = default_roles().front();
  Role changed = before;
  changed.functions.clear();
  const auto read = [](Transaction& transaction) { return transaction.role(kUserLevel0); };
  write([&](Transaction& transaction) {
    EXPECT_EQ(read(transaction), before);
    EXPECT_EQ(transaction.role(RoleId{99}), std::nullopt);
  });
  const auto refused = store_->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    EXPECT_EQ(read(transaction), before);
    transaction.put(changed);
    EXPECT_EQ(read(transaction), changed);
    return refuse(ErrorKind::BadRequest, "no");
  });
  ASSERT_FALSE(refused.has_value());
  write([&](Transaction& transaction) { EXPECT_EQ(read(transaction), before); });
  write([&](Transaction& transaction) { EXPECT_EQ(read(transaction), before); }, TenantId{2});
  write([&](Transaction& transaction) {
    transaction.put(changed);
    EXPECT_EQ(read(transaction), changed);
    Role another = before;
    another.id = RoleId{99};
    another.name = "Another";
    transaction.put(another);
    EXPECT_EQ(transaction.role(RoleId{99}), another);
  });
  write([&](Transaction& transaction) {
    EXPECT_EQ(read(transaction), changed);
    EXPECT_TRUE(transaction.role(RoleId{99}).has_value());
  });
  write([&](Transaction& transaction) { EXPECT_EQ(read(transaction), before); }, TenantId{2});
}

TEST_P(StoreContract, AnAssociateHasTheStandardRoleAndKeepsAnotherAndItsGroups) {
  put_world();
  const auto anna = [this] { return ask([](const Reader& r) { return r.associate(kAnna); }); };
  ASSERT_TRUE(anna());
  EXPECT_EQ(anna()->role, kUserLevel1);
  EXPECT_EQ(anna()->other_groups, std::vector<GroupId>{});

  Associate changed = *anna();
  changed.role = kUserLevel4;
  changed.other_groups = {kSupport, kBoard};
  write([&](Transaction& transaction) {
    transaction.put(UserGroup{kSupport, "Support"});
    transaction.put(UserGroup{kBoard, "Board"});
    transaction.put(changed);
  });
  EXPECT_EQ(anna(), changed);
  EXPECT_EQ(ask([](const Reader& r) { return r.associate_by_login("ANNA"); }), changed);
  std::vector<Associate> all = ask([](const Reader& r) {
    std::vector<Associate> found;
    r.each_associate([&](const Associate& each) { found.push_back(each); });
    return found;
  });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], changed);
  EXPECT_EQ(all[1].other_groups, std::vector<GroupId>{});  // Bo's are his own

  changed.other_groups = {kBoard};
  write([&](Transaction& transaction) { transaction.put(changed); });
  EXPECT_EQ(anna(), changed);
}

TEST_P(StoreContract, TellsGroupsInOrderOfId) {
  write([](Transaction& transaction) {
    transaction.put(UserGroup{kBoard, "Board"});
    transaction.put(UserGroup{kSales, "Sales"});
  });
  EXPECT_EQ(ask([](const Reader& reader) { return reader.groups(); }),
            (std::vector{UserGroup{kSales, "Sales"}, UserGroup{kBoard, "Board"}}));
}

}  // namespace
}  // namespace crm::store
