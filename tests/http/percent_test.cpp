#include "http/percent.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace crm::http {
namespace {

TEST(Percent, IsDecodedOnce) {
  EXPECT_EQ(percent_decode(""), "");
  EXPECT_EQ(percent_decode("Contact"), "Contact");
  EXPECT_EQ(percent_decode("%43ontac%74"), "Contact");
  EXPECT_EQ(percent_decode("a%2Fb%2fc"), "a/b/c");
  EXPECT_EQ(percent_decode("%2541"), "%41");
  EXPECT_EQ(percent_decode("%00"), std::string(1, '\0'));
  EXPECT_EQ(percent_decode("caf%C3%A9"), "caf\xC3\xA9");
}

TEST(Percent, LeavesAPlusAlone) { EXPECT_EQ(percent_decode("a+b"), "a+b"); }

TEST(Percent, IsFollowedByTwoHexDigits) {
  for (const std::string text :
       {"%", "%4", "a%", "a%4", "%4g", "%g4", "%%41", "%u0041", "%-1", "% 1"}) {
    EXPECT_FALSE(has_valid_escapes(text)) << text;
    ASSERT_FALSE(percent_decode(text)) << text;
    EXPECT_EQ(percent_decode(text).error().kind, ErrorKind::BadRequest) << text;
  }
}

RC_GTEST_PROP(Percent, EncodesWhatIsDecodedToTheSame, (const std::string& octets)) {
  const std::string encoded = percent_encode(octets);
  RC_ASSERT(
      encoded.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "-._~%") == std::string::npos);
  RC_ASSERT(percent_decode(encoded) == octets);
}

RC_GTEST_PROP(Percent, DecodesWhatWasEncoded, (const std::string& octets)) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    encoded += {'%', kHex[octet / 16], kHex[octet % 16]};
  }
  RC_ASSERT(percent_decode(encoded) == octets);
}

}  // namespace
}  // namespace crm::http
