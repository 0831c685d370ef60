#include "carrier/rights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string_view>

namespace crm::carrier {
namespace {

std::uint32_t value_of(std::string_view name, std::span<const FlagName> names) {
  const auto found = std::ranges::find(names, name, &FlagName::name);
  return found == names.end() ? 0xFFFFFFFF : found->value;
}

// flags_text() relies on it.
TEST(FlagNames, RiseByValueAndNameEachValueOnce) {
  for (const auto names : {flag_names(TableMask{}), flag_names(FieldMask{})}) {
    EXPECT_TRUE(std::ranges::is_sorted(names, std::less_equal<>{}, &FlagName::value));
    EXPECT_EQ(names.front().value, 0U);
    std::set<std::string_view> distinct;
    for (const FlagName& named : names) distinct.insert(named.name);
    EXPECT_EQ(distinct.size(), names.size());
  }
}

TEST(FlagNames, AreTheVendors) {
  const auto table = flag_names(TableMask{});
  EXPECT_EQ(table.size(), 18U);
  EXPECT_EQ(value_of("UDR", table), 11U);
  EXPECT_EQ(value_of("FULL", table), 15U);
  EXPECT_EQ(value_of("WRITE", table), 38U);
  EXPECT_EQ(value_of("Uninitialized", table), 128U);
  const auto field = flag_names(FieldMask{});
  EXPECT_EQ(field.size(), 12U);
  EXPECT_EQ(value_of("Read", field), kFieldRead.bits);
  EXPECT_EQ(value_of("Update", field), kFieldUpdate.bits);
  EXPECT_EQ(value_of("UIHintMandatory", field) | kFieldUpdate.bits, kFieldMandatory.bits);
  EXPECT_EQ(value_of("UndefinedValue256", field), 256U);
}

TEST(FullRights, AreUnrestricted) {
  EXPECT_EQ(table_right(ContactRights::Full), (TableRight{TableMask{15}, ""}));
}

const FieldProperty& property(std::string_view key, ContactRights rights = ContactRights::Full) {
  static const FieldProperty kNone;
  const auto all = field_properties(rights);
  const auto found = std::ranges::find(all, key, &FieldProperty::key);
  return found == all.end() ? kNone : *found;
}

TEST(FullRights, NameFifteenFieldsByTheirNamesInTheDatabase) {
  std::set<std::string_view> keys;
  for (const FieldProperty& each : field_properties(ContactRights::Full)) keys.insert(each.key);
  EXPECT_EQ(keys, (std::set<std::string_view>{
                      "ContactId", "AssociateId", "PersonId", "Name", "Department", "OrgNr",
                      "UrlAddress", "CategoryId", "AssociateFullName", "ActivityPersonName",
                      "Category", "ActionTime", "ActionId", "ActivityPersonId", "Action"}));
  EXPECT_EQ(field_properties(ContactRights::Full).size(), 15U);
}

TEST(FullRights, MarkTheFieldsThatMustBeFilledAndSayWhy) {
  EXPECT_EQ(property("Name"),
            (FieldProperty{
                "Name", {kFieldMandatory, "[SR_MANDATORY_FIELD_1281]"}, "System.String", 219}));
  EXPECT_EQ(property("CategoryId"),
            (FieldProperty{
                "CategoryId", {kFieldMandatory, "[SR_MANDATORY_FIELD_1289]"}, "System.Int32", 4}));
}

TEST(FullRights, LetNobodyChangeWhatIsWorkedOut) {
  for (const std::string_view key : {"AssociateFullName", "ActivityPersonName", "Category"}) {
    EXPECT_EQ(property(key), (FieldProperty{key, {kFieldRead, ""}, "System.String", 0}));
  }
  for (const std::string_view key : {"ActionId", "ActivityPersonId", "Action"}) {
    EXPECT_EQ(property(key), (FieldProperty{key, {kFieldRead, ""}, "System.Int32", 4}));
  }
  EXPECT_EQ(property("ActionTime"),
            (FieldProperty{"ActionTime", {kFieldRead, ""}, "System.DateTime", 16}));
}

TEST(FullRights, TellTheLengthsOfTexts) {
  EXPECT_EQ(property("Department").field_length, 219);
  EXPECT_EQ(property("OrgNr").field_length, 49);
  EXPECT_EQ(property("UrlAddress").field_length, 1023);
}

TEST(ContactRights, FollowFromTheRightToTheRow) {
  const auto of = [](DataRight right) { return contact_rights(row_right(right)); };
  EXPECT_EQ(of(DataRight::None), std::nullopt);
  EXPECT_EQ(of(DataRight::Read), ContactRights::ReadOnly);
  EXPECT_EQ(of(DataRight::Create), ContactRights::NoUpdate);
  EXPECT_EQ(of(DataRight::Update), ContactRights::NoDelete);
  EXPECT_EQ(of(DataRight::Delete), ContactRights::Full);
  const auto of_own = [](DataRight right) {
    return contact_rights(of_own_company(row_right(right)));
  };
  EXPECT_EQ(of_own(DataRight::None), std::nullopt);
  EXPECT_EQ(of_own(DataRight::Read), ContactRights::ReadOnly);
  EXPECT_EQ(of_own(DataRight::Create), ContactRights::NoUpdate);
  EXPECT_EQ(of_own(DataRight::Update), ContactRights::OwnCompany);
  EXPECT_EQ(of_own(DataRight::Delete), ContactRights::OwnCompany);
}

TEST(ContactRights, SayWhyTheyAreNotMore) {
  const auto told = [](ContactRights rights) { return table_right(rights); };
  EXPECT_EQ(told(ContactRights::NoDelete), (TableRight{{7}, "[SR_ACCESS_ROLE_LIMITED]"}));
  EXPECT_EQ(told(ContactRights::NoUpdate), (TableRight{{5}, "[SR_ACCESS_ROLE_LIMITED]"}));
  EXPECT_EQ(told(ContactRights::ReadOnly), (TableRight{{1}, "[SR_ACCESS_ROLE_READ_ONLY]"}));
  EXPECT_EQ(told(ContactRights::OwnCompany), (TableRight{{37}, "[SR_ACCESS_ASSOCCONT_DELETE]"}));
}

TEST(ContactRights, WithoutUpdateLetFieldsBeReadAndChangeNothingElse) {
  for (const ContactRights rights : {ContactRights::NoUpdate, ContactRights::ReadOnly}) {
    ASSERT_EQ(field_properties(rights).size(), 15U);
    for (const FieldProperty& full : field_properties(ContactRights::Full)) {
      FieldProperty expected = full;
      expected.field_right = {kFieldRead, ""};
      EXPECT_EQ(property(full.key, rights), expected) << full.key;
    }
  }
}

TEST(ContactRights, WithoutDeleteLeaveTheFieldsAsTheyAre) {
  for (const FieldProperty& full : field_properties(ContactRights::Full)) {
    EXPECT_EQ(property(full.key, ContactRights::NoDelete), full);
  }
}

TEST(ContactRights, ToAnOwnCompanyKeepWhichOneItIsAndWhoseItIs) {
  const std::set<std::string_view> fixed{"ContactId", "AssociateId", "Name", "Department", "OrgNr"};
  for (const FieldProperty& full : field_properties(ContactRights::Full)) {
    FieldProperty expected = full;
    if (fixed.contains(full.key)) expected.field_right = {kFieldRead, "[SR_ACCESS_FIELD_R_DB]"};
    EXPECT_EQ(property(full.key, ContactRights::OwnCompany), expected) << full.key;
  }
}

}  // namespace
}  // namespace crm::carrier
