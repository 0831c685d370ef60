#include "observe/line.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "base/civil_time.h"
#include "base/text.h"

namespace crm::observe {
namespace {

const std::string front = "2026-01-31T09:30:00.5Z info something happened";

std::string text(Fields fields) {
  return line(Format::Text, parse_instant("2026-01-31T09:30:00.5Z").value(), Level::Info,
              "something happened", fields);
}

std::string json(Fields fields) {
  return line(Format::JsonLines, parse_instant("2026-01-31T09:30:00.5Z").value(), Level::Warn,
              "something happened", fields);
}

TEST(Line, IsTimeLevelEventAndValues) {
  EXPECT_EQ(text({}), front);
  EXPECT_EQ(text({{"address", "127.0.0.1:8080"}, {"workers", 2}}),
            front + " address=127.0.0.1:8080 workers=2");
}

TEST(Line, IsAnObjectInJson) {
  EXPECT_EQ(json({{"address", "127.0.0.1:8080"}, {"workers", 2}, {"demo", true}}),
            "{\"time\":\"2026-01-31T09:30:00.5Z\",\"level\":\"warn\","
            "\"event\":\"something happened\",\"address\":\"127.0.0.1:8080\",\"workers\":2,"
            "\"demo\":true}");
}

TEST(Line, TellsValuesOfEachKind) {
  EXPECT_EQ(text({{"a", std::numeric_limits<std::int64_t>::min()},
                  {"b", std::numeric_limits<std::uint64_t>::max()},
                  {"c", 0.25},
                  {"d", false},
                  {"e", std::string("owned")},
                  {"f", std::string_view("viewed")},
                  {"g", std::numeric_limits<double>::infinity()}}),
            front +
                " a=-9223372036854775808 b=18446744073709551615 c=0.25 d=false e=owned f=viewed "
                "g=null");
}

TEST(Line, PutsValuesInQuotesThatCouldBeTakenForMore) {
  EXPECT_EQ(text({{"login", "anna level=error"}}), front + " login=\"anna level=error\"");
  EXPECT_EQ(text({{"login", ""}}), front + " login=\"\"");
  EXPECT_EQ(text({{"login", "a\"b"}}), front + " login=\"a\\\"b\"");
  EXPECT_EQ(text({{"path", "C:\\x"}}), front + " path=\"C:\\\\x\"");
  EXPECT_EQ(text({{"name", "Bjørn"}}), front + " name=Bjørn");
}

TEST(Line, CannotBeForgedWithLineEndsOrControls) {
  EXPECT_EQ(text({{"login", "x\n2026-01-31T09:30:01Z info forged"}}),
            front + " login=\"x\\n2026-01-31T09:30:01Z info forged\"");
  EXPECT_EQ(text({{"login", "a\r\t\x1B[2J\x7F"}}), front + " login=\"a\\r\\t\\u001b[2J\\u007f\"");
  EXPECT_EQ(text({{"login", std::string("a\0b", 3)}}), front + " login=\"a\\u0000b\"");
}

TEST(Line, EscapesWhatTerminalsObeyOutsideAscii) {
  EXPECT_EQ(text({{"login", "a\u009Bb"}}), front + " login=\"a\\u009bb\"");
  EXPECT_EQ(text({{"login", "a\u2028b\u202Ec"}}), front + " login=\"a\\u2028b\\u202ec\"");
  EXPECT_EQ(text({{"login", "日本\U0001F600"}}), front + " login=日本\U0001F600");
}

TEST(Line, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(text({{"login", "a\xFFz"}}), front + " login=\"a\\ufffdz\"");
  EXPECT_TRUE(json({{"login", "a\xFFz"}}).ends_with("\"login\":\"a\\ufffdz\"}"));
}

TEST(Line, CutsValuesThatAreTooLong) {
  const std::string shown = text({{"path", std::string(100'000, 'x')}});
  EXPECT_EQ(shown, front + " path=" + std::string(kValueBytesMax, 'x') + "…");
}

RC_GTEST_PROP(Line, IsOneLineOfUtf8WhateverAValueHolds,
              (const std::vector<std::uint8_t>& bytes, bool as_json)) {
  const std::string value(bytes.begin(), bytes.end());
  const std::string shown = as_json ? json({{"v", value}}) : text({{"v", value}});
  RC_ASSERT(is_utf8(shown));
  for (const char c : shown) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20);
}

}  // namespace
}  // namespace crm::observe
