#include "http/base64.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>

namespace crm::http {
namespace {

// The vectors of RFC 4648, section 10.
constexpr std::pair<std::string_view, std::string_view> kVectors[] = {
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
    {"tje0:Tje0", "dGplMDpUamUw"}};

TEST(Base64, StandsForOctets) {
  for (const auto& [octets, text] : kVectors) {
    EXPECT_EQ(base64_encode(octets), text);
    EXPECT_EQ(base64_decode(text), octets);
  }
}

TEST(Base64, IsReadWithoutItsPaddingToo) {
  for (const auto& [octets, text] : kVectors) {
    EXPECT_EQ(base64_decode(text.substr(0, text.find('='))), octets);
  }
}

TEST(Base64, IsRefusedWhenItIsNotStrict) {
  for (const std::string text :
       {"Z",      "Zm9vY", "Zg=",  "Zm8==", "Zm9v=",    "Zm9v==", "Zm9v====",
        "=",      "==",    "====", "Z===",  "Zg==Zg==", "Z=g=",   "Zm 8=",
        "Zm8=\n", " Zg==", "Zm-v", "Zm_v",  "Zm9v\xC3", "Zm9*"}) {
    const auto octets = base64_decode(text);
    ASSERT_FALSE(octets) << text;
    EXPECT_EQ(octets.error().kind, ErrorKind::BadRequest);
  }
}

// Two texts for the same octets would be two credentials for one password.
TEST(Base64, HasNoBitsThatStandForNothing) {
  for (const std::string text : {"Zh==", "Zh", "Zm9=", "Zm9", "Zm9vYh=="}) {
    EXPECT_FALSE(base64_decode(text)) << text;
  }
}

RC_GTEST_PROP(Base64, DecodesWhatItEncoded, (const std::string& octets)) {
  const std::string text = base64_encode(octets);
  RC_ASSERT(base64_decode(text) == octets);
  RC_ASSERT(base64_decode(text.substr(0, text.find('='))) == octets);
}

RC_GTEST_PROP(Base64, EncodesWhatItDecoded, ()) {
  const auto text =
      *rc::gen::container<std::string>(rc::gen::element('A', 'Q', 'g', 'w', '/', '+', '='));
  if (const auto octets = base64_decode(text)) {
    const std::string padded = base64_encode(*octets);
    RC_ASSERT(padded == text || padded.substr(0, padded.find('=')) == text);
  }
}

}  // namespace
}  // namespace crm::http
