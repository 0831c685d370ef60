#include "codec/request_patch.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "codec/request_json.h"
#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

ActiveContactsRequest read(std::string_view body) { return asked_in(kJsonPatch, body); }
std::string refusal(std::string_view body) { return refusal_in(kJsonPatch, body); }

TEST(RequestPatch, ReadsTheContractsSample) {
  const auto asked =
      read(R"([{"op":"replace","path":"/ActivityStartTime","value":"2026-01-02T00:00:00"},
    {"op":"add","path":"ContactCategories/-","value":272},
    {"op":"replace","path":"/actionType","value":"All"}])");
  EXPECT_EQ(asked.start, instant("2026-01-02T00:00:00"));
  EXPECT_EQ(asked.categories, ids({272}));
  EXPECT_EQ(asked.actions, kAllActions);
}

TEST(RequestPatch, BeginsWithARequestOfDefaults) {
  EXPECT_EQ(read("[]"), ActiveContactsRequest{});
  EXPECT_EQ(read(R"([{"op":"test","path":"/ActivityStartTime","value":null},
                     {"op":"test","path":"/ContactCategories","value":[]},
                     {"op":"test","path":"/ActionType","value":null}])"),
            ActiveContactsRequest{});
}

TEST(RequestPatch, AddsInsertsReplacesAndRemovesItems) {
  EXPECT_EQ(read(R"([{"op":"add","path":"/ContactCategories/-","value":2},
                     {"op":"add","path":"/contactcategories/0","value":1},
                     {"op":"add","path":"ContactCategories/2","value":"3"},
                     {"op":"add","path":"ContactCategories/1","value":9}])")
                .categories,
            ids({1, 9, 2, 3}));
  EXPECT_EQ(read(R"([{"op":"add","path":"/ContactCategories","value":[1,2,3]},
                     {"op":"remove","path":"/ContactCategories/1"},
                     {"op":"replace","path":"/ContactCategories/1","value":4}])")
                .categories,
            ids({1, 4}));
}

TEST(RequestPatch, CopiesAndMoves) {
  EXPECT_EQ(read(R"([{"op":"add","path":"/ContactCategories","value":[1,2,3]},
                     {"op":"move","from":"/ContactCategories/0","path":"/ContactCategories/-"},
                     {"op":"copy","from":"ContactCategories/0","path":"/ContactCategories/0"}])")
                .categories,
            ids({2, 2, 3, 1}));
  EXPECT_EQ(read(R"([{"op":"add","path":"/ContactCategories/-","value":8},
                     {"op":"move","from":"/ContactCategories/0","path":"/ActionType"}])"),
            (ActiveContactsRequest{.actions = ActionMask{8}}));
}

TEST(RequestPatch, TestsByValue) {
  EXPECT_EQ(read(R"([{"op":"add","path":"/ContactCategories","value":[1,2]},
                     {"op":"test","path":"/ContactCategories/1","value":2.0},
                     {"op":"test","path":"/ContactCategories","value":[1e0,2]},
                     {"op":"add","path":"/ActionType","value":"Created"},
                     {"op":"test","path":"/ActionType","value":"Created"}])")
                .categories,
            ids({1, 2}));
  EXPECT_EQ(refusal(R"([{"op":"test","path":"/ActionType","value":"All"}])"),
            "Operation 1 (test '/ActionType'): the test fails.");
  for (const std::string_view value :
       {"[1]", "[2,1]", "[1,2,3]", "null", "{}", "\"1\"", "[\"1\",2]", "[1,[2]]", "true"}) {
    const std::string body =
        R"([{"op":"add","path":"/ContactCategories","value":[1,2]},
            {"op":"test","path":"/ContactCategories","value":)" +
        std::string(value) + "}]";
    EXPECT_EQ(refusal(body), "Operation 2 (test '/ContactCategories'): the test fails.") << body;
  }
}

TEST(RequestPatch, RemovesAMember) {
  EXPECT_EQ(
      read(R"([{"op":"add","path":"/ActionType","value":1},{"op":"remove","path":"/ActionType"}])"),
      ActiveContactsRequest{});
  EXPECT_EQ(
      refusal(
          R"([{"op":"remove","path":"/ActionType"},{"op":"replace","path":"/ActionType","value":1}])"),
      "Operation 2 (replace '/ActionType'): there is nothing at that path.");
  EXPECT_EQ(
      read(R"([{"op":"remove","path":"/ActionType"},{"op":"add","path":"/ActionType","value":1}])")
          .actions,
      ActionMask{1});
}

TEST(RequestPatch, NamesTheOperationThatIsWrong) {
  for (const std::string_view operation :
       {R"("op":"add","path":"/Foo","value":1)",
        R"("op":"add","path":"","value":{})",
        R"("op":"add","path":"/","value":1)",
        R"("op":"add","path":"//ActionType","value":1)",
        R"("op":"add","path":"/ActionType/","value":1)",
        R"("op":"add","path":"/ActionType/0","value":1)",
        R"("op":"add","path":"/ContactCategories/1","value":1)",
        R"("op":"add","path":"/ContactCategories/-1","value":1)",
        R"("op":"add","path":"/ContactCategories/00","value":1)",
        R"("op":"add","path":"/ContactCategories/x","value":1)",
        R"("op":"add","path":"/ContactCategories/","value":1)",
        R"("op":"add","path":"/ContactCategories/0/0","value":1)",
        R"("op":"add","path":"/ContactCategories/-","value":[1])",
        R"("op":"add","path":"/ContactCategories/-","value":{})",
        R"("op":"replace","path":"/ContactCategories/-","value":1)",
        R"("op":"replace","path":"/ContactCategories/0","value":1)",
        R"("op":"remove","path":"/ContactCategories/0")",
        R"("op":"remove","path":"/Foo")",
        R"("op":"test","path":"/ContactCategories/0","value":1)",
        R"("op":"add","path":"/ActionType")",
        R"("op":"test","path":"/ActionType")",
        R"("op":"replace","path":"/ActionType")",
        R"("op":"add","path":"/~2ActionType","value":1)",
        R"("op":"add","path":"/ActionType~","value":1)",
        R"("op":"add","path":"/Action~1Type","value":1)",
        R"("op":"add","path":"/Action~0Type","value":1)",
        R"("op":"copy","path":"/ActionType")",
        R"("op":"copy","from":1,"path":"/ActionType")",
        R"("op":"copy","from":"/Foo","path":"/ActionType")",
        R"("op":"move","from":"/ContactCategories/0","path":"/ActionType")",
        R"("op":"move","from":"/ContactCategories","path":"/ContactCategories/0")",
        R"("op":"copy","from":"/ContactCategories","path":"/ContactCategories/-")",
        R"("op":"explode","path":"/ActionType","value":1)",
        R"("path":"/ActionType","value":1)",
        R"("op":1,"path":"/ActionType","value":1)",
        R"("op":"add","value":1)",
        R"("op":"add","path":7,"value":1)"}) {
    const std::string body =
        R"([{"op":"test","path":"ActionType","value":null},{)" + std::string(operation) + "}]";
    EXPECT_TRUE(refusal(body).starts_with("Operation 2 (")) << body << refusal(body);
  }
  EXPECT_EQ(refusal(R"([{"op":"add","path":"/Foo","value":1}])"),
            "Operation 1 (add '/Foo'): the request has no such path.");
  EXPECT_EQ(refusal("[1]"), "Operation 1 must be a JSON object.");
  EXPECT_LT(refusal(R"([{"op":")" + std::string(5'000, 'x') + R"(","path":")" +
                    std::string(5'000, 'y') + "\"}]")
                .size(),
            330U);
}

TEST(RequestPatch, NamesTheMemberThatIsWrong) {
  for (const std::string_view value :
       {R"("Exploded")", "[1]", "{}", "true", "1.5", "-1", "99999999999"}) {
    const std::string body =
        R"([{"op":"add","path":"actiontype","value":)" + std::string(value) + "}]";
    EXPECT_TRUE(refusal(body).starts_with("ActionType: ")) << body;
  }
  for (const std::string_view value : {R"("yesterday")", "[]", "{}", "false", "1"}) {
    const std::string body =
        R"([{"op":"add","path":"activitystarttime","value":)" + std::string(value) + "}]";
    EXPECT_TRUE(refusal(body).starts_with("ActivityStartTime: ")) << body;
  }
  for (const std::string_view value : {"1", R"("1")", "{}", "true", "[null]", "[1.5]", "[[1]]",
                                       "[{}]", R"(["abc"])", "[2147483648]"}) {
    const std::string body =
        R"([{"op":"add","path":"contactcategories","value":)" + std::string(value) + "}]";
    EXPECT_TRUE(refusal(body).starts_with("ContactCategories: ")) << body;
  }
}

TEST(RequestPatch, ReadsAnObjectAsAMergePatch) {
  EXPECT_EQ(read(R"({"contactCategories":272,"ActionType":1})"),
            (ActiveContactsRequest{.categories = ids({272}), .actions = ActionMask{1}}));
  EXPECT_EQ(read("{}"), ActiveContactsRequest{});
}

TEST(RequestPatch, RefusesABodyThatIsNoPatch) {
  for (const std::string_view body : {"", " ", "null", "1", "\"x\"", "[", "[]x", "[{]", "true"}) {
    EXPECT_TRUE(refusal(body).starts_with("The body ")) << body;
  }
  EXPECT_TRUE(refusal("[] []").ends_with(" at byte 4."));
}

TEST(RequestPatch, MayBeRelaxed) {
  EXPECT_EQ(read("[{op:'add', path:'ActionType', value:1}, /* that is all */]").actions,
            ActionMask{1});
  EXPECT_EQ(read("{ActionType:1,}").actions, ActionMask{1});
}

TEST(RequestPatch, Takes100OperationsAndNoMore) {
  const auto operations = [](std::size_t count) {
    std::string body = "[";
    for (std::size_t i = 0; i < count; ++i) {
      body += R"({"op":"add","path":"/ContactCategories/-","value":1},)";
    }
    body.back() = ']';
    return body;
  };
  EXPECT_EQ(read(operations(kPatchOperationsMax)).categories.size(), kPatchOperationsMax);
  EXPECT_EQ(refusal(operations(kPatchOperationsMax + 1)),
            "The patch has more than 100 operations.");
}

TEST(RequestPatch, KeepsTheLimitsOfJson) {
  const auto nested = [](std::size_t depth) {  // of which two are the patch's own
    return R"([{"op":"test","path":"ActionType","value":)" + std::string(depth - 2, '[') +
           std::string(depth - 2, ']') + "}]";
  };
  EXPECT_TRUE(refusal(nested(kJsonDepthMax)).ends_with("the test fails."));
  EXPECT_TRUE(refusal(nested(kJsonDepthMax + 1)).starts_with("The body is not valid JSON: "));
  const std::string digits(kJsonNumberCharsMax - 2, '1');
  EXPECT_TRUE(refusal("[0." + digits + "]").starts_with("Operation 1"));
  EXPECT_NE(refusal("[0." + digits + "1]").find("64"), std::string::npos);
  EXPECT_TRUE(refusal("[\"" + digits + digits + "\"]").starts_with("Operation 1"));
  EXPECT_EQ(refusal(R"([{"op":"add","path":"ContactCategories","value":[)" + counted(100'001) +
                    "]},{\"op\":\"remove\",\"path\":\"ContactCategories/0\"}]"),
            "Operation 1 (add 'ContactCategories'): more than 100,000 items.");
}

TEST(RequestMergePatch, EqualsPlainJsonInOrdinaryUse) {
  for (const std::string_view body :
       {"{}", R"({"ActivityStartTime":"2026-01-02","ContactCategories":[1,"2"],"ActionType":9})",
        R"({"ContactCategories":[1],"contactCategories":[2]})", R"({"ContactCategories":""})",
        R"({"ActionType":null,"ContactCategories":null,"ActivityStartTime":null})"}) {
    EXPECT_EQ(asked_in(kMergePatch, body), asked_in(kJson, body)) << body;
  }
}

TEST(RequestMergePatch, AppendsAScalarToTheEmptyList) {
  EXPECT_EQ(asked_in(kMergePatch, R"({"ContactCategories":272})").categories, ids({272}));
  EXPECT_EQ(asked_in(kMergePatch, R"({"ContactCategories":"272"})").categories, ids({272}));
  EXPECT_EQ(asked_in(kMergePatch, R"({"ContactCategories":2.0})").categories, ids({2}));
}

TEST(RequestMergePatch, RestoresDefaultsForNull) {
  EXPECT_EQ(asked_in(kMergePatch, R"({"ContactCategories":1,"contactcategories":null})"),
            ActiveContactsRequest{});
}

TEST(RequestMergePatch, NamesTheMemberThatIsWrong) {
  for (const std::string_view value : {"{}", "true", "1.5", R"("1,2")", "[null]", "2147483648"}) {
    const std::string body = "{\"ContactCategories\":" + std::string(value) + "}";
    EXPECT_TRUE(refusal_in(kMergePatch, body).starts_with("ContactCategories: ")) << body;
  }
  EXPECT_EQ(refusal_in(kMergePatch, "[]"), "The body must be a JSON object.");
  EXPECT_TRUE(refusal_in(kMergePatch, "null").starts_with("The body must be a JSON object"));
}

}  // namespace
}  // namespace crm::codec
