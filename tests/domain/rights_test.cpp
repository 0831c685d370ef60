#include "domain/rights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace crm {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};
constexpr GroupId kSales{2};
constexpr GroupId kSupport{3};
constexpr GroupId kBoard{4};
constexpr GroupId kStrangers{9};

// Anna of the sales group, who is in support and on the board, too.
RightsHolder anna(const RoleRights& rights = {}) {
  return {kAnna, kSales, {kSupport, kBoard}, rights};
}

const Role& default_role(std::string_view name) {
  const auto found = std::ranges::find(default_roles(), name, &Role::name);
  EXPECT_NE(found, default_roles().end()) << name;
  return *found;
}

TEST(Relation, GoesByTheOwnerThenByTheGroupKeptOnTheRow) {
  EXPECT_EQ(relation_of(anna(), {kAnna, kSales}), Relation::MyOwn);
  EXPECT_EQ(relation_of(anna(), {kAnna, kStrangers}), Relation::MyOwn);
  EXPECT_EQ(relation_of(anna(), {kBo, kSales}), Relation::PrimaryGroup);
  EXPECT_EQ(relation_of(anna(), {kBo, kSupport}), Relation::OtherGroups);
  EXPECT_EQ(relation_of(anna(), {kBo, kBoard}), Relation::OtherGroups);
  EXPECT_EQ(relation_of(anna(), {kBo, kStrangers}), Relation::OtherAssociates);
  EXPECT_EQ(relation_of(anna(), {kBo, kNoGroup}), Relation::OtherAssociates);
}

TEST(Relation, ToARowThatNobodyOwnsIsThatOfOthers) {
  EXPECT_EQ(relation_of(anna(), {kNobody, kSales}), Relation::OtherAssociates);
  EXPECT_EQ(relation_of(anna(), {}), Relation::OtherAssociates);
  EXPECT_EQ(relation_of({}, {}), Relation::OtherAssociates);
}

TEST(Relation, OfSomebodyWithoutAGroupIsNeverThroughOne) {
  const RightsHolder alone{kAnna, kNoGroup, {}, {}};
  EXPECT_EQ(relation_of(alone, {kBo, kNoGroup}), Relation::OtherAssociates);
  EXPECT_EQ(relation_of(alone, {kBo, kSales}), Relation::OtherAssociates);
}

// The table of default roles as it is specified: C the companies, P the persons, F the follow-ups,
// D the documents; rows of one's own, of the primary group, of other groups, of others.
struct SpecifiedRole {
  std::string_view name;
  std::array<std::string_view, 4> cells;
};
constexpr std::array kSpecified{
    SpecifiedRole{"User level 0", {"C4 P4 F4 D4", "C4 P4 F4 D4", "C4 P4 F4 D4", "C4 P4 F4 D4"}},
    SpecifiedRole{"User level 1", {"C4 P4 F4 D4", "C4 P4 F4 D4", "C4 P4 F4 D4", "C4 P4 F4 D4"}},
    SpecifiedRole{"User level 2", {"C4 P4 F4 D4", "C4 P4 F4 D4", "C1 P1 F1 D1", "C1 P1 F0 D0"}},
    SpecifiedRole{"User level 3", {"C4 P4 F4 D4", "C1 P1 F1 D1", "C1 P1 F0 D0", "C1 P1 F0 D0"}},
    SpecifiedRole{"User level 4", {"C4 P4 F4 D4", "C1 P1 F0 D0", "C1 P1 F0 D0", "C1 P1 F0 D0"}},
    SpecifiedRole{"User level 5", {"C1 P1 F4 D4", "C1 P1 F1 D1", "C1 P1 F0 D0", "C1 P1 F0 D0"}},
};

TEST(DefaultRoles, AllowWhatIsSpecified) {
  const std::array<Owned, 4> rows{Owned{kAnna, kStrangers}, Owned{kBo, kSales},
                                  Owned{kBo, kSupport}, Owned{kBo, kStrangers}};
  for (const auto& [name, cells] : kSpecified) {
    const RightsHolder user = anna(default_role(name).rights);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string told;
      for (const RightsEntity entity : kRightsEntities) {
        if (!told.empty()) told += ' ';
        told += "CPFD"[static_cast<std::size_t>(entity)];
        told += std::to_string(static_cast<int>(data_right(user, entity, rows.at(i))));
      }
      EXPECT_EQ(told, cells.at(i)) << name << ", column " << i;
    }
  }
}

TEST(DefaultRoles, AreSevenOfWhichTwoAdministerAndOneIsAboveAllRights) {
  ASSERT_EQ(default_roles().size(), 7U);
  for (std::size_t i = 0; i < default_roles().size(); ++i) {
    const Role& each = default_roles().at(i);
    EXPECT_EQ(raw(each.id), static_cast<std::int32_t>(i) + 1);
    const bool is_system = each.name == "System";
    EXPECT_EQ(each.rights.bypasses, is_system);
    EXPECT_EQ(each.type, is_system ? RoleType::System : RoleType::Employee);
    EXPECT_EQ(each.functions.size(), is_system || each.name == "User level 0" ? 5U : 0U);
  }
  EXPECT_EQ(default_role("User level 1").id, kStandardRole);
  EXPECT_EQ(default_role("System").id, kSystemRole);
}

TEST(DataRight, OfASystemRoleIsEverythingWhateverItsCellsSay) {
  RoleRights rights;
  rights.bypasses = true;
  for (const RightsEntity entity : kRightsEntities) {
    EXPECT_EQ(data_right(anna(rights), entity, {kBo, kStrangers}), DataRight::Delete);
    EXPECT_TRUE(may_read(anna(rights), entity, {}));
  }
}

TEST(DataRight, OfNobodyIsNone) {
  for (const RightsEntity entity : kRightsEntities) EXPECT_FALSE(may_read({}, entity, {}));
}

TEST(DataRight, AllowsReadingFromReadOn) {
  for (const DataRight right : kDataRights) {
    RoleRights rights;
    rights.set(RightsEntity::Person, Relation::PrimaryGroup, right);
    EXPECT_EQ(may_read(anna(rights), RightsEntity::Person, {kBo, kSales}),
              right != DataRight::None);
    EXPECT_FALSE(may_read(anna(rights), RightsEntity::Company, {kBo, kSales}));
    EXPECT_FALSE(may_read(anna(rights), RightsEntity::Person, {kAnna, kSales}));
  }
}

TEST(Visibility, IsForEverybodyForOneOrForAGroup) {
  const RoleRights all = default_role("User level 0").rights;
  EXPECT_TRUE(may_see(anna(), {}));
  EXPECT_TRUE(may_see(anna(), {Visibility::Kind::Associate, raw(kAnna)}));
  EXPECT_FALSE(may_see(anna(all), {Visibility::Kind::Associate, raw(kBo)}));
  EXPECT_TRUE(may_see(anna(), {Visibility::Kind::Group, raw(kSales)}));
  EXPECT_TRUE(may_see(anna(), {Visibility::Kind::Group, raw(kBoard)}));
  EXPECT_FALSE(may_see(anna(all), {Visibility::Kind::Group, raw(kStrangers)}));
  // A group is not an associate of the same number.
  EXPECT_FALSE(may_see(anna(), {Visibility::Kind::Group, raw(kAnna)}));
  EXPECT_FALSE(may_see(anna(), {Visibility::Kind::Associate, raw(kSales)}));
}

TEST(Visibility, ForNobodyAndForNoGroupIsForNobody) {
  EXPECT_FALSE(may_see({}, {Visibility::Kind::Associate, 0}));
  EXPECT_FALSE(may_see({}, {Visibility::Kind::Group, 0}));
  EXPECT_TRUE(may_see({}, {}));
}

TEST(Visibility, DoesNotBindASystemRole) {
  RoleRights rights;
  rights.bypasses = true;
  EXPECT_TRUE(may_see(anna(rights), {Visibility::Kind::Associate, raw(kBo)}));
  EXPECT_TRUE(may_see(anna(rights), {Visibility::Kind::Group, raw(kStrangers)}));
}

TEST(Knowledge, OfCompaniesAndPersonsGoesByTheContact) {
  RoleRights rights;
  rights.set(RightsEntity::Person, Relation::MyOwn, DataRight::Read);
  const Access person{.entity = RightsEntity::Person};
  EXPECT_TRUE(may_know(anna(rights), person, {kAnna, kSales}));
  EXPECT_FALSE(may_know(anna(rights), person, {kBo, kSales}));
  EXPECT_FALSE(may_know(anna(rights), {.entity = RightsEntity::Company}, {kAnna, kSales}));
}

TEST(Knowledge, OfFollowUpsAndDocumentsGoesByTheRowAndWhomItIsShownTo) {
  RoleRights rights;
  rights.set(RightsEntity::FollowUp, Relation::PrimaryGroup, DataRight::Read);
  Access row{.entity = RightsEntity::FollowUp, .owned = {kBo, kSales}};
  EXPECT_TRUE(may_know(anna(rights), row, {}));
  row.visible = {Visibility::Kind::Associate, raw(kBo)};
  EXPECT_FALSE(may_know(anna(rights), row, {}));
  row.visible = {};
  row.entity = RightsEntity::Document;
  EXPECT_FALSE(may_know(anna(rights), row, {}));
  row = {.entity = RightsEntity::FollowUp, .owned = {kBo, kStrangers}};
  EXPECT_FALSE(may_know(anna(rights), row, {kAnna, kSales}));
}

TEST(Knowledge, OfAllOnOwnContactsNeedsEveryCellThatSomethingThereMayFallInto) {
  RoleRights all = default_roles().at(1).rights;
  EXPECT_TRUE(may_know_all_on_own(anna(all)));
  EXPECT_TRUE(may_know_all_on_own(anna(default_roles().at(6).rights)));
  for (const RightsEntity entity : kRightsEntities) {
    for (const Relation relation : kRelations) {
      const bool is_row = entity == RightsEntity::Company || entity == RightsEntity::Person;
      const bool counts =
          is_row ? relation == Relation::MyOwn
                 : relation != Relation::ExternalUser && relation != Relation::Anonymous;
      RoleRights rights = all;
      rights.set(entity, relation, DataRight::None);
      EXPECT_EQ(may_know_all_on_own(anna(rights)), !counts) << name(entity) << name(relation);
    }
  }
}

TEST(RowRight, IsWhatACellAllows) {
  EXPECT_EQ(row_right(DataRight::None).bits, 0U);
  EXPECT_EQ(row_right(DataRight::Read).bits, 1U);
  EXPECT_EQ(row_right(DataRight::Create).bits, 5U);
  EXPECT_EQ(row_right(DataRight::Update).bits, 7U);
  EXPECT_EQ(row_right(DataRight::Delete).bits, 15U);
}

TEST(RowRight, OfAnOwnCompanyIsToChangeSomeFieldsAtMost) {
  EXPECT_EQ(of_own_company(row_right(DataRight::None)).bits, 0U);
  EXPECT_EQ(of_own_company(row_right(DataRight::Read)).bits, 1U);
  EXPECT_EQ(of_own_company(row_right(DataRight::Create)).bits, 5U);
  EXPECT_EQ(of_own_company(row_right(DataRight::Update)).bits, 37U);
  EXPECT_EQ(of_own_company(row_right(DataRight::Delete)).bits, 37U);
}

TEST(RowRight, OfAPersonWhoIsAUserIsNotToDelete) {
  EXPECT_EQ(of_person_of_user(row_right(DataRight::None)).bits, 0U);
  EXPECT_EQ(of_person_of_user(row_right(DataRight::Read)).bits, 1U);
  EXPECT_EQ(of_person_of_user(row_right(DataRight::Delete)).bits, 7U);
}

template <class Values, class Find>
void expect_found_by_name(const Values& values, const Find& find) {
  for (const auto value : values) {
    EXPECT_EQ(find(name(value)), value);
    std::string upper(name(value));
    std::ranges::transform(upper, upper.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    EXPECT_EQ(find(upper), value) << upper;
  }
  EXPECT_EQ(find("Nothing"), std::nullopt);
  EXPECT_EQ(find(""), std::nullopt);
}

TEST(RightsNames, FindTheirValuesInAnyCase) {
  expect_found_by_name(kRightsEntities, rights_entity_named);
  expect_found_by_name(kRelations, relation_named);
  expect_found_by_name(kDataRights, data_right_named);
  expect_found_by_name(kFunctionRights, function_right_named);
  expect_found_by_name(kRoleTypes, role_type_named);
  EXPECT_TRUE(
      std::ranges::is_sorted(kFunctionRights, {}, [](FunctionRight each) { return name(each); }));
}

}  // namespace
}  // namespace crm
