#include "agent/role_rights.h"

#include <gtest/gtest.h>

#include <future>

#include "agent/office.h"
#include "agent/user_groups.h"
#include "tests/agent/user_desk.h"

namespace crm {
namespace {

class RoleRightsOf : public UserDesk {
 protected:
  Result<carrier::Dictionary> rights(AssociateId caller, std::string_view json) {
    const auto asked = given<carrier::DataRightsArguments>(json);
    return reading(caller,
                   [&](agent::Reading& desk) { return agent::get_data_rights(desk, asked); });
  }
  Result<agent::Done> set(AssociateId caller, std::string_view json) {
    const auto asked = given<carrier::SetDataRightArguments>(json);
    return writing(caller, [&](agent::Writing& desk) {
      auto done = agent::set_data_right(desk, asked);
      changes_rights_ = desk.changes_rights();
      return done;
    });
  }
  Result<std::vector<carrier::SelectableMdoListItem>> roles(AssociateId caller,
                                                            std::string_view json) {
    const auto asked = given<carrier::RolesArguments>(json);
    return reading(caller, [&](agent::Reading& desk) { return agent::get_all_roles(desk, asked); });
  }

  bool changes_rights_ = false;
};

TEST_F(RoleRightsOf, TellWhatARoleAllowsInLetters) {
  EXPECT_EQ(rights(kChief, R"({"roleId":4,"tableName":"Contact"})").value(),
            (carrier::Dictionary{{"MyOwn", "CRUD"},
                                 {"PrimaryGroup", "R"},
                                 {"OtherGroups", "R"},
                                 {"OtherAssociates", "R"},
                                 {"ExternalUser", "R"},
                                 {"Anonymous", "R"}}));
  EXPECT_EQ(rights(kChief, R"({"roleId":4,"tableName":"appointment"})")->at("OtherGroups"), "");
}

TEST_F(RoleRightsOf, AreChangedOnePlaceAtATime) {
  ASSERT_TRUE(set(kChief, R"({"roleId":4,"tableName":"document","relationToOwner":"OtherGroups",
      "dataRightValue":"cru"})"));
  EXPECT_TRUE(changes_rights_);
  const auto after = rights(kChief, R"({"roleId":4,"tableName":"document"})").value();
  EXPECT_EQ(after.at("OtherGroups"), "CRU");
  EXPECT_EQ(after.at("OtherAssociates"), "");
  ASSERT_TRUE(set(kChief, R"({"roleId":4,"tableName":"document","relationToOwner":"OtherGroups",
      "dataRightValue":"CRU"})"));
  EXPECT_FALSE(changes_rights_);
  ASSERT_TRUE(set(kChief, R"({"roleId":4,"tableName":"document","relationToOwner":"OtherGroups",
      "dataRightValue":""})"));
  EXPECT_EQ(rights(kChief, R"({"roleId":4,"tableName":"document"})")->at("OtherGroups"), "");
}

TEST_F(RoleRightsOf, PlacesThatAreNotThereAreRefused) {
  EXPECT_EQ(refusal(rights(kChief, R"({"roleId":99,"tableName":"contact"})")),
            "400 RoleId: there is no role 99.");
  EXPECT_EQ(refusal(rights(kChief, R"({"roleId":7,"tableName":"contact"})")),
            "400 RoleId: there is no role 7.");
  EXPECT_EQ(refusal(rights(kChief, R"({"roleId":4,"tableName":"sale"})")),
            "400 TableName: expected contact, person, appointment or document, not 'sale'.");
  const auto refused = [&](std::string_view more) {
    return refusal(set(kChief, R"({"roleId":4,"tableName":"contact")" + std::string(more) + "}"));
  };
  EXPECT_EQ(refused(R"(,"relationToOwner":"MyOwn","dataRightValue":"D")"),
            "400 DataRightValue: expected R, CR, CRU, CRUD or nothing, not 'D'.");
  EXPECT_EQ(refused(R"(,"relationToOwner":"MyOwn")"), "400 DataRightValue: must be given.");
  EXPECT_EQ(refused(R"(,"dataRightValue":"R")"), "400 RelationToOwner: must be given.");
}

TEST_F(RoleRightsOf, AreForAdministratorsAlone) {
  EXPECT_EQ(refusal(rights(kAnna, R"({"roleId":4,"tableName":"contact"})")),
            "403 Only role and user administrators may see roles.");
  EXPECT_EQ(refusal(roles(kAnna, "{}")), "403 Only role and user administrators may see roles.");
  EXPECT_EQ(refusal(set(kAnna, R"({"roleId":2,"tableName":"contact","relationToOwner":"MyOwn",
      "dataRightValue":"R"})")),
            "403 Only role administrators may change roles.");
}

TEST_F(RoleRightsOf, RolesAreListedByKindAndSystemIsHidden) {
  const auto employees = roles(kChief, R"({"roleType":"Employee"})").value();
  ASSERT_EQ(employees.size(), 6U);
  EXPECT_EQ(employees.front().id, raw(kUserLevel0));
  EXPECT_EQ(employees.front().name, "User level 0");
  EXPECT_EQ(employees.front().tool_tip, "Everything, and administers");
  EXPECT_TRUE(roles(kChief, R"({"roleType":"System"})")->empty());
  EXPECT_TRUE(roles(kChief, R"({"roleType":"Anonymous"})")->empty());
}

TEST_F(RoleRightsOf, GroupsAreKnownToAll) {
  const auto asked = given<carrier::IncludeDeletedArgument>("{}");
  const auto groups = reading(kAnna, [&](agent::Reading& desk) {
                        return agent::get_all_user_groups(desk, asked);
                      }).value();
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups.front().id, 1);
  EXPECT_EQ(groups.front().value, "Sales");
}

// Pages show what their owner may know: behind such a change they are made anew.
TEST_F(RoleRightsOf, AChangeIsInForceAtOnce) {
  std::promise<void> loaded;
  feed_.load(kOnlyTenant, kAnna, [&](const auto&) { loaded.set_value(); });
  loaded.get_future().get();
  ASSERT_TRUE(feed_.page(kOnlyTenant, kAnna));
  const auto asked = given<carrier::SetDataRightArguments>(
      R"({"roleId":2,"tableName":"document","relationToOwner":"MyOwn","dataRightValue":""})");
  std::promise<Result<void>> done;
  {
    agent::Office office(store_, feed_, clock_, {});
    office.write(
        {.tenant = kOnlyTenant, .associate = kChief}, zone_,
        [&](agent::Writing& desk) -> Result<void> {
          const auto set = agent::set_data_right(desk, asked);
          if (!set) return forward(set);
          return {};
        },
        [&](const Result<void>& result) { done.set_value(result); });
    ASSERT_TRUE(done.get_future().get());
    EXPECT_FALSE(feed_.page(kOnlyTenant, kAnna));
    EXPECT_EQ(feed_.names(kOnlyTenant)
                  ->actor(kAnna)
                  .rights.rights.cell(RightsEntity::Document, Relation::MyOwn),
              DataRight::None);
  }
}

}  // namespace
}  // namespace crm
