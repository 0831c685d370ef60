#include "jose/strict_json.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace crm::jose {
namespace {

std::string nested(std::size_t depth) {
  std::string text = "{\"a\":";
  text.append(depth - 1, '[').append("1").append(depth - 1, ']');
  return text + "}";
}

TEST(StrictJson, ReadsAnObject) {
  const auto object = strict_object(R"( {"a":"x","b":{"a":1},"c":[{"a":2},{"a":3}]} )");
  ASSERT_TRUE(object);
  EXPECT_EQ(text_of(*object, "a"), "x");
  EXPECT_EQ(text_of(*object, "b"), std::nullopt);
  EXPECT_EQ(text_of(*object, "d"), std::nullopt);
}

TEST(StrictJson, RefusesANameThatIsThereTwiceAnywhere) {
  for (const char* text : {R"({"a":1,"a":1})", R"({"a":1,"\u0061":2})", R"({"b":{"a":1,"a":2}})",
                           R"({"b":[1,{"a":1,"c":2,"a":2}]})", R"({"b":{"a":1,"a":2},"b":1})"}) {
    EXPECT_FALSE(strict_object(text)) << text;
  }
}

TEST(StrictJson, RefusesWhatIsNoObjectOrMoreThanOne) {
  for (const char* text :
       {"", " ", "[]", "1", "null", "\"a\"", "{} {}", "{}x", "{", "{\"a\":1,}", "{\"a\":NaN}",
        "{'a':1}", "{\"a\":\"\xFF\"}", "{/**/}", "\xEF\xBB\xBF{}"}) {
    EXPECT_FALSE(strict_object(text)) << text;
  }
  EXPECT_FALSE(strict_object(std::string_view("{}\0", 3)));
}

TEST(StrictJson, NestsSixteenDeepAndNoDeeper) {
  EXPECT_TRUE(strict_object(nested(kJsonDepthMax)));
  EXPECT_FALSE(strict_object(nested(kJsonDepthMax + 1)));
}

}  // namespace
}  // namespace crm::jose
