#include "codec/read_request.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "codec/charset.h"
#include "codec/gzip.h"
#include "tests/codec/reading.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::ActiveContactsRequest;
using carrier::BodyForm;
using carrier::BodyFormat;
using carrier::Charset;
using namespace std::string_view_literals;

constexpr std::array kForms{kJson, kXml, kForm, kJsonPatch, kMergePatch};

// One question in each form.
struct Question {
  std::string_view json;
  std::string_view xml;
  std::string_view form;
  std::string_view patch;
  std::string_view merge;
  ActiveContactsRequest means;

  [[nodiscard]] std::string_view in(const BodyForm& form_) const {
    switch (form_.format) {
      case BodyFormat::Xml:
        return xml;
      case BodyFormat::Form:
        return form;
      case BodyFormat::JsonPatch:
        return patch;
      case BodyFormat::MergePatch:
        return merge;
      default:
        return json;
    }
  }
};

std::vector<Question> questions() {
  return {
      // What the TypeScript client sends.
      {R"({"activityStartTime":"2026-01-02T03:04:05.678Z","contactCategories":[1,2],"actionType":9})",
       "<r><activityStartTime>2026-01-02T03:04:05.678Z</activityStartTime>"
       "<contactCategories><int>1</int><int>2</int></contactCategories><actionType>9</actionType></"
       "r>",
       "activityStartTime=2026-01-02T03:04:05.678Z&contactCategories=1&contactCategories=2&"
       "actionType=9",
       R"([{"op":"replace","path":"/activityStartTime","value":"2026-01-02T03:04:05.678Z"},
           {"op":"add","path":"/contactCategories/-","value":1},
           {"op":"add","path":"/contactCategories/-","value":2},
           {"op":"replace","path":"/actionType","value":9}])",
       R"({"activityStartTime":"2026-01-02T03:04:05.678Z","contactCategories":[1,2],"actionType":9})",
       {.start = instant("2026-01-02T03:04:05.678Z"), .categories = ids({1, 2}), .actions = {9}}},
      // The documented sample.
      {R"({"ActivityStartTime":"2006-12-08T17:54:02.8514704+01:00","ContactCategories":[272,919],
           "ActionType":"ActivityCompleted"})",
       "<r><ActivityStartTime>2006-12-08T17:54:02.8514704+01:00</ActivityStartTime>"
       "<ContactCategories>272</ContactCategories><ContactCategories>919</ContactCategories>"
       "<ActionType>ActivityCompleted</ActionType></r>",
       "ActivityStartTime=2006-12-08T17:54:02.8514704+01:00&ContactCategories=272,919"
       "&ActionType=ActivityCompleted",
       R"([{"op":"add","path":"ActivityStartTime","value":"2006-12-08T17:54:02.8514704+01:00"},
           {"op":"add","path":"ContactCategories","value":[272,919]},
           {"op":"add","path":"ActionType","value":"ActivityCompleted"}])",
       R"({ActivityStartTime:'2006-12-08T17:54:02.8514704+01:00',ContactCategories:[272,919],
           ActionType:'ActivityCompleted'})",
       {.start = instant("2006-12-08T16:54:02.8514704Z"),
        .categories = ids({272, 919}),
        .actions = only(ContactAction::ActivityCompleted)}},
      // A list of names, and one category.
      {R"({"ActionType":"created, UPDATED","ContactCategories":["272"]})",
       "<r><ActionType>created UPDATED</ActionType><ContactCategories>272</ContactCategories></r>",
       "ActionType=created&ActionType=UPDATED&ContactCategories=272",
       R"([{"op":"add","path":"ActionType","value":"created, UPDATED"},
           {"op":"add","path":"ContactCategories/0","value":"272"}])",
       R"({"ActionType":"created, UPDATED","ContactCategories":272})",
       {.categories = ids({272}), .actions = {3}}},
      // Nothing is asked for in particular.
      {"{}", "<r/>", "x=", "[]", "{}", {}},
      {R"({"ActivityStartTime":null,"ContactCategories":null,"ActionType":null})",
       "<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><ActivityStartTime i:nil='true'/>"
       "<ContactCategories i:nil='true'/><ActionType i:nil='true'/></r>",
       "ActivityStartTime=&ContactCategories=&ActionType=",
       R"([{"op":"replace","path":"/ActivityStartTime","value":null},
           {"op":"replace","path":"/ContactCategories","value":null},
           {"op":"replace","path":"/ActionType","value":null}])",
       R"({"ActivityStartTime":null,"ContactCategories":null,"ActionType":null})",
       {}},
      {R"({"ActivityStartTime":"","ContactCategories":"","ActionType":""})",
       "<r><ActivityStartTime/><ContactCategories/><ActionType/></r>",
       "ActivityStartTime&ContactCategories&ActionType",
       R"([{"op":"add","path":"ActivityStartTime","value":""},
           {"op":"add","path":"ContactCategories","value":""},
           {"op":"add","path":"ActionType","value":""}])",
       R"({"ActivityStartTime":"","ContactCategories":"","ActionType":""})",
       {}},
      // Unknown is 0, and 0 is All; 128 alone is none.
      {R"({"ActionType":"Unknown"})",
       "<r><ActionType>0</ActionType></r>",
       "ActionType=0",
       R"([{"op":"add","path":"ActionType","value":0}])",
       R"({"ActionType":"0"})",
       {}},
      {R"({"ActionType":128})",
       "<r><ActionType>UndefinedValue128</ActionType></r>",
       "ActionType=128",
       R"([{"op":"add","path":"ActionType","value":"128"}])",
       R"({"ActionType":"UndefinedValue128"})",
       {.actions = {0}}},
      // The older documents' "all".
      {R"({"ActionType":63})",
       "<r><ActionType>63</ActionType></r>",
       "ActionType=63",
       R"([{"op":"add","path":"ActionType","value":63}])",
       R"({"ActionType":63})",
       {.actions = {63}}},
      {R"({"ActionType":"All"})",
       "<r><ActionType>Created Updated NewActivity ActivityCompleted PersonAdded PersonUpdated "
       "DocumentAdded</ActionType></r>",
       "ActionType=127",
       R"([{"op":"add","path":"ActionType","value":"All,128"}])",
       R"({"ActionType":255})",
       {}},
      // Of several equal members the last counts, and unknown ones count for nothing.
      {R"({"ActionType":1,"x":{"ActionType":4},"actiontype":2})",
       "<r><ActionType>1</ActionType><x><ActionType>4</ActionType></x><actiontype>2</actiontype></"
       "r>",
       "x.ActionType=4&ActionType=2",
       R"([{"op":"add","path":"ActionType","value":1},{"op":"add","path":"actiontype","value":2}])",
       R"({"ActionType":1,"x":{"ActionType":4},"actiontype":2})",
       {.actions = {2}}},
      // Ids beyond what categories have.
      {R"({"ContactCategories":[-2147483648,0,2147483647]})",
       "<r><ContactCategories>-2147483648 0 2147483647</ContactCategories></r>",
       "ContactCategories=-2147483648,0,2147483647",
       R"([{"op":"add","path":"ContactCategories","value":[-2147483648,0,2147483647]}])",
       R"({"ContactCategories":[-2147483648,0,2147483647]})",
       {.categories = ids({-2147483647 - 1, 0, 2147483647})}},
  };
}

TEST(ReadRequest, ReadsOneQuestionAlikeInEveryForm) {
  for (const Question& question : questions()) {
    for (const BodyForm& form : kForms) {
      EXPECT_EQ(asked_in(form, question.in(form)), question.means) << question.in(form);
      EXPECT_EQ(asked_in(gzipped(form), gzip(question.in(form))), question.means)
          << question.in(form);
    }
  }
}

// In UTF-16, of bodies that are ASCII.
std::string wide(std::string_view ascii, bool large_end_first) {
  std::string units;
  for (const char c : ascii) {
    units += large_end_first ? '\0' : c;
    units += large_end_first ? c : '\0';
  }
  return units;
}

TEST(ReadRequest, ReadsEveryFormInEveryCharset) {
  for (const Question& question : questions()) {
    for (const BodyForm& form : kForms) {
      const std::string_view body = question.in(form);
      const std::string le = wide(body, false);
      const std::string be = wide(body, true);
      for (const Charset charset : {Charset::Utf8, Charset::Ascii, Charset::Latin1}) {
        EXPECT_EQ(asked_in(in_charset(form, charset), body), question.means);
      }
      EXPECT_EQ(asked_in(in_charset(form, Charset::Utf16Le), le), question.means);
      EXPECT_EQ(asked_in(in_charset(form, Charset::Utf16Be), be), question.means);
      EXPECT_EQ(asked_in(in_charset(form, Charset::Utf16), le), question.means);
      EXPECT_EQ(asked_in(in_charset(form, Charset::Utf16), be), question.means);
      EXPECT_EQ(asked_in(in_charset(form, Charset::Utf16), "\xFF\xFE" + le), question.means);
      EXPECT_EQ(asked_in(gzipped(in_charset(form, Charset::Utf16Be)), gzip(be)), question.means);
    }
  }
}

TEST(ReadRequest, LetsAMarkTellTheCharsetWhereNoHeaderDoes) {
  for (const Question& question : questions()) {
    for (const BodyForm& form : kForms) {
      const std::string_view body = question.in(form);
      EXPECT_EQ(asked_in(form, "\xEF\xBB\xBF" + std::string(body)), question.means);
      EXPECT_EQ(asked_in(form, "\xFF\xFE" + wide(body, false)), question.means);
      EXPECT_EQ(asked_in(form, "\xFE\xFF" + wide(body, true)), question.means);
    }
  }
}

TEST(ReadRequest, LetsTheHeaderOutrankAMarkButForXml) {
  const std::string json = "\xFF\xFE" + wide("{}", false);
  EXPECT_TRUE(refusal_in(in_charset(kJson, Charset::Utf8), json).starts_with("The body "));
  EXPECT_TRUE(refusal_in(in_charset(kJson, Charset::Utf16Be), json).starts_with("The body "));
  EXPECT_TRUE(
      refusal_in(in_charset(kJson, Charset::Latin1), "\xEF\xBB\xBF{}").starts_with("The body "));
  const std::string xml = "\xFF\xFE" + wide("<r/>", false);
  EXPECT_EQ(asked_in(in_charset(kXml, Charset::Utf8), xml), ActiveContactsRequest{});
}

TEST(ReadRequest, GoesByTheXmlDeclarationLast) {
  const auto declaring = [](std::string_view encoding, std::string_view text) {
    return "<?xml version='1.0' encoding='" + std::string(encoding) + "'?><r><ActionType>" +
           std::string(text) + "</ActionType></r>";
  };
  const std::string ae = "ActionType: '\xC3\xA6' is not a ContactAction.";
  EXPECT_EQ(refusal_in(kXml, declaring("ISO-8859-1", "\xE6")), ae);
  EXPECT_EQ(refusal_in(kXml, declaring("utf-8", "\xC3\xA6")), ae);
  EXPECT_EQ(refusal_in(kByLooks, declaring("iso-8859-1", "\xE6")), ae);
  EXPECT_EQ(refusal_in(in_charset(kXml, Charset::Utf8), declaring("ISO-8859-1", "\xC3\xA6")), ae);
  EXPECT_EQ(refusal_in(in_charset(kXml, Charset::Latin1), declaring("utf-8", "\xE6")), ae);
  EXPECT_EQ(refusal_in(kXml, "\xEF\xBB\xBF" + declaring("ISO-8859-1", "\xC3\xA6")), ae);
  // Nobody reads it where it is outranked, so it may name anything.
  EXPECT_EQ(asked_in(in_charset(kXml, Charset::Utf8), declaring("koi8-r", "1")).actions,
            ActionMask{1});
  EXPECT_EQ(asked_in(in_charset(kXml, Charset::Utf8), declaring("utf-16", "1")).actions,
            ActionMask{1});
  EXPECT_EQ(refusal_in(kXml, declaring("koi8-r", "1"), ErrorKind::UnsupportedMediaType),
            "The body's XML declaration names the encoding 'koi8-r', which is not supported.");
  EXPECT_TRUE(refusal_in(kXml, declaring("us-ascii", "\xE6"))
                  .starts_with("The body is not valid US-ASCII at byte "));
  // Who can be read so far does not write UTF-16: .NET declares it of its strings.
  EXPECT_EQ(asked_in(kXml, declaring("utf-16", "1")).actions, ActionMask{1});
  // UTF-16 is known by its first character, whatever it says of itself.
  EXPECT_EQ(asked_in(kXml, wide(declaring("utf-16", "1"), false)).actions, ActionMask{1});
  EXPECT_EQ(asked_in(kXml, wide(declaring("utf-16", "1"), true)).actions, ActionMask{1});
}

TEST(ReadRequest, RefusesWhatItsCharsetCannotHold) {
  for (const BodyForm& form : kForms) {
    EXPECT_EQ(refusal_in(in_charset(form, Charset::Ascii), "\xC3\xA6"),
              "The body is not valid US-ASCII at byte 1.");
    EXPECT_EQ(refusal_in(in_charset(form, Charset::Utf16Le), "x"),
              "The body is not valid UTF-16LE at byte 1.");
  }
  EXPECT_TRUE(refusal_in(kJson, "{\"x\":\"\xFF\"}").starts_with("The body is not valid JSON: "));
  EXPECT_TRUE(refusal_in(kJsonPatch, "[\"\xFF\"]").starts_with("The body is not valid JSON: "));
  EXPECT_TRUE(refusal_in(kMergePatch, "{\"\xFF\":1}").starts_with("The body is not valid JSON: "));
  EXPECT_TRUE(refusal_in(kXml, "<r>\xFF</r>").starts_with("The body is not well-formed XML: "));
  EXPECT_TRUE(refusal_in(kForm, "x=\xFF").starts_with("Pair 1 of the body is not valid UTF-8."));
}

TEST(ReadRequest, TellsAFormByItsLooks) {
  for (const std::string_view body :
       {R"({"ActionType":1})", " \r\n\t{ActionType:1}", "\xEF\xBB\xBF{\"ActionType\":1}",
        "<r><ActionType>1</ActionType></r>", "\n<r><ActionType>1</ActionType></r>",
        "\xEF\xBB\xBF<r><ActionType>1</ActionType></r>"}) {
    EXPECT_EQ(asked_in(kByLooks, body).actions, ActionMask{1}) << body;
  }
  EXPECT_EQ(asked_in(kByLooks, "\xFF\xFE" + wide("{\"ActionType\":1}", false)).actions,
            ActionMask{1});
  EXPECT_EQ(asked_in(gzipped(kByLooks), gzip("<r><ActionType>1</ActionType></r>")).actions,
            ActionMask{1});
  EXPECT_EQ(refusal_in(kByLooks, "[]"), "The body must be a JSON object.");
  for (const std::string_view body : {"", " \r\n\t", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(refusal_in(kByLooks, body), "The body is empty.");
  }
  for (const std::string_view body : {"ActionType=1", "null", "\"\"", "1", "\x1F\x8B", "//\n{}"}) {
    EXPECT_TRUE(refusal_in(kByLooks, body, ErrorKind::UnsupportedMediaType)
                    .starts_with("There is no Content-Type"))
        << body;
  }
}

TEST(ReadRequest, RefusesAnEmptyBodyInEveryForm) {
  for (const BodyForm& form : kForms) {
    for (const std::string_view body : {"", " ", "\r\n\t", "\xEF\xBB\xBF"}) {
      EXPECT_TRUE(refusal_in(form, body).starts_with("The body is empty")) << body;
    }
    EXPECT_TRUE(refusal_in(gzipped(form), gzip("")).starts_with("The body is empty"));
    EXPECT_EQ(refusal_in(gzipped(form), ""), "The body is not valid gzip.");
  }
}

TEST(ReadRequest, TakesWallTimeInTheGivenZoneInEveryForm) {
  const auto oslo = locale::TimeZone::open("Europe/Oslo");
  ASSERT_TRUE(oslo);
  const Question question{
      .json = R"({"ActivityStartTime":"2026-07-01T18:00:00"})",
      .xml = "<r><ActivityStartTime>2026-07-01T18:00:00</ActivityStartTime></r>",
      .form = "ActivityStartTime=2026-07-01T18:00:00",
      .patch = R"([{"op":"add","path":"ActivityStartTime","value":"2026-07-01T18:00:00"}])",
      .merge = R"({"ActivityStartTime":"2026-07-01T18:00:00"})",
      .means = {}};
  for (const BodyForm& form : kForms) {
    const auto asked = read_request(form, question.in(form), *oslo, {});
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->start, instant("2026-07-01T16:00:00Z"));
  }
}

TEST(ReadRequest, SaysTheSameOfAWrongValueInEveryForm) {
  const Question question{.json = R"({"ActionType":"Exploded"})",
                          .xml = "<r><ActionType>Exploded</ActionType></r>",
                          .form = "ActionType=Exploded",
                          .patch = R"([{"op":"add","path":"ActionType","value":"Exploded"}])",
                          .merge = R"({"ActionType":"Exploded"})",
                          .means = {}};
  for (const BodyForm& form : kForms) {
    EXPECT_EQ(refusal_in(form, question.in(form)),
              "ActionType: 'Exploded' is not a ContactAction.");
  }
}

// A question for that many categories in each form.
std::string for_categories(const BodyForm& form, std::size_t count) {
  switch (form.format) {
    case BodyFormat::Xml:
      return "<r><ContactCategories>" + counted(count, "<i>", "</i>") + "</ContactCategories></r>";
    case BodyFormat::Form:
      return "ContactCategories=" + counted(count);
    case BodyFormat::JsonPatch:
      return R"([{"op":"add","path":"ContactCategories","value":[)" + counted(count) + "]}]";
    default:
      return "{\"ContactCategories\":[" + counted(count) + "]}";
  }
}

constexpr BodyLimits kWide{.decoded_bytes_max = 16'000'000};  // XML needs more than 1 MiB for them

TEST(ReadRequest, Takes100000CategoriesAndNoMoreInEveryForm) {
  for (const BodyForm& form : kForms) {
    const std::string most = for_categories(form, carrier::kCategoriesMax);
    const auto asked = asked_in(form, most, kWide);
    ASSERT_EQ(asked.categories.size(), carrier::kCategoriesMax);
    EXPECT_EQ(asked.categories.back(), CategoryId{100'000});
    EXPECT_EQ(asked_in(gzipped(form), gzip(most), kWide), asked);
    EXPECT_NE(refusal_in(form, for_categories(form, carrier::kCategoriesMax + 1),
                         ErrorKind::BadRequest, kWide)
                  .find("more than 100,000 items"),
              std::string::npos);
  }
}

TEST(ReadRequest, TakesOneMebibyteAndNoMoreInEveryForm) {
  constexpr std::size_t kMebibyte = 1'048'576;
  for (const BodyForm& form : kForms) {
    std::string body(for_categories(form, 3));
    if (form.format == BodyFormat::Form) body += "&x=";
    const char pad = form.format == BodyFormat::Form ? 'x' : ' ';
    body.resize(kMebibyte, pad);
    EXPECT_EQ(asked_in(form, body).categories, ids({1, 2, 3}));
    EXPECT_EQ(refusal_in(form, body + pad, ErrorKind::PayloadTooLarge),
              "The body is longer than 1,048,576 bytes of UTF-8.");
  }
}

TEST(ReadRequest, CountsBytesOfUtf8) {
  const BodyLimits limits{.decoded_bytes_max = 20};
  // 14 bytes of Latin-1 and 20 of UTF-8; one more is too many.
  const std::string body = "{\"x\":\"" + std::string(6, '\xE6') + "\"}";
  EXPECT_EQ(asked_in(in_charset(kJson, Charset::Latin1), body, limits), ActiveContactsRequest{});
  EXPECT_FALSE(
      refusal_in(in_charset(kJson, Charset::Latin1), body + " ", ErrorKind::PayloadTooLarge, limits)
          .empty());
  EXPECT_EQ(asked_in(in_charset(kJson, Charset::Utf16Le), wide("{\"x\":\"567890123456\"}", false),
                     limits),
            ActiveContactsRequest{});
}

TEST(ReadRequest, InflatesAHundredfoldAndNoMore) {
  const std::string bomb = gzip("{}" + std::string(500'000, ' '));
  ASSERT_GT(500'000 / bomb.size(), 100U);
  EXPECT_FALSE(refusal_in(gzipped(kJson), bomb, ErrorKind::PayloadTooLarge).empty());
  EXPECT_EQ(asked_in(gzipped(kJson), bomb, {.inflation_ratio_max = 2'000}),
            ActiveContactsRequest{});
  EXPECT_FALSE(refusal_in(gzipped(kJson), gzip("{}" + std::string(2'000'000, ' ')),
                          ErrorKind::PayloadTooLarge, {.inflation_ratio_max = 2'000})
                   .empty());
}

TEST(ReadRequest, ReadsOneLayerOfGzip) {
  EXPECT_TRUE(
      refusal_in(gzipped(kJson), gzip(gzip("{}"))).starts_with("The body is not valid JSON: "));
  EXPECT_EQ(refusal_in(gzipped(kJson), "{}"), "The body is not valid gzip.");
}

TEST(ReadRequest, GoesAsDeepAs64InEveryForm) {
  const auto json = [](std::size_t depth) {
    return "{\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  for (const BodyForm& form : {kJson, kMergePatch, kJsonPatch}) {
    EXPECT_EQ(asked_in(form, json(64)), ActiveContactsRequest{});
    EXPECT_TRUE(refusal_in(form, json(65)).starts_with("The body is not valid JSON: "));
  }
}

}  // namespace
}  // namespace crm::codec
