#include "carrier/charset_name.h"

#include <gtest/gtest.h>

#include <string_view>

namespace crm::carrier {
namespace {

TEST(CharsetName, KnowsTheCharsetsThatAreRead) {
  EXPECT_EQ(charset_named("utf-8"), Charset::Utf8);
  EXPECT_EQ(charset_named("UTF-8"), Charset::Utf8);
  EXPECT_EQ(charset_named("us-ascii"), Charset::Ascii);
  EXPECT_EQ(charset_named("iso-8859-1"), Charset::Latin1);
  EXPECT_EQ(charset_named("utf-16"), Charset::Utf16);
  EXPECT_EQ(charset_named("utf-16le"), Charset::Utf16Le);
  EXPECT_EQ(charset_named("utf-16BE"), Charset::Utf16Be);
}

TEST(CharsetName, KnowsNoOther) {
  for (const std::string_view name :
       {"", "utf8", "utf-32", "windows-1252", "iso-8859-15", " utf-8"}) {
    EXPECT_EQ(charset_named(name), std::nullopt) << name;
  }
}

TEST(CharsetName, NamesThemBack) {
  for (const Charset charset : {Charset::Utf8, Charset::Ascii, Charset::Latin1, Charset::Utf16,
                                Charset::Utf16Le, Charset::Utf16Be}) {
    EXPECT_EQ(charset_named(name(charset)), charset);
  }
}

}  // namespace
}  // namespace crm::carrier
