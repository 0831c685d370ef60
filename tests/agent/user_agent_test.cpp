#include "agent/user_agent.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::agent {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};

// Anna is a person of a company, Bo is a log-in alone.
class UserAgentTest : public testing::Test {
 protected:
  UserAgentTest() {
    const auto done = store_.write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
      Person person;
      person.id = PersonId{70};
      person.contact = ContactId{700};
      person.first_name = "Anna Maria";
      person.last_name = "Berg";
      t.put(person);
      Associate anna;
      anna.id = kAnna;
      anna.login = "Anna";
      anna.full_name = "Anna \"B\" Berg";
      anna.person = person.id;
      anna.group = GroupId{3};
      anna.other_groups = {GroupId{4}, GroupId{9}};
      anna.role = kUserLevel0;
      t.put(anna);
      Associate bo;
      bo.id = kBo;
      bo.login = "bo";
      bo.full_name = "Bo";
      t.put(bo);
      return {};
    });
    EXPECT_TRUE(done);
    EXPECT_TRUE(feed_.refresh_names(kOnlyTenant));
  }

  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  store::MemoryStore store_{clock_};
  feed::Feed feed_{store_,
                   {},
                   [](const store::OwnedContact& owned) { return owned.name; },
                   [](std::string_view text) { return "prepared " + std::string(text); }};
  UserAgent agent_{feed_};
};

TEST_F(UserAgentTest, TellsWhoIsAsking) {
  const auto anna = agent_.current_principal({.associate = kAnna});
  EXPECT_EQ(anna.user_type, "InternalAssociate");
  EXPECT_EQ(anna.associate, "Anna");
  EXPECT_EQ(anna.user_name, "Anna");
  EXPECT_EQ(anna.associate_id, 7);
  EXPECT_TRUE(anna.is_person);
  EXPECT_EQ(anna.person_id, 70);
  EXPECT_EQ(anna.contact_id, 700);
  EXPECT_EQ(anna.group_id, 3);
  EXPECT_EQ(anna.secondary_groups, (std::vector{4, 9}));
}

TEST_F(UserAgentTest, TellsTheRoleAndWhatItAllows) {
  const auto anna = agent_.current_principal({.associate = kAnna});
  EXPECT_EQ(anna.role_id, 1);
  EXPECT_EQ(anna.role_name, "User level 0");
  EXPECT_EQ(anna.role_description, "Everything, and administers");
  EXPECT_EQ(anna.role_type, "Employee");
  EXPECT_EQ(anna.function_rights,
            (std::vector<std::string>{"GeneralAdministrator", "ListAdministrator", "MoveAndMerge",
                                      "RoleAdministrator", "UserAdministrator"}));
  const auto bo = agent_.current_principal({.associate = kBo});
  EXPECT_EQ(bo.role_name, "User level 1");
  EXPECT_TRUE(bo.function_rights.empty());
  EXPECT_TRUE(bo.secondary_groups.empty());
}

TEST_F(UserAgentTest, TellsWhatKindOfUserARoleMakes) {
  const auto done = store_.write(kOnlyTenant, [](store::Transaction& t) -> Result<void> {
    t.put(Associate{.id = kBo, .login = "bo", .role = kSystemRole});
    return {};
  });
  ASSERT_TRUE(done);
  ASSERT_TRUE(feed_.refresh_names(kOnlyTenant));
  const auto bo = agent_.current_principal({.associate = kBo});
  EXPECT_EQ(bo.user_type, "SystemAssociate");
  EXPECT_EQ(bo.role_type, "System");
}

// It is written by a writer that escapes itself.
TEST_F(UserAgentTest, TellsTheNameAsItIsStored) {
  EXPECT_EQ(agent_.current_principal({.associate = kAnna}).full_name, "Anna \"B\" Berg");
}

TEST_F(UserAgentTest, TellsWhoIsNoPerson) {
  const auto bo = agent_.current_principal({.associate = kBo});
  EXPECT_FALSE(bo.is_person);
  EXPECT_EQ(bo.person_id, 0);
  EXPECT_EQ(bo.contact_id, 0);
  EXPECT_EQ(bo.full_name, "Bo");
}

// What this server does not have is empty, 0 or none [wire: Auxiliary documents].
TEST_F(UserAgentTest, TellsNothingOfWhatItDoesNotKnow) {
  const auto anna = agent_.current_principal({.associate = kAnna});
  EXPECT_TRUE(anna.licenses.empty());
  EXPECT_EQ(anna.ej_user_status, "StatusNone");
}

// A user who was made after the names were read.
TEST_F(UserAgentTest, TellsTheNumberOfAUserItHasNoNameFor) {
  const auto nobody = agent_.current_principal({.associate = AssociateId{99}});
  EXPECT_EQ(nobody.associate_id, 99);
  EXPECT_EQ(nobody.associate, "");
  EXPECT_FALSE(nobody.is_person);
  EXPECT_EQ(nobody.role_id, 0);
  EXPECT_TRUE(nobody.function_rights.empty());
}

}  // namespace
}  // namespace crm::agent
