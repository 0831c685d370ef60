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
  EXPECT_EQ(prepare_company({ContactId{42}, "Sales", "9876", "Nordlys \"N\" AS", "https://n/"}),
            R"({"ContactId":42,"Department":"Sales","OrgNr":"9876","Name":"Nordlys \"N\" AS",)"
            R"("URL":"https://n/",)");
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
