#include "codec/base64_decoder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "codec/base64_string.h"

namespace crm::codec {
namespace {

// What the text in two pieces comes to: the bytes, or the complaint.
std::string decoded(std::string_view text, std::size_t cut) {
  Base64Decoder decoder;
  std::string bytes;
  for (const std::string_view piece : {text.substr(0, cut), text.substr(cut)}) {
    if (const auto done = decoder.decode(piece, bytes); !done) return done.error().detail;
  }
  if (const auto done = decoder.finish(); !done) return done.error().detail;
  return bytes;
}

// Wherever it is cut.
void expect_decoded(std::string_view text, std::string_view expected) {
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    EXPECT_EQ(decoded(text, cut), expected) << text << " cut at " << cut;
  }
}

// [rfc 4648 §10]
TEST(Base64Decoder, DecodesGroups) {
  expect_decoded("", "");
  expect_decoded("Zg==", "f");
  expect_decoded("Zm8=", "fo");
  expect_decoded("Zm9v", "foo");
  expect_decoded("Zm9vYg==", "foob");
  expect_decoded("Zm9vYmE=", "fooba");
  expect_decoded("Zm9vYmFy", "foobar");
  expect_decoded("+/+/", "\xFB\xFF\xBF");
}

TEST(Base64Decoder, PassesOverBlanks) {
  expect_decoded(" Z m\r\n9\tv ", "foo");
  expect_decoded("Zg =\n= ", "f");
  expect_decoded(" \r\n", "");
}

// As Convert.FromBase64String does.
TEST(Base64Decoder, PassesOverBitsThatAreTooMany) {
  expect_decoded("Zh==", "f");
  expect_decoded("Zm9=", "fo");
}

TEST(Base64Decoder, SaysWhichCharacterIsNoneOfItsAlphabet) {
  expect_decoded("Zm9vZm-v", "is not base64: character 7 is none of its alphabet.");
  expect_decoded("Zm9v\xC3", "is not base64: character 5 is none of its alphabet.");
  expect_decoded(std::string_view("\0", 1), "is not base64: character 1 is none of its alphabet.");
  expect_decoded("Zm9vZ_9v", "is not base64: character 6 is none of its alphabet.");
}

TEST(Base64Decoder, WantsItsPadding) {
  const auto ends = [](int at) {
    return "is not base64: it ends within a group of four characters, behind character " +
           std::to_string(at) + "; the padding must be there.";
  };
  expect_decoded("Zg", ends(2));
  expect_decoded("Zg=", ends(3));
  expect_decoded("Zm8", ends(3));
  expect_decoded("Zm9vZ", ends(5));
}

TEST(Base64Decoder, WantsItsPaddingAtTheEndAlone) {
  expect_decoded("=", "is not base64: at character 1 there is padding too early.");
  expect_decoded("Z===", "is not base64: at character 2 there is padding too early.");
  expect_decoded("Zg=v", "is not base64: at character 4 something stands in its padding.");
  expect_decoded("Zg==Zm9v", "is not base64: at character 5 something stands behind its padding.");
  expect_decoded("Zg===", "is not base64: at character 5 something stands behind its padding.");
  expect_decoded("Zm9v=", "is not base64: at character 5 there is padding too early.");
}

// What is written as a text can be read again, from any place in pieces of any size.
RC_GTEST_PROP(Base64String, IsWhatTheDecoderReads, (const std::string& bytes)) {
  const Base64String text(std::make_shared<const MemoryBytes>(bytes));
  const auto piece_bytes = *rc::gen::inRange<std::size_t>(1, 20);
  std::string all;
  while (all.size() < text.size()) {
    std::string piece(piece_bytes, '?');
    const auto got = text.read(all.size(), piece);
    RC_ASSERT(got.has_value());
    RC_ASSERT(*got == std::min<std::uint64_t>(piece_bytes, text.size() - all.size()));
    all += piece.substr(0, *got);
  }
  RC_ASSERT(all.size() == text.size());
  RC_ASSERT(all.front() == '"' && all.back() == '"');
  RC_ASSERT(decoded(std::string_view(all).substr(1, all.size() - 2), 0) == bytes);
}

TEST(Base64String, IsAsLongAsItSays) {
  const auto text_of = [](std::string_view bytes) {
    const Base64String text(std::make_shared<const MemoryBytes>(bytes));
    std::string all(text.size() + 10, '?');
    all.resize(text.read(0, all).value());
    return all;
  };
  EXPECT_EQ(text_of(""), "\"\"");
  EXPECT_EQ(text_of("f"), "\"Zg==\"");
  EXPECT_EQ(text_of("fo"), "\"Zm8=\"");
  EXPECT_EQ(text_of("foo"), "\"Zm9v\"");
  EXPECT_EQ(text_of("foob"), "\"Zm9vYg==\"");
  EXPECT_TRUE(text_of(std::string(10'000, '\0')) == '"' + std::string(13'334, 'A') + "==\"");
}

}  // namespace
}  // namespace crm::codec
