#include "codec/request_json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

ActiveContactsRequest read(std::string_view body) { return asked_in(kJson, body); }
std::string refusal(std::string_view body) { return refusal_in(kJson, body); }

TEST(RequestJson, ReadsTheDocumentedRequest) {
  const auto asked = read(R"({
    "ActivityStartTime": "2006-12-08T17:54:02.8514704+01:00",
    "ContactCategories": [272, 919],
    "ActionType": "ActivityCompleted"
  })");
  EXPECT_EQ(asked.start, instant("2006-12-08T16:54:02.8514704Z"));
  EXPECT_EQ(asked.categories, ids({272, 919}));
  EXPECT_EQ(asked.actions, only(ContactAction::ActivityCompleted));
}

TEST(RequestJson, ReadsWhatTheTypeScriptClientSends) {
  const auto asked = read(
      R"({"activityStartTime":"2026-01-02T03:04:05.678Z","contactCategories":[1,2],"actionType":9})");
  EXPECT_EQ(asked.start, instant("2026-01-02T03:04:05.678Z"));
  EXPECT_EQ(asked.categories, ids({1, 2}));
  EXPECT_EQ(asked.actions, ActionMask{9});
}

TEST(RequestJson, TakesMissingNullAndEmptyMembersAsNoFilter) {
  const ActiveContactsRequest all;
  EXPECT_EQ(read("{}"), all);
  EXPECT_EQ(read(R"({"ActivityStartTime":null,"ContactCategories":null,"ActionType":null})"), all);
  EXPECT_EQ(read(R"({"ActivityStartTime":"","ContactCategories":"","ActionType":""})"), all);
  EXPECT_EQ(read(R"({"ContactCategories":[],"ActionType":0})"), all);
}

TEST(RequestJson, MatchesMembersInAnyCaseAndLetsTheLastOneCount) {
  const auto asked = read(R"({"ACTIONTYPE":1,"contactcategories":[1,2],"ActionType":"Updated",
                              "ContactCategories":[3]})");
  EXPECT_EQ(asked.actions, only(ContactAction::Updated));
  EXPECT_EQ(asked.categories, ids({3}));
}

TEST(RequestJson, LetsANullBehindAValueTakeItBack) {
  EXPECT_EQ(read(R"({"ContactCategories":[1],"contactCategories":null})"), ActiveContactsRequest{});
}

TEST(RequestJson, IgnoresUnknownMembersWhateverTheyHold) {
  EXPECT_EQ(read(R"({"x":{"ActionType":"Exploded","y":[1,[2,{"z":null}]]},"w":1e400,"v":true})"),
            ActiveContactsRequest{});
}

TEST(RequestJson, ReadsNumbersHoweverTheyAreWritten) {
  EXPECT_EQ(read(R"({"ContactCategories":["272"," 919 ",1.0,1e2,-3,0]})").categories,
            ids({272, 919, 1, 100, -3, 0}));
  EXPECT_EQ(read(R"({"ActionType":"9"})").actions, ActionMask{9});
  EXPECT_EQ(read(R"({"ActionType":3.0})").actions, ActionMask{3});
}

TEST(RequestJson, ReadsEscapesInNamesAndValues) {
  EXPECT_EQ(read(R"({"Action\u0054ype":"Crea\u0074ed"})").actions, only(ContactAction::Created));
}

TEST(RequestJson, TakesWallTimeInTheGivenZone) {
  const auto oslo = locale::TimeZone::open("Europe/Oslo");
  ASSERT_TRUE(oslo);
  const auto asked = read_request_json(R"({"ActivityStartTime":"2026-07-01T18:00:00"})", *oslo);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->start, instant("2026-07-01T16:00:00Z"));
}

TEST(RequestJson, TakesTheGreatestDateOfJavaScript) {
  EXPECT_EQ(read(R"({"ActivityStartTime":"+275760-09-13T00:00:00.000Z"})").start, kLatest);
}

TEST(RequestJson, SkipsOneByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF{}"), ActiveContactsRequest{});
  EXPECT_TRUE(refusal("\xEF\xBB\xBF\xEF\xBB\xBF{}").starts_with("The body is not valid JSON: "));
}

TEST(RequestJson, NamesTheMemberThatIsWrong) {
  EXPECT_EQ(refusal(R"({"ActionType":"Exploded"})"),
            "ActionType: 'Exploded' is not a ContactAction.");
  for (const std::string_view value : {"{}", "[1]", "true", "1.5", "-1", "99999999999"}) {
    const std::string body = "{\"actionType\":" + std::string(value) + "}";
    EXPECT_TRUE(refusal(body).starts_with("ActionType: ")) << body;
  }
  for (const std::string_view value :
       {"{}", "[]", "1", "false", R"("yesterday")", R"("2026-13-01")", R"("2026-01-01T24:00:00")",
        R"("2026-01-01T23:59:60Z")"}) {
    const std::string body = "{\"activityStartTime\":" + std::string(value) + "}";
    EXPECT_TRUE(refusal(body).starts_with("ActivityStartTime: ")) << body;
  }
  for (const std::string_view value :
       {"{}", "1", "true", R"("1,2")", "[null]", "[1.5]", "[true]", "[[1]]", "[{}]", R"(["abc"])",
        "[2147483648]", "[-2147483649]", "[1e10]", "[99999999999999999999]", R"([""])"}) {
    const std::string body = "{\"contactCategories\":" + std::string(value) + "}";
    EXPECT_TRUE(refusal(body).starts_with("ContactCategories: ")) << body;
  }
}

TEST(RequestJson, RefusesABodyThatIsNoObject) {
  for (const std::string_view body :
       {"", "  ", "\r\n\t", "null", "[]", "1", "1.5", "true", R"("text")", "\xEF\xBB\xBF"}) {
    EXPECT_FALSE(refusal(body).empty());
  }
}

TEST(RequestJson, RefusesWhatIsNotJson) {
  for (const std::string_view body :
       {"{", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,,}", "{} {}", "{}x", "{\"a\":01}", "{\"a\":+1}",
        "{\"a\":.5}", "{\"a\":NaN}", "{\"a\":\"\x01\"}", "{\"a\":\"\xFF\"}", R"({"a":"\ud800"})",
        R"({"a":"\x"})", "\xFF\xFE{"}) {
    EXPECT_TRUE(refusal(body).starts_with("The body ")) << body;
  }
}

std::string nested(std::size_t depth) {
  return "{\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

TEST(RequestJson, GoesAsDeepAs64AndNoDeeper) {
  EXPECT_EQ(read(nested(kJsonDepthMax)), ActiveContactsRequest{});
  EXPECT_TRUE(refusal(nested(kJsonDepthMax + 1)).starts_with("The body is not valid JSON: "));
  EXPECT_TRUE(refusal("{\"x\":" + std::string(1'000'000, '[')).starts_with("The body "));
  EXPECT_EQ(refusal(std::string(1'000'000, '[')), "The body must be a JSON object.");
}

TEST(RequestJson, TakesNumbersOf64CharactersAndNoLongerOnes) {
  const std::string digits(kJsonNumberCharsMax - 2, '1');
  EXPECT_EQ(read("{\"x\":0." + digits + "}"), ActiveContactsRequest{});
  EXPECT_NE(refusal("{\"x\":0." + digits + "1}").find("64"), std::string::npos);
}

TEST(RequestJson, TellsWhereItIsNoJson) {
  EXPECT_TRUE(refusal("{\"a\":1 \"b\"}").ends_with(" at byte 8."));
  EXPECT_TRUE(refusal("{} {}").ends_with(" at byte 4."));
}

TEST(RequestJson, NeverEchoesMoreThan200BytesOfItsInput) {
  const std::string detail = refusal("{\"ActionType\":\"" + std::string(5000, 'x') + "\"}");
  EXPECT_LT(detail.size(), 300U);
}

}  // namespace
}  // namespace crm::codec
