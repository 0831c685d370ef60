#include "codec/xml_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "codec/prepared.h"

namespace crm::codec {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string xml(std::string_view text) {
  std::string out;
  append_xml_text(out, text);
  return out;
}

TEST(XmlText, EscapesMarks) {
  EXPECT_EQ(xml("a & b < c > d \" ' e"), "a &amp; b &lt; c &gt; d \" ' e");
  EXPECT_EQ(xml("]]>"), "]]&gt;");
  EXPECT_EQ(xml("&amp;"), "&amp;amp;");
}

// XML 1.0 holds no other control below U+0020.
TEST(XmlText, DropsControlsButForTabAndLineBreaks) {
  std::string controls;
  for (char c = 0; c < 0x20; ++c) controls.push_back(c);
  EXPECT_EQ(xml("a" + controls + "b"), "a\t\n&#xD;b");
  EXPECT_EQ(xml("a\0b"sv), "ab");
}

TEST(XmlText, KeepsBlanksAndControlsThatXmlHolds) {
  EXPECT_EQ(xml("  a\t\nb  "), "  a\t\nb  ");
  EXPECT_EQ(xml("\x7F\xC2\x80\xC2\x85\xC2\x9F"), "\x7F\xC2\x80\xC2\x85\xC2\x9F");
}

// A reader makes CR LF one line feed; a reference it leaves alone.
TEST(XmlText, LetsItsReaderGetBackCarriageReturns) { EXPECT_EQ(xml("a\r\nb"), "a&#xD;\nb"); }

TEST(XmlText, DropsTheTwoCodePointsThatAreNoCharacters) {
  EXPECT_EQ(xml("a\xEF\xBF\xBE"
                "b\xEF\xBF\xBF"
                "c"),
            "abc");
  EXPECT_EQ(xml("\xEF\xBF\xBE\xEF\xBF\xBE"), "");
}

TEST(XmlText, KeepsTheirNeighbours) {
  for (const std::string_view text :
       {"\xEF\xBF\xBD", "\xEE\x80\x80", "\xED\x9F\xBF", "\xEF\xBB\xBF", "\xEF\xB7\x90",
        "\xF0\x9F\xBF\xBE", "\xF4\x8F\xBF\xBF", "\xE2\x80\xA8"}) {
    EXPECT_EQ(xml(text), text);
  }
}

RC_GTEST_PROP(XmlText, IsTheSameOfATextThatIsEscapedForJson, (const std::string& any)) {
  for (const std::string& text : {any, any + "\\\"\b\f\n\r\t\x01\x1F\x7F\xEF\xBF\xBE<&>" + any}) {
    std::string out = "before";
    append_xml_text_of_json(out, prepare_text(text));
    RC_ASSERT(out == "before" + xml(text));
  }
}

TEST(XmlText, HasTagsAndNil) {
  std::string out;
  append_start_tag(out, "Name");
  append_end_tag(out, "Name");
  append_nil(out, "URL");
  EXPECT_EQ(out, R"(<Name></Name><URL i:nil="true" />)");
}

}  // namespace
}  // namespace crm::codec
