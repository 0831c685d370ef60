#include "auth/directory.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace crm::auth {
namespace {

Account account(int id, std::string login) {
  Account a;
  a.associate = AssociateId{id};
  a.login = std::move(login);
  return a;
}

TEST(Directory, FindsALoginInAnyAsciiCase) {
  const Directory directory({account(1, "ADM0"), account(2, "Bjørn")});
  for (const auto* login : {"ADM0", "adm0", "aDm0"}) {
    ASSERT_NE(directory.find(kOnlyTenant, login), nullptr) << login;
    EXPECT_EQ(directory.find(kOnlyTenant, login)->associate, AssociateId{1});
  }
  EXPECT_EQ(directory.find(kOnlyTenant, "bjøRN")->associate, AssociateId{2});
  EXPECT_EQ(directory.find(kOnlyTenant, "bjØrn"), nullptr);
}

TEST(Directory, FindsNobodyUnderAnotherNameOrNone) {
  const Directory directory({account(1, "anna")});
  for (const auto* login : {"", "ann", "anna ", "annaa"})
    EXPECT_EQ(directory.find(kOnlyTenant, login), nullptr);
  EXPECT_EQ(Directory({}).find(kOnlyTenant, "anna"), nullptr);
}

TEST(Directory, FindsTheFirstOfTwoThatShareALogin) {
  const Directory directory({account(1, "anna"), account(2, "ANNA")});
  EXPECT_EQ(directory.find(kOnlyTenant, "Anna")->associate, AssociateId{1});
}

TEST(Directory, KeepsTenantsApart) {
  Account other = account(1, "anna");
  other.tenant = TenantId{2};
  const Directory directory({account(7, "anna"), other});
  EXPECT_EQ(directory.find(kOnlyTenant, "anna")->associate, AssociateId{7});
  EXPECT_EQ(directory.find(TenantId{2}, "anna")->associate, AssociateId{1});
  EXPECT_EQ(directory.find(TenantId{3}, "anna"), nullptr);
  EXPECT_EQ(directory.find(kOnlyTenant, AssociateId{7})->login, "anna");
  EXPECT_EQ(directory.find(TenantId{2}, AssociateId{7}), nullptr);
}

TEST(Directory, ReplacesAPasswordHash) {
  Account anna = account(1, "anna");
  anna.password_hash = "$cheap";
  const Directory renewed = Directory({anna, account(2, "bo")}).with_password_hash(anna, "$dear");
  EXPECT_EQ(renewed.find(kOnlyTenant, "anna")->password_hash, "$dear");
  EXPECT_EQ(renewed.find(kOnlyTenant, "bo")->password_hash, "");
}

// It was set while the former one was hashed anew.
TEST(Directory, LeavesAPasswordHashThatIsAnotherMeanwhile) {
  Account proven = account(1, "anna");
  proven.password_hash = "$cheap";
  Account now = proven;
  now.password_hash = "$of another password";
  const Directory renewed = Directory({now}).with_password_hash(proven, "$dear");
  EXPECT_EQ(renewed.find(kOnlyTenant, "anna")->password_hash, "$of another password");
}

TEST(Directory, TheAccountsOfOneTenantAreReplacedAndNoOthers) {
  Account other = account(1, "anna");
  other.tenant = TenantId{2};
  Account changed = other;
  changed.password_hash = "$new";
  const Directory before({account(7, "anna"), account(8, "bo"), other});
  const Directory directory = before.with_tenant(TenantId{2}, {changed});
  EXPECT_EQ(directory.find(TenantId{2}, "anna")->password_hash, "$new");
  EXPECT_EQ(directory.find(kOnlyTenant, "anna")->password_hash,
            before.find(kOnlyTenant, "anna")->password_hash);
  EXPECT_EQ(before.with_tenant(kOnlyTenant, {}).find(kOnlyTenant, "bo"), nullptr);
  EXPECT_NE(before.with_tenant(TenantId{3}, {}).find(kOnlyTenant, "bo"), nullptr);
}

TEST(Account, KeepsItsProofUntilPasswordUserOrStandingChange) {
  const Account anna = account(1, "anna");
  Account seen = anna;
  seen.last_logout = Instant{5};
  EXPECT_TRUE(same_proof(&anna, &seen));
  Account other = anna;
  other.password_hash = "$new";
  EXPECT_FALSE(same_proof(&anna, &other));
  other = anna;
  other.standing = Standing::Retired;
  EXPECT_FALSE(same_proof(&anna, &other));
  other = anna;
  other.associate = AssociateId{9};
  EXPECT_FALSE(same_proof(&anna, &other));
  EXPECT_FALSE(same_proof(&anna, nullptr));
  EXPECT_TRUE(same_proof(nullptr, nullptr));
}

}  // namespace
}  // namespace crm::auth
