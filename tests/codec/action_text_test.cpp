#include "codec/action_text.h"

#include <gtest/gtest.h>

#include <string_view>

namespace crm::codec {
namespace {

ActionMask mask(std::string_view text) {
  const auto parsed = parse_actions(text);
  EXPECT_TRUE(parsed) << text << ": " << parsed.error().detail;
  return parsed.value_or(ActionMask{});
}

std::string refusal(std::string_view text) {
  const auto parsed = parse_actions(text);
  EXPECT_FALSE(parsed) << text;
  return parsed ? "" : parsed.error().detail;
}

TEST(ActionText, KnowsEveryNameInAnyCase) {
  EXPECT_EQ(mask("Created"), ActionMask{1});
  EXPECT_EQ(mask("updated"), ActionMask{2});
  EXPECT_EQ(mask("NEWACTIVITY"), ActionMask{4});
  EXPECT_EQ(mask("ActivityCompleted"), ActionMask{8});
  EXPECT_EQ(mask("PersonAdded"), ActionMask{16});
  EXPECT_EQ(mask("PersonUpdated"), ActionMask{32});
  EXPECT_EQ(mask("DocumentAdded"), ActionMask{64});
  EXPECT_EQ(mask("All"), kAllActions);
}

TEST(ActionText, AddsUpListsOfNamesAndNumbers) {
  EXPECT_EQ(mask("Created, Updated"), ActionMask{3});
  EXPECT_EQ(mask("created,8 , DocumentAdded"), ActionMask{73});
  EXPECT_EQ(mask("63"), ActionMask{63});
}

TEST(ActionText, TakesNothingAndUnknownAsAll) {
  EXPECT_EQ(mask(""), kAllActions);
  EXPECT_EQ(mask("  "), kAllActions);
  EXPECT_EQ(mask("Unknown"), kAllActions);
  EXPECT_EQ(mask("0"), kAllActions);
}

TEST(ActionText, DropsBitsAbove127EvenIfNothingIsLeft) {
  EXPECT_EQ(mask("129"), ActionMask{1});
  EXPECT_EQ(mask("128"), ActionMask{});
  EXPECT_EQ(mask("UndefinedValue128"), ActionMask{});
}

TEST(ActionText, RefusesATypoInsteadOfWideningTheFilter) {
  EXPECT_EQ(refusal("Exploded"), "'Exploded' is not a ContactAction.");
  EXPECT_EQ(refusal("Created,,Updated"), "'' is not a ContactAction.");
  EXPECT_EQ(refusal("Created Updated"), "'Created Updated' is not a ContactAction.");
  EXPECT_EQ(refusal("-1"), "'-1' is not a ContactAction.");
  EXPECT_EQ(refusal("2147483648"), "'2147483648' is not a ContactAction.");
}

TEST(ActionText, RefusesNumbersOutsideInt32) {
  EXPECT_FALSE(actions_of(-1));
  EXPECT_TRUE(actions_of(2'147'483'647));
  EXPECT_FALSE(actions_of(2'147'483'648));
}

}  // namespace
}  // namespace crm::codec
