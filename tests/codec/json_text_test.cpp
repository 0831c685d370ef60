#include "codec/json_text.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace crm::codec {
namespace {

std::string escaped(std::string_view text) {
  std::string out = "before";
  append_escaped(out, text);
  return out.substr(6);
}

// One by one, as the grammar has it [rfc 8259].
std::string escape_of(unsigned octet) {
  switch (octet) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  if (octet >= 0x20) return {static_cast<char>(octet)};
  constexpr std::string_view kHex = "0123456789abcdef";
  return std::string("\\u00") + kHex[octet / 16] + kHex[octet % 16];
}

// Octets are looked at eight at once: each at each place, beside such as are near to it.
TEST(JsonText, EscapesEveryOctetAtEveryPlace) {
  for (unsigned octet = 0; octet < 256; ++octet) {
    for (std::size_t size = 1; size <= 17; ++size) {
      for (const char others : {'a', ' ', '!', '#', '[', ']', '\x7f', '\x80', '\xa2', '\xff'}) {
        for (std::size_t place = 0; place < size; ++place) {
          std::string text(size, others);
          text[place] = static_cast<char>(octet);
          const std::string expected =
              std::string(place, others) + escape_of(octet) + std::string(size - place - 1, others);
          ASSERT_EQ(escaped(text), expected) << octet << " at " << place << " of " << size;
        }
      }
    }
  }
}

TEST(JsonText, EscapesSeveral) {
  EXPECT_EQ(escaped(""), "");
  EXPECT_EQ(escaped("\"\"\"\"\"\"\"\"\""), "\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"");
  EXPECT_EQ(escaped("NO:\"Leverandør\";US:\"Supplier\"\n"),
            "NO:\\\"Leverandør\\\";US:\\\"Supplier\\\"\\n");
}

TEST(JsonText, PutsTextsAndNames) {
  std::string out;
  append_member_name(out, '{', "Name");
  append_json_string(out, "a \"b\"");
  append_member_name(out, ',', "Id");
  EXPECT_EQ(out, "{\"Name\":\"a \\\"b\\\"\",\"Id\":");
}

}  // namespace
}  // namespace crm::codec
