#include "carrier/selection.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace crm::carrier {
namespace {

Selection selecting(std::initializer_list<std::string_view> paths) {
  Selection selection = Selection::none();
  for (const std::string_view path : paths) selection.add(path);
  return selection;
}

// How much of the member at the end of a path of plain names is told.
std::string told(const Selection& selection, std::initializer_list<std::string_view> path) {
  const Selection* member = &selection;
  for (const std::string_view name : path) {
    member = member->below(name);
    if (member == nullptr) return "nothing";
  }
  return member->is_all() ? "all" : "some";
}

TEST(Selection, IsEverythingUnlessNarrowed) {
  EXPECT_TRUE(Selection().is_all());
  EXPECT_TRUE(Selection::everything().is_all());
  EXPECT_EQ(told({}, {"Name"}), "all");
  EXPECT_EQ(told({}, {"FieldProperties", "Name", "FieldRight", "Mask"}), "all");
}

TEST(Selection, OfNothingTellsNothing) {
  EXPECT_FALSE(Selection::none().is_all());
  EXPECT_EQ(told(Selection::none(), {"Name"}), "nothing");
}

TEST(Selection, TellsWhatWasAddedInAnyCase) {
  const Selection selection = selecting({"nAmE", "TABLERIGHT/mask"});
  EXPECT_EQ(told(selection, {"Name"}), "all");
  EXPECT_EQ(told(selection, {"NAME"}), "all");
  EXPECT_EQ(told(selection, {"TableRight"}), "some");
  EXPECT_EQ(told(selection, {"TableRight", "Mask"}), "all");
  EXPECT_EQ(told(selection, {"TableRight", "Reason"}), "nothing");
  EXPECT_EQ(told(selection, {"Department"}), "nothing");
}

TEST(Selection, OfTheWholeCountsMoreThanOfAPartInEitherOrder) {
  for (const Selection& selection : {selecting({"TableRight", "TableRight/Mask"}),
                                     selecting({"TableRight/Mask", "TableRight"})}) {
    EXPECT_EQ(told(selection, {"TableRight"}), "all");
    EXPECT_EQ(told(selection, {"TableRight", "Reason"}), "all");
  }
}

TEST(Selection, TakesAStarForAllFromThereDown) {
  EXPECT_TRUE(selecting({"Name", "*"}).is_all());
  EXPECT_TRUE(selecting({"*", "Name"}).is_all());
  EXPECT_TRUE(selecting({"*/Name"}).is_all());
  const Selection selection = selecting({"FieldProperties/*"});
  EXPECT_EQ(told(selection, {"FieldProperties"}), "all");
  EXPECT_EQ(told(selection, {"Name"}), "nothing");
}

TEST(Selection, TakesAStarInsideANameForALetter) {
  EXPECT_EQ(told(selecting({"Na*"}), {"Name"}), "nothing");
}

TEST(Selection, PassesOverBlanksAndSlashesWithoutANameBetweenThem) {
  for (const std::string_view path :
       {"TableRight/Mask", "/TableRight/Mask", "TableRight/Mask/", "//TableRight///Mask//",
        " TableRight / Mask ", "\tTableRight/ /\t/Mask/ "}) {
    const Selection selection = selecting({path});
    EXPECT_EQ(told(selection, {"TableRight", "Mask"}), "all") << path;
    EXPECT_EQ(told(selection, {"TableRight", "Reason"}), "nothing") << path;
  }
  for (const std::string_view path : {"TableRight/", "TableRight//", "TableRight/ /"}) {
    EXPECT_EQ(told(selecting({path}), {"TableRight"}), "all") << path;
  }
  for (const std::string_view path : {"", "/", "///", " ", " / "}) {
    EXPECT_EQ(told(selecting({path}), {"TableRight"}), "nothing") << path;
    EXPECT_FALSE(selecting({path}).is_all()) << path;
  }
}

TEST(Selection, LooksNoDeeperThanItSays) {
  std::string path = "a";
  for (int depth = 1; depth < Selection::kDepthMax; ++depth) path += "/a";
  const Selection deepest = selecting({path + "/b", path + "/c/d"});
  const Selection* member = &deepest;
  for (int depth = 0; depth < Selection::kDepthMax; ++depth) {
    EXPECT_FALSE(member->is_all());
    member = member->below("a");
    ASSERT_NE(member, nullptr);
  }
  EXPECT_TRUE(member->is_all());
}

TEST(Selection, TakesPathsOfManySlashes) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a/";
  EXPECT_EQ(told(selecting({deep}), {"a", "a"}), "some");
  EXPECT_EQ(told(selecting({std::string(100'000, '/') + "Name"}), {"Name"}), "all");
}

}  // namespace
}  // namespace crm::carrier
