#include "codec/relaxed_json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;

std::string strict(std::string_view relaxed) {
  const auto strict = StrictJson::from(relaxed);
  return strict ? std::string(strict->text()) : "(the same)";
}

TEST(RelaxedJson, LeavesStrictJsonAlone) {
  for (const std::string_view body :
       {"{}", "[]", "", " \n", R"({"a":[1,2,{"b":"it's // no, /* comment */"}],"c":-1.5e3})",
        R"({"a\"b":"\\","c":"\u0041'"})", "null", "[[],{}]"}) {
    EXPECT_EQ(strict(body), "(the same)") << body;
  }
}

TEST(RelaxedJson, PutsQuotesAroundNames) {
  EXPECT_EQ(strict("{a:1, $b_2 : {c:null}}"), R"({"a":1, "$b_2" : {"c":null}})");
  EXPECT_EQ(strict("{true:true}"), R"({"true":true})");
  EXPECT_EQ(strict("{7:1}"), R"({"7":1})");
  EXPECT_EQ(strict("{\xC3\xA6:1}"), "{\"\xC3\xA6\":1}");
  EXPECT_EQ(strict("[{a:1},{b:2}]"), R"([{"a":1},{"b":2}])");
}

TEST(RelaxedJson, TakesSingleQuotes) {
  EXPECT_EQ(strict("{'a':'b'}"), R"({"a":"b"})");
  EXPECT_EQ(strict(R"(['it\'s "so"\n', '\\', ''])"), R"(["it's \"so\"\n", "\\", ""])");
}

TEST(RelaxedJson, DropsComments) {
  EXPECT_EQ(strict("// first\n{/*a*/\"a\"/**/:1//x\r\n}//end"), " \n{ \"a\" :1 \r\n} ");
  EXPECT_EQ(strict("[1/***/]"), "[1 ]");
}

TEST(RelaxedJson, DropsACommaBehindTheLastItem) {
  EXPECT_EQ(strict("[1,2,]"), "[1,2]");
  EXPECT_EQ(strict("{\"a\":[1 , ] ,\n}"), "{\"a\":[1  ] \n}");
  EXPECT_EQ(strict("[1, /* none */ ]"), "[1   ]");
  EXPECT_EQ(strict("[[],{},'',]"), "[[],{},\"\"]");
}

// What it does not know stays as it is, so that it stays wrong.
TEST(RelaxedJson, MendsNothingElse) {
  for (const std::string_view body :
       {"[,]", "{,}", "[1,,]", "[01]", "[+1]", "[.5]", "[NaN]", "[abc]", "{\"a\":b}", "{-a:1}",
        "[1 2]", "{\"a\" 1}", "/* no end", "[1] / 2", "[\"a\nb\"]", "[True]", "[undefined]",
        "{\"a\"=1}"}) {
    EXPECT_EQ(strict(body), "(the same)") << body;
  }
  EXPECT_EQ(strict("['a"), "[\"a");
  EXPECT_EQ(strict("/*\xFF*/"), "(the same)");
}

TEST(RelaxedJson, IsReadAsARequest) {
  const auto asked = asked_in(kJson, R"({ // by hand
    ActivityStartTime: '2026-01-02T03:04:05Z',
    contactCategories: [272, '919', /* more */],
    ActionType: 'Created, Updated',
  })");
  EXPECT_EQ(asked.start, instant("2026-01-02T03:04:05Z"));
  EXPECT_EQ(asked.categories, ids({272, 919}));
  EXPECT_EQ(asked.actions, ActionMask{3});
  EXPECT_EQ(asked_in(kJson, "/**/{}//"), ActiveContactsRequest{});
  EXPECT_EQ(asked_in(kByLooks, "{ActionType:1}").actions, ActionMask{1});
}

TEST(RelaxedJson, IsHeldToTheSameRules) {
  EXPECT_EQ(refusal_in(kJson, "{ActionType:'Exploded'}"),
            "ActionType: 'Exploded' is not a ContactAction.");
  EXPECT_TRUE(refusal_in(kJson, "['a',]").starts_with("The body must be a JSON object."));
  EXPECT_TRUE(refusal_in(kJson, "//").starts_with("The body is empty"));
  EXPECT_TRUE(refusal_in(kJson, "/*\xFF*/{}").starts_with("The body is not valid JSON: "));
  EXPECT_TRUE(refusal_in(kJson, "{a:'\xFF'}").starts_with("The body is not valid JSON: "));
  const std::string deep(64, '[');
  EXPECT_TRUE(
      refusal_in(kJson, "{a:" + deep + std::string(64, ']') + "}").starts_with("The body "));
}

// The byte that is named is one of the body as it was sent.
TEST(RelaxedJson, TellsWhereTheSentTextIsWrong) {
  EXPECT_TRUE(refusal_in(kJson, "{a:'b', /* c */ d:?}").ends_with(" at byte 19."));
  EXPECT_TRUE(refusal_in(kJson, "{abc:?}").ends_with(" at byte 6."));
  EXPECT_TRUE(refusal_in(kJson, "{a:[1,],b:?,}").ends_with(" at byte 11."));
  EXPECT_TRUE(refusal_in(kJson, "{a:1} x").ends_with(" at byte 7."));
  EXPECT_TRUE(refusal_in(kJson, "{a:1").ends_with(" at byte 5."));
}

TEST(RelaxedJson, KnowsNoDepthAndTakesItsTime) {
  std::string body;
  for (int i = 0; i < 100'000; ++i) body += "{a:[";
  EXPECT_NE(strict(body), "(the same)");
  EXPECT_EQ(strict(std::string(1'000'000, ',')), "(the same)");
  std::string commas = "[";
  for (int i = 0; i < 100'000; ++i) commas += "1,/**/";
  EXPECT_NE(strict(commas), "(the same)");
}

}  // namespace
}  // namespace crm::codec
