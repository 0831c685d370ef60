#include "codec/charset.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace crm::codec {
namespace {

using carrier::Charset;
using namespace std::string_view_literals;

std::string utf8(std::string_view body, Charset charset) {
  std::string room;
  const auto text = to_utf8(body, charset, room);
  EXPECT_TRUE(text) << text.error().detail;
  return text ? std::string(*text) : "";
}

std::string refusal(std::string_view body, Charset charset) {
  std::string room;
  const auto text = to_utf8(body, charset, room);
  EXPECT_FALSE(text);
  if (text) return "";
  EXPECT_EQ(text.error().kind, ErrorKind::BadRequest);
  return text.error().detail;
}

TEST(Charset, HandsUtf8OnWithoutACopyAndWithoutItsMark) {
  const std::string_view body = "\xEF\xBB\xBF{}";
  std::string room;
  const auto text = to_utf8(body, Charset::Utf8, room);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->data(), body.data() + 3);
  EXPECT_EQ(*text, "{}");
}

TEST(Charset, KnowsTheMarksOfUnicode) {
  EXPECT_EQ(byte_order_mark("\xEF\xBB\xBF")->charset, Charset::Utf8);
  EXPECT_EQ(byte_order_mark("\xFF\xFEx")->charset, Charset::Utf16Le);
  EXPECT_EQ(byte_order_mark("\xFE\xFF")->charset, Charset::Utf16Be);
  for (const std::string_view none : {"", "\xEF\xBB", "\xFF", "{}", "\xFEx"}) {
    EXPECT_FALSE(byte_order_mark(none));
  }
}

TEST(Charset, HoldsAsciiToSevenBits) {
  EXPECT_EQ(utf8("a\x7F", Charset::Ascii), "a\x7F");
  EXPECT_EQ(refusal("ab\x80", Charset::Ascii), "The body is not valid US-ASCII at byte 3.");
}

TEST(Charset, TakesEachByteOfLatin1ForACharacter) {
  EXPECT_EQ(utf8("a\x80\xE6\xFF", Charset::Latin1), "a\xC2\x80\xC3\xA6\xC3\xBF");
}

TEST(Charset, ReadsUtf16InBothOrders) {
  EXPECT_EQ(utf8("a\0\xE6\0\xAC\x20\x3D\xD8\x00\xDE"sv, Charset::Utf16Le),
            "a\xC3\xA6\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_EQ(utf8("\0a\0\xE6\x20\xAC\xD8\x3D\xDE\x00"sv, Charset::Utf16Be),
            "a\xC3\xA6\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_EQ(utf8("\xFF\xFEx\0"sv, Charset::Utf16Le), "x");
  EXPECT_EQ(utf8("\xFE\xFF\0x"sv, Charset::Utf16Be), "x");
}

TEST(Charset, FindsTheOrderOfUtf16ByMarkThenByZeroThenTakesTheLargeEndFirst) {
  EXPECT_EQ(utf8("\xFF\xFEx\0"sv, Charset::Utf16), "x");
  EXPECT_EQ(utf8("\xFE\xFF\0x"sv, Charset::Utf16), "x");
  EXPECT_EQ(utf8("{\0}\0"sv, Charset::Utf16), "{}");
  EXPECT_EQ(utf8("\0{\0}"sv, Charset::Utf16), "{}");
  EXPECT_EQ(utf8("\x20\xAC"sv, Charset::Utf16), "\xE2\x82\xAC");
  EXPECT_EQ(utf8("", Charset::Utf16), "");
}

TEST(Charset, RefusesHalvesOfUtf16) {
  EXPECT_EQ(refusal("x\0y"sv, Charset::Utf16Le), "The body is not valid UTF-16LE at byte 3.");
  EXPECT_EQ(refusal("\0x\xD8\x3D"sv, Charset::Utf16Be),
            "The body is not valid UTF-16BE at byte 3.");
  EXPECT_EQ(refusal("\xD8\x3D\0x"sv, Charset::Utf16Be),
            "The body is not valid UTF-16BE at byte 1.");
  EXPECT_EQ(refusal("\xDE\x00\xD8\x3D"sv, Charset::Utf16Be),
            "The body is not valid UTF-16BE at byte 1.");
  EXPECT_EQ(refusal("\xD8\x3D\xDE"sv, Charset::Utf16Be),
            "The body is not valid UTF-16BE at byte 1.");
}

// Whatever code points are written in UTF-16 come back in UTF-8, well-formed.
TEST(Charset, BringsBackWhateverIsWrittenInUtf16) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint32_t>& seeds) {
    std::string expected;
    std::string le;
    std::string be;
    for (const std::uint32_t seed : seeds) {
      std::uint32_t point = seed % 0x110000;
      if ((point >= 0xD800 && point <= 0xDFFF) || point == 0xFEFF) point = 'x';
      append_utf8(expected, point);
      const auto unit = [&](std::uint32_t u) {
        le += static_cast<char>(u & 0xFFU);
        le += static_cast<char>(u >> 8U);
        be += static_cast<char>(u >> 8U);
        be += static_cast<char>(u & 0xFFU);
      };
      if (point < 0x10000) {
        unit(point);
      } else {
        unit(0xD800 + ((point - 0x10000) >> 10U));
        unit(0xDC00 + ((point - 0x10000) & 0x3FFU));
      }
    }
    RC_ASSERT(is_utf8(expected));
    RC_ASSERT(utf8(le, Charset::Utf16Le) == expected);
    RC_ASSERT(utf8(be, Charset::Utf16Be) == expected);
  }));
}

}  // namespace
}  // namespace crm::codec
