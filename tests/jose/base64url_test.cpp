#include "jose/base64url.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace crm::jose {
namespace {

TEST(Base64url, WritesTheStandardsExample) {
  const std::string bytes("\x03\xEC\xFF\xE0\xC1", 5);  // RFC 7515 C
  EXPECT_EQ(base64url(bytes), "A-z_4ME");
  EXPECT_EQ(from_base64url("A-z_4ME"), bytes);
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(from_base64url(""), "");
}

TEST(Base64url, RefusesPaddingOtherAlphabetsAndBlanks) {
  for (const char* text :
       {"QQ==", "QQ=", "Q", "QUFB=", "Q+E", "Q/E", "QU FB", "QUFB\n", "QU.B", "\xC3\xA9\xC3\xA9"}) {
    EXPECT_FALSE(from_base64url(text)) << text;
  }
  EXPECT_FALSE(from_base64url(std::string("QU\0B", 4)));
}

TEST(Base64url, RefusesBitsThatBelongToNoByte) {
  EXPECT_EQ(from_base64url("QQ"), "A");
  for (const char* text : {"QR", "QS", "Qf"}) EXPECT_FALSE(from_base64url(text)) << text;
  EXPECT_EQ(from_base64url("QUE"), "AA");
  for (const char* text : {"QUF", "QUG", "QUH"}) EXPECT_FALSE(from_base64url(text)) << text;
}

TEST(Base64url, HasOneTextForAllBytes) {
  rc::check("read what was written",
            [](const std::string& bytes) { RC_ASSERT(from_base64url(base64url(bytes)) == bytes); });
  rc::check("written what was read", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('A', 'Q', 'g', 'w', 'z', '0', '9', '-', '_'));
    const auto bytes = from_base64url(text);
    if (bytes) RC_ASSERT(base64url(*bytes) == text);
  });
}

}  // namespace
}  // namespace crm::jose
