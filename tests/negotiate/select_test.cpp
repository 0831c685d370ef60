#include "negotiate/select.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "carrier/contact_activity.h"

namespace crm::negotiate {
namespace {

using carrier::ContactActivity;
using carrier::Selection;

// The members of a row that are told, by their names: "Name Category".
std::string told(std::string_view query) {
  const Selection selection = read_select(query);
  std::string names;
  carrier::for_each_field<ContactActivity>([&](const auto& field) {
    if (selection.below(field.name) == nullptr) return;
    names.append(names.empty() ? "" : " ").append(field.name);
  });
  return names;
}

TEST(Select, TakesTheDocumentedSample) {
  EXPECT_EQ(told("$select=name,department,category/id"), "Department Name Category");
}

TEST(Select, IsEverythingWhereNothingIsSelected) {
  for (const std::string_view query :
       {"", "x=1", "$select", "$select=", "$select=,", "$select=%2C+,%20,", "$select=&$select=,",
        "select=Name", "$selects=Name", "$select=*", "$select=Name,*", "$select=*/Name"}) {
    EXPECT_TRUE(read_select(query).is_all()) << query;
  }
}

TEST(Select, KnowsItsKeyInAnyCaseAndEscaped) {
  for (const std::string_view query : {"$SELECT=Name", "%24select=Name", "%24%73ELECT=Name",
                                       "+$select+=Name", "a=b&&$Select=Name&c"}) {
    EXPECT_EQ(told(query), "Name") << query;
  }
}

TEST(Select, JoinsSeveral) {
  EXPECT_EQ(told("$select=Name&x=URL&%24SELECT=OrgNr&$select="), "OrgNr Name");
}

TEST(Select, DecodesBeforeItTakesApart) {
  EXPECT_EQ(told("$select=Name%2COrgNr"), "OrgNr Name");
  EXPECT_EQ(told("$select=+name+,%09URL%20"), "Name URL");
  EXPECT_EQ(told("$select=n%61me"), "Name");
  const Selection selection = read_select("$select=TableRight%2Fmask");
  ASSERT_NE(selection.below("TableRight"), nullptr);
  EXPECT_NE(selection.below("TableRight")->below("Mask"), nullptr);
  EXPECT_EQ(selection.below("TableRight")->below("Reason"), nullptr);
}

TEST(Select, DecodesOnlyOnce) { EXPECT_EQ(told("$select=n%2561me"), ""); }

TEST(Select, IgnoresUnknownNames) {
  EXPECT_EQ(told("$select=Nam,Name,Contact/Name,Name2"), "Name");
  EXPECT_EQ(told("$select=nothing"), "");
  EXPECT_EQ(told("$select=%00Name"), "");
}

TEST(Select, TakesKeysOfDictionariesInAnyCase) {
  const Selection selection = read_select("$select=fieldproperties/URLADDRESS/fieldright/MASK");
  const Selection* properties = selection.below("FieldProperties");
  ASSERT_NE(properties, nullptr);
  EXPECT_EQ(properties->below("Name"), nullptr);
  const Selection* url = properties->below("UrlAddress");
  ASSERT_NE(url, nullptr);
  EXPECT_EQ(url->below("FieldType"), nullptr);
  ASSERT_NE(url->below("FieldRight"), nullptr);
  EXPECT_TRUE(url->below("FieldRight")->below("Mask")->is_all());
}

// More than are remembered, and so long that they are not.
TEST(Select, TellsOfEachQueryWhatItSaysHoweverOftenAndBehindWhatever) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 100; ++i) {
      const std::string other = "&x=" + std::string(static_cast<std::size_t>(i * 20), 'x');
      EXPECT_EQ(told("$select=name" + other), "Name");
      EXPECT_EQ(told("$select=category" + other), "Category");
      EXPECT_EQ(told("select=name" + other), told(""));
    }
  }
}

TEST(Select, TakesAsMuchAsARequestLineHolds) {
  EXPECT_EQ(told("$select=" + std::string(8192, '/') + "Name"), "Name");
  EXPECT_EQ(told("$select=" + std::string(8192, '/')), "");
  EXPECT_TRUE(read_select("$select=" + std::string(8192, ',')).is_all());
  std::string many = "$select=Name";
  for (int i = 0; i < 4000; ++i) many += ",a";
  EXPECT_EQ(told(many), "Name");
  std::string deep = "$select=Name";
  for (int i = 0; i < 4000; ++i) deep += "/a";
  EXPECT_EQ(told(deep), "Name");
}

}  // namespace
}  // namespace crm::negotiate
