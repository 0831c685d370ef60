// JSON Patch and merge patch as their standards show them, with our own words in them, and what is
// particular here: names in any case, and the vendor's rule for lists.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "codec/entity_patch.h"
#include "codec/json_pointer.h"
#include "codec/request_patch.h"
#include "codec/written_json.h"

namespace crm::codec {
namespace {

using Kind = PatchFault::Kind;

tl::expected<std::string, PatchFault> apply(std::string_view document, std::string_view patch) {
  const auto read = written_json(patch);
  EXPECT_TRUE(read) << patch;
  if (!read) return tl::unexpected(PatchFault{});
  return patched(document, *read);
}

std::string result(std::string_view document, std::string_view patch) {
  const auto text = apply(document, patch);
  EXPECT_TRUE(text) << patch << ": " << text.error().detail;
  return text.value_or("");
}

std::string refusal(std::string_view document, std::string_view patch, Kind kind = Kind::Refused) {
  const auto text = apply(document, patch);
  EXPECT_FALSE(text) << patch;
  if (text) return "";
  EXPECT_EQ(text.error().kind, kind) << text.error().detail;
  EXPECT_LT(text.error().detail.size(), 400U);
  return text.error().detail;
}

std::string one(std::string_view operation) { return "[{" + std::string(operation) + "}]"; }

TEST(JsonPatch, AddsMembersAndItems) {
  EXPECT_EQ(result(R"({"Name":"a"})", one(R"("op":"add","path":"/City","value":"b")")),
            R"({"Name":"a","City":"b"})");
  EXPECT_EQ(result(R"({"Mails":["a","c"]})", one(R"("op":"add","path":"/Mails/1","value":"b")")),
            R"({"Mails":["a","b","c"]})");
  EXPECT_EQ(result(R"({"Mails":["a"]})", one(R"("op":"add","path":"/Mails/-","value":["b","c"])")),
            R"({"Mails":["a",["b","c"]]})");
  EXPECT_EQ(result(R"({"Name":"a"})", one(R"("op":"add","path":"/Owner","value":{"Id":{}})")),
            R"({"Name":"a","Owner":{"Id":{}}})");
  EXPECT_EQ(result(R"({"Name":"a"})", one(R"("op":"add","path":"/Name","value":null)")),
            R"({"Name":null})");
  EXPECT_EQ(result(R"({"a":1})", one(R"("op":"add","path":"","value":[2])")), "[2]");
}

TEST(JsonPatch, RemovesAndReplaces) {
  EXPECT_EQ(result(R"({"Name":"a","City":"b"})", one(R"("op":"remove","path":"/City")")),
            R"({"Name":"a"})");
  EXPECT_EQ(result(R"({"Mails":["a","b","c"]})", one(R"("op":"remove","path":"/Mails/1")")),
            R"({"Mails":["a","c"]})");
  EXPECT_EQ(
      result(R"({"Name":"a","City":"b"})", one(R"("op":"replace","path":"/Name","value":"c")")),
      R"({"Name":"c","City":"b"})");
  EXPECT_EQ(result(R"({"l":[1,2]})", one(R"("op":"replace","path":"/l/1","value":3)")),
            R"({"l":[1,3]})");
}

TEST(JsonPatch, MovesAndCopies) {
  EXPECT_EQ(result(R"({"From":{"a":"x","b":1},"To":{"c":2}})",
                   one(R"("op":"move","from":"/From/a","path":"/To/d")")),
            R"({"From":{"b":1},"To":{"c":2,"d":"x"}})");
  EXPECT_EQ(result(R"({"l":["a","b","c","d"]})", one(R"("op":"move","from":"/l/1","path":"/l/3")")),
            R"({"l":["a","c","d","b"]})");
  EXPECT_EQ(result(R"({"l":[1]})", one(R"("op":"copy","from":"/l","path":"/l/0")")),
            R"({"l":[[1],1]})");
  EXPECT_EQ(refusal(R"({"a":{"b":1}})", one(R"("op":"move","from":"/a","path":"/a/b")")),
            "Operation 1 (move '/a/b'): a value cannot move into itself.");
}

TEST(JsonPatch, TellsAFailedTestFromAPatchThatIsWrong) {
  const std::string_view row = R"({"Name":"a","l":["x",2,{"k":1.0}]})";
  const std::string tests =
      R"([{"op":"test","path":"/Name","value":"a"},{"op":"test","path":"/l/1","value":2.0},
          {"op":"test","path":"/l","value":["x",2,{"K":1}]}])";
  EXPECT_EQ(result(row, tests), row);
  EXPECT_EQ(refusal(row, one(R"("op":"test","path":"/Name","value":"b")"), Kind::FailedTest),
            "Operation 1 (test '/Name'): the test fails.");
  EXPECT_NE(refusal(row, one(R"("op":"test","path":"/l/1","value":"2")"), Kind::FailedTest), "");
  EXPECT_NE(refusal(row, one(R"("op":"test","path":"/l","value":["x",2])"), Kind::FailedTest), "");
  EXPECT_NE(refusal(row, one(R"("op":"test","path":"/City","value":"b")")), "");
}

// All or nothing is for whoever keeps the document: what comes out is a new text.
TEST(JsonPatch, StopsAtTheFirstOperationThatCannotBeDone) {
  EXPECT_EQ(refusal(R"({"a":1})", R"([{"op":"add","path":"/b","value":2},
                                     {"op":"remove","path":"/c"}])"),
            "Operation 2 (remove '/c'): there is nothing at that path.");
}

TEST(JsonPatch, UnescapesPathsAndIgnoresWhatItDoesNotKnow) {
  EXPECT_EQ(result(R"({"/":9,"~1":10})", one(R"("op":"test","path":"/~01","value":10,"xyz":1)")),
            R"({"/":9,"~1":10})");
  EXPECT_EQ(result(R"({"a/b":1})", one(R"("op":"remove","path":"/a~1b")")), "{}");
  EXPECT_NE(refusal(R"({"~2":1})", one(R"("op":"remove","path":"/~2")")), "");
}

TEST(JsonPatch, TakesPathsAsTheClientWritesThem) {
  const std::string_view row = R"({"OrgNr":"1","Associate":{"AssociateId":7},"CustomFields":{}})";
  EXPECT_EQ(result(row, one(R"("op":"replace","path":"associate/associateid","value":8)")),
            R"({"OrgNr":"1","Associate":{"AssociateId":8},"CustomFields":{}})");
  EXPECT_EQ(result(row, one(R"("op":"Add","path":"ORGNR","value":"2")")),
            R"({"OrgNr":"2","Associate":{"AssociateId":7},"CustomFields":{}})");
  EXPECT_EQ(result(row, one(R"("op":"add","path":"/customfields/x:1","value":"2")")),
            R"({"OrgNr":"1","Associate":{"AssociateId":7},"CustomFields":{"x:1":"2"}})");
  // A name in exact case comes first.
  EXPECT_EQ(result(R"({"k":1,"K":2})", one(R"("op":"remove","path":"/K")")), R"({"k":1})");
}

TEST(JsonPatch, RefusesPlacesThatAreNotThere) {
  const std::string_view row = R"({"Name":"a","l":[1,2]})";
  for (const std::string_view operation : {R"("op":"add","path":"/x/y","value":1)",
                                           R"("op":"add","path":"/l/3","value":1)",
                                           R"("op":"add","path":"/l/01","value":1)",
                                           R"("op":"add","path":"/l/-1","value":1)",
                                           R"("op":"add","path":"/l/x","value":1)",
                                           R"("op":"add","path":"/Name/x","value":1)",
                                           R"("op":"replace","path":"/x","value":1)",
                                           R"("op":"replace","path":"/l/-","value":1)",
                                           R"("op":"remove","path":"/l/2")",
                                           R"("op":"remove","path":"/l/-")",
                                           R"("op":"move","from":"/x","path":"/y")",
                                           R"("op":"copy","from":"/l/9","path":"/y")",
                                           R"("op":"copy","path":"/y")",
                                           R"("op":"add","path":"/x")",
                                           R"("op":"test","path":"/x")",
                                           R"("op":"explode","path":"/x")",
                                           R"("path":"/Name","value":1)",
                                           R"("op":"remove")",
                                           R"("op":"remove","path":5)",
                                           ""}) {
    EXPECT_NE(refusal(row, one(operation)), "") << operation;
  }
  EXPECT_EQ(refusal(row, "[5]"), "Operation 1 must be a JSON object.");
}

TEST(JsonPatch, KeepsTheDigitsOfNumbersItDoesNotTouch) {
  EXPECT_EQ(result(R"({"a":59.91386880000000001,"b":1.50,"c":12345678901234567890})",
                   one(R"("op":"add","path":"/d","value":1e2)")),
            R"({"a":59.91386880000000001,"b":1.50,"c":12345678901234567890,"d":1e2})");
}

// A copy of copies doubles with every operation.
TEST(JsonPatch, BoundsWhatItPutsIntoTheDocument) {
  std::string wide = "[";
  std::string deep = "[";
  for (std::size_t i = 0; i < kPatchOperationsMax; ++i) {
    wide += R"({"op":"copy","from":"/l","path":"/l/-"},)";
    deep += R"({"op":"copy","from":"/d","path":"/d/d"},)";
  }
  wide.back() = ']';
  deep.back() = ']';
  EXPECT_NE(refusal(R"({"l":[1,2,3]})", wide), "");
  EXPECT_NE(refusal(R"({"d":{}})", deep).find("nested deeper than 64"), std::string::npos);

  std::string values = "0";
  for (int i = 0; i < 60'000; ++i) values += ",0";
  std::string copies = R"([{"op":"add","path":"/l","value":[)" + values + "]}";
  for (int i = 0; i < 4; ++i) copies += R"(,{"op":"copy","from":"/l","path":"/x"})";
  EXPECT_NE(refusal("{}", copies + "]").find("more than 250,000 values"), std::string::npos);

  std::string longs = R"([{"op":"add","path":"/t","value":")" + std::string(1'000'000, 'a') + "\"}";
  for (int i = 0; i < 4; ++i) longs += R"(,{"op":"copy","from":"/t","path":"/x"})";
  EXPECT_NE(refusal("{}", longs + "]").find("more than 4,194,304 bytes"), std::string::npos);

  std::string operations = "[";
  for (std::size_t i = 0; i <= kPatchOperationsMax; ++i) operations += "{},";
  operations.back() = ']';
  EXPECT_EQ(refusal("{}", operations), "The patch has more than 100 operations.");

  std::string members = "{";
  for (std::size_t i = 0; i <= kPatchMembersMax; ++i) members += "\"" + std::to_string(i) + "\":1,";
  members.back() = '}';
  EXPECT_EQ(refusal("{}", members), "An object in the patch has more than 1,000 members.");
}

TEST(JsonPatch, RefusesWhatIsNoPatchAtAll) {
  for (const std::string_view patch : {"5", "null", "\"x\"", "true"}) {
    EXPECT_EQ(refusal("{}", patch),
              "A patch must be a list of operations, or an object with what changes.");
  }
}

// The table of the standard, but for what is particular about lists.
TEST(MergePatch, IsTheStandardsTable) {
  EXPECT_EQ(result(R"({"a":"b"})", R"({"a":"c"})"), R"({"a":"c"})");
  EXPECT_EQ(result(R"({"a":"b"})", R"({"b":"c"})"), R"({"a":"b","b":"c"})");
  EXPECT_EQ(result(R"({"a":"b"})", R"({"a":null})"), "{}");
  EXPECT_EQ(result(R"({"a":"b","b":"c"})", R"({"a":null})"), R"({"b":"c"})");
  EXPECT_EQ(result(R"({"a":"c"})", R"({"a":["b"]})"), R"({"a":["b"]})");
  EXPECT_EQ(result(R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})"), R"({"a":{"b":"d"}})");
  EXPECT_EQ(result(R"({"a":[{"b":"c"}]})", R"({"a":[1]})"), R"({"a":[1]})");
  EXPECT_EQ(result(R"({"e":null})", R"({"a":1})"), R"({"e":null,"a":1})");
  EXPECT_EQ(result("{}", R"({"a":{"bb":{"ccc":null}}})"), R"({"a":{"bb":{}}})");
  EXPECT_EQ(result("[1,2]", "[]"), "[1,2]");  // a list is a JSON Patch: of no operations
}

// A list stays one: what is given for it and is none becomes its last item.
TEST(MergePatch, AppendsToListsWhatIsNoList) {
  EXPECT_EQ(result(R"({"Emails":[{"Value":"a"}]})", R"({"Emails":{"Value":"b","Note":null}})"),
            R"({"Emails":[{"Value":"a"},{"Value":"b"}]})");
  EXPECT_EQ(result(R"({"Domains":["a"]})", R"({"domains":"b"})"), R"({"Domains":["a","b"]})");
  EXPECT_EQ(result(R"({"Domains":["a"]})", R"({"Domains":null})"), "{}");
}

TEST(MergePatch, FindsNamesInAnyCase) {
  EXPECT_EQ(result(R"({"OrgNr":"1","Associate":{"AssociateId":7}})",
                   R"({"orgNr":"2","associate":{"associateId":8}})"),
            R"({"OrgNr":"2","Associate":{"AssociateId":8}})");
}

TEST(JsonPointer, ReadsParts) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(parts_of(""), Parts{});
  EXPECT_EQ(parts_of("/"), Parts{""});
  EXPECT_EQ(parts_of("a/b"), (Parts{"a", "b"}));
  EXPECT_EQ(parts_of("/a//b/"), (Parts{"a", "", "b", ""}));
  EXPECT_EQ(parts_of("/~"), std::nullopt);
  EXPECT_EQ(index_of("0"), 0U);
  EXPECT_EQ(index_of("10"), 10U);
  for (const std::string_view text : {"", "-", "-0", "00", "01", "1.0", "+1", "99999999999"}) {
    EXPECT_EQ(index_of(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace crm::codec
