// The door to the readers of entities: what a body may be, and how much of it.
#include "codec/written_body.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "codec/json_value.h"
#include "codec/request_json.h"
#include "codec/written_json.h"
#include "tests/codec/reading.h"

namespace crm::codec {
namespace {

using carrier::BodyForm;
using carrier::Charset;

// What a body holds, as compact JSON; a failure of the test when it is refused.
std::string held(const BodyForm& form, std::string_view body) {
  const auto written = written_body(form, body, {});
  EXPECT_TRUE(written) << body << ": " << written.error().detail;
  if (!written) return "";
  std::string out;
  append_compact(out, *json_value(written->root()));
  return out;
}

std::string refused(const BodyForm& form, std::string_view body,
                    ErrorKind kind = ErrorKind::BadRequest, const BodyLimits& limits = {}) {
  const auto written = written_body(form, body, limits);
  EXPECT_FALSE(written) << body.substr(0, 100);
  if (written) return "";
  EXPECT_EQ(written.error().kind, kind);
  return written.error().detail;
}

// Methods without arguments are sent an empty body, getters by id the four characters null.
TEST(WrittenBody, HoldsNothingWhenItIsEmptyOrNull) {
  for (const BodyForm& form : {kJson, kXml, kByLooks, kForm, kMergePatch}) {
    for (const std::string_view body : {"", "null", " null\r\n", "\xEF\xBB\xBFnull"}) {
      const auto written = written_body(form, body, {});
      ASSERT_TRUE(written) << body;
      EXPECT_TRUE(holds_nothing(*written)) << body;
    }
  }
  EXPECT_FALSE(holds_nothing(*written_body(kJson, "{}", {})));
  EXPECT_TRUE(holds_nothing(*written_body(
      kXml, R"(<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>)", {})));
}

TEST(WrittenBody, IsReadInAnyFormButThatOfForms) {
  EXPECT_EQ(held(kJson, R"({"a":[1.50,"\u00f8",true,null]})"), R"({"a":[1.50,"ø",true,null]})");
  EXPECT_EQ(held(kJsonPatch, "[1]"), "[1]");
  EXPECT_EQ(held(kByLooks, " [1]"), "[1]");
  EXPECT_EQ(held(kByLooks, "<r><a>1</a></r>"), R"({"a":"1"})");
  EXPECT_EQ(held(kJson, "{a:'b', /* why */ c:[1,],}"), R"({"a":"b","c":[1]})");
  EXPECT_EQ(held(in_charset(kJson, Charset::Latin1), "[\"\xF8\"]"), "[\"ø\"]");
  EXPECT_EQ(refused(kForm, "a=1", ErrorKind::UnsupportedMediaType),
            "The body of this call must be JSON or XML, not a form.");
  EXPECT_NE(refused(kByLooks, "a=1", ErrorKind::UnsupportedMediaType), "");
}

TEST(WrittenBody, HasLimits) {
  EXPECT_NE(refused(kJson, std::string(101, ' ') + "1", ErrorKind::PayloadTooLarge,
                    {.decoded_bytes_max = 100}),
            "");
  EXPECT_EQ(held(kJson, std::string(64, '[') + std::string(64, ']')),
            std::string(64, '[') + std::string(64, ']'));
  EXPECT_NE(refused(kJson, std::string(65, '[') + std::string(65, ']')).find("too deep"),
            std::string::npos);
  const std::string digits(kJsonNumberCharsMax, '7');
  EXPECT_EQ(held(kJson, "[" + digits + "]"), "[" + digits + "]");
  EXPECT_EQ(refused(kJson, "[" + digits + "7]"),
            "A number in the body is longer than 64 characters.");
  std::string many = "[0";
  for (std::size_t i = 2; i < kWrittenValuesMax; ++i) many += ",0";
  EXPECT_TRUE(written_json(many + "]"));
  EXPECT_EQ(written_json(many + ",0]").error().detail, "The body has more than 250,000 values.");
}

TEST(WrittenBody, RefusesWhatIsNoJson) {
  for (const std::string_view body :
       {"{", "[1", "{\"a\"}", "[NaN]", "[01]", "\"\\ud800\"", "[1] 2", "nul", "{\"a\":1,}x"}) {
    EXPECT_NE(refused(kJson, body).find(" at byte "), std::string::npos) << body;
  }
  EXPECT_NE(refused(kJson, "[\"\xFF\"]"), "");
}

}  // namespace
}  // namespace crm::codec
