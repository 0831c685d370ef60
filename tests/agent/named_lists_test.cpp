#include "agent/named_lists.h"

#include <gtest/gtest.h>

#include "tests/agent/user_desk.h"

namespace crm {
namespace {

class NamedLists : public UserDesk {
 protected:
  Result<std::vector<carrier::MdoListItem>> mdo(std::string_view json) {
    const auto asked = given<carrier::MdoListArguments>(json);
    return reading(kAnna, [&](agent::Reading& desk) { return agent::get_mdo_list(desk, asked); });
  }
  Result<std::vector<carrier::ListItemEntity>> all(std::string_view json) {
    const auto asked = given<carrier::ListNameArguments>(json);
    return reading(
        kAnna, [&](agent::Reading& desk) { return agent::get_all_from_list_name(desk, asked); });
  }
  static std::vector<std::string> names(const auto& items) {
    std::vector<std::string> names;
    for (const auto& each : items) names.push_back(each.name);
    return names;
  }
  using Names = std::vector<std::string>;
};

TEST_F(NamedLists, AreThereUnderEveryNameInAnyCase) {
  for (const char* name : {"category", "Business", "country", "associate", "task", "priority",
                           "doctmpl", "perspos", "mrmrs", "contint", "persint", "USERGROUP"}) {
    const auto offered = mdo(R"({"name":")" + std::string(name) + R"("})");
    ASSERT_TRUE(offered) << name;
    EXPECT_FALSE(offered->empty()) << name;
    const auto entities = all(R"({"udListDefinitionName":")" + std::string(name) + R"("})");
    ASSERT_TRUE(entities) << name;
    ASSERT_EQ(names(*entities), names(*offered)) << name;
    EXPECT_LT(entities->front().ud_list_definition_id, 0) << name;
  }
}

TEST_F(NamedLists, OfCategoriesGoByRankWithoutDeletedOnes) {
  const auto offered = mdo(R"({"name":"category","forceFlatList":true})").value();
  EXPECT_EQ(names(offered), (Names{"Vendor", R"(US:"Customer";NO:"Kunde")"}));
  EXPECT_EQ(offered.front().id, raw(kVendor));
  EXPECT_EQ(offered.front().tool_tip, "sells to us");
  EXPECT_EQ(offered.front().rank, 1);
  EXPECT_EQ(offered.front().full_name, "Vendor");
  const auto every = all(R"({"udListDefinitionName":"category","includeDeleted":true})").value();
  ASSERT_EQ(every.size(), 3U);
  EXPECT_EQ(every.back().id, raw(kFormer));
  EXPECT_TRUE(every.back().deleted);
  EXPECT_EQ(every.back().ud_list_definition_id, -64);
}

TEST_F(NamedLists, OfUsersHideServicesAndWhoIsRetired) {
  const auto offered = mdo(R"({"name":"associate"})").value();
  EXPECT_EQ(names(offered), (Names{"Anna Berg", "Chief"}));
  EXPECT_EQ(offered.front().tool_tip, "anna");
  const auto every = all(R"({"udListDefinitionName":"associate","includeDeleted":true})").value();
  EXPECT_EQ(names(every), (Names{"Anna Berg", "Chief", "Gone"}));
}

TEST_F(NamedLists, HaveLinesThatWereChanged) {
  put([](store::Transaction& t) {
    t.put(List::Priority, {.id = 9, .name = "Urgent", .tooltip = "now", .rank = 0});
  });
  EXPECT_EQ(mdo(R"({"name":"priority"})")->front().name, "Urgent");
  EXPECT_EQ(mdo(R"({"name":"usergroup"})")->front().name, "Sales");
}

TEST_F(NamedLists, KeepNoHistory) {
  EXPECT_TRUE(mdo(R"({"name":"task","onlyHistory":true})")->empty());
}

TEST_F(NamedLists, OfUnknownNamesAreRefusedByMember) {
  const std::string mdo_refused = refusal(mdo(R"({"name":"sale"})"));
  EXPECT_EQ(mdo_refused.find("400 Name: there is no list 'sale'; expected one of category, "), 0U);
  const std::string all_refused = refusal(all("{}"));
  EXPECT_EQ(all_refused.find("400 UdListDefinitionName: there is no list ''; expected one of "),
            0U);
}

}  // namespace
}  // namespace crm
