#include "codec/prepared.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace crm::codec {
namespace {

using namespace std::string_view_literals;

TEST(PreparedCompany, IsTheFrontOfARow) {
  const std::string prepared =
      prepare_company({ContactId{42}, "Sales", "9876", "Nordlys \"N\" AS", "https://n/"});
  EXPECT_EQ(without_marks(prepared),
            R"("ContactId":42,"Department":"Sales","OrgNr":"9876","Name":"Nordlys \"N\" AS",)"
            R"("URL":"https://n/",)");
}

TEST(PreparedCompany, IsMarkedByWhatWritersWouldLookFor) {
  struct Case {
    std::string_view name;
    bool has_escapes, may_be_told, may_be_escaped;
  };
  for (const Case& each :
       {Case{"Nordlys & Sønner AS", false, false, true},
        Case{"Nordlys og Sønner AS", false, false, false}, Case{"<", false, false, true},
        Case{">", false, false, true}, Case{"\uFF01", false, false, true},  // begins with 0xEF
        Case{"[SR_YES]", false, true, false}, Case{"US:\"a\"", true, true, true},
        Case{"a\nb", true, true, true}, Case{"", false, false, false}}) {
    const CompanyMarks marks = marks_of(prepare_company({ContactId{1}, "", "", each.name, ""}));
    EXPECT_EQ(marks.has_escapes, each.has_escapes) << each.name;
    EXPECT_EQ(marks.may_be_told, each.may_be_told) << each.name;
    EXPECT_EQ(marks.may_be_escaped, each.may_be_escaped) << each.name;
    EXPECT_EQ(marks_of(prepare_company({ContactId{1}, "", "", "", each.name})).may_be_escaped,
              each.may_be_escaped);
  }
}

TEST(PreparedCompany, IsTakenApartAgain) {
  const std::string prepared = prepare_company(
      {ContactId{std::numeric_limits<std::int32_t>::min()}, "", R"(","URL":")", R"(\)", R"(\",)"});
  const CompanyTexts texts = take_apart(prepared);
  EXPECT_EQ(texts.id, "-2147483648");
  EXPECT_EQ(texts.department, "");
  EXPECT_EQ(texts.org_nr, R"(\",\"URL\":\")");
  EXPECT_EQ(texts.name, R"(\\)");
  EXPECT_EQ(texts.url, R"(\\\",)");
}

TEST(PreparedText, GivesBackEveryOctetBelow256) {
  std::string all;
  for (int octet = 0; octet < 256; ++octet) all.push_back(static_cast<char>(octet));
  EXPECT_EQ(unprepared(prepare_text(all)), all);
}

TEST(PreparedText, EscapesOnlyQuotesBackslashesAndControls) {
  EXPECT_EQ(prepare_text("a\"b\\c/d\x01\x1F\x7F\n'é\xE2\x80\xA8"),
            "a\\\"b\\\\c/d\\u0001\\u001f\x7F\\n'é\xE2\x80\xA8");
  EXPECT_EQ(prepare_text("\0"sv), "\\u0000");
}

}  // namespace
}  // namespace crm::codec
