#include "locale/encoded_value.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crm::locale {
namespace {

// Forms that no culture has, so that every one of them shows.
CultureForms strange() {
  CultureForms forms;
  forms.date = "d|MM|yyyy";
  forms.short_time = "H.mm";
  forms.long_time = "H.mm.ss";
  forms.decimal_mark = "_";
  forms.minus = "~";
  return forms;
}

std::optional<std::string> told(std::string_view text, const CultureForms& forms = strange()) {
  const auto value = read_encoded_value(text);
  if (!value) return std::nullopt;
  return written(*value, forms);
}

TEST(EncodedValue, ShowsWholeNumbersWithoutPartingThousands) {
  EXPECT_EQ(told("[I:123]"), "123");
  EXPECT_EQ(told("[I:0]"), "0");
  EXPECT_EQ(told("[I:-1234567]"), "~1234567");
  EXPECT_EQ(told("[I:007]"), "7");
  EXPECT_EQ(told("[I:-0]"), "0");
  EXPECT_EQ(told("[I:123456789012345678901234567890]"), "123456789012345678901234567890");
}

TEST(EncodedValue, ShowsDoublesWithTheDecimalMark) {
  EXPECT_EQ(told("[F:123.4]"), "123_4");
  EXPECT_EQ(told("[F:0]"), "0");
  EXPECT_EQ(told("[F:-0.50]"), "~0_50");
  EXPECT_EQ(told("[F:-0.00]"), "0_00");
  EXPECT_EQ(told("[F:1.5E-05]"), "1_5E-05");
  EXPECT_EQ(told("[F:1e+20]"), "1E+20");
}

TEST(EncodedValue, ShowsMoneyWithTwoDecimalsOrMore) {
  EXPECT_EQ(told("[M:123.45]"), "123_45");
  EXPECT_EQ(told("[M:123]"), "123_00");
  EXPECT_EQ(told("[M:-123.4]"), "~123_40");
  EXPECT_EQ(told("[M:1234567.8905]"), "1234567_8905");
}

TEST(EncodedValue, ShowsDates) {
  EXPECT_EQ(told("[D:09/11/2017]"), "11|09|2017");
  EXPECT_EQ(told("[D:09.11.2017]"), "9|11|2017");
  EXPECT_EQ(told("[D:9/1/2017]"), "1|09|2017");
  EXPECT_EQ(told("[D:09/11/2017 00:00:00.0000000]"), "11|09|2017");
  EXPECT_EQ(told("[D:02/29/2024]"), "29|02|2024");
  EXPECT_EQ(told("[D:12/31/9999]"), "31|12|9999");
  EXPECT_EQ(told("[D:01/01/0002]"), "1|01|0002");
}

TEST(EncodedValue, ShowsDateTimesWithSeconds) {
  EXPECT_EQ(told("[DT:11/09/2017 14:53:18]"), "9|11|2017 14.53.18");
  EXPECT_EQ(told("[DT:11.09.2017 14:53:18]"), "11|09|2017 14.53.18");
  EXPECT_EQ(told("[DT:11/09/2017 4:05]"), "9|11|2017 4.05.00");
  EXPECT_EQ(told("[DT:11/09/2017 23:59:59.9999999]"), "9|11|2017 23.59.59");
}

TEST(EncodedValue, ShowsNothingForTheYearOne) {
  EXPECT_EQ(told("[D:01/01/0001 00:00:00.0000000]"), "");
  EXPECT_EQ(told("[DT:01/01/0001 00:00:00.0000000]"), "");
  EXPECT_EQ(told("[D:01/01/0001]"), "");
  EXPECT_EQ(told("[D:12/31/0001]"), "");
}

TEST(EncodedValue, ShowsTimesWithSecondsOnlyWhereThereAreAny) {
  EXPECT_EQ(told("[T:14:52]"), "14.52");
  EXPECT_EQ(told("[T:00:00]"), "0.00");
  EXPECT_EQ(told("[T:4:05:09]"), "4.05.09");
}

TEST(EncodedValue, ShowsSpansInHoursAndMinutes) {
  EXPECT_EQ(told("[TS:500]"), "8:20");
  EXPECT_EQ(told("[TS:0]"), "0:00");
  EXPECT_EQ(told("[TS:6000]"), "100:00");
  EXPECT_EQ(told("[TS:-61]"), "~1:01");
  EXPECT_EQ(told("[TS:-2147483648]"), "~35791394:08");
}

TEST(EncodedValue, ShowsArraysWithCommas) {
  EXPECT_EQ(told("[A:3,4,5]"), "3, 4, 5");
  EXPECT_EQ(told("[A:-3]"), "~3");
  EXPECT_EQ(told("[A:]"), "");
}

TEST(EncodedValue, ShowsBytesAsTheirBase64) {
  EXPECT_EQ(told("[B:AAEC]"), "AAEC");
  EXPECT_EQ(told("[B:a+/=]"), "a+/=");
  EXPECT_EQ(told("[B:YQ==]"), "YQ==");
  EXPECT_EQ(told("[B:]"), "");
}

TEST(EncodedValue, KnowsTheTwoHalvesOfTheDay) {
  CultureForms forms = strange();
  forms.short_time = "h:mm a";
  EXPECT_EQ(told("[T:00:05]", forms), "12:05 AM");
  EXPECT_EQ(told("[T:11:59]", forms), "11:59 AM");
  EXPECT_EQ(told("[T:12:00]", forms), "12:00 PM");
  EXPECT_EQ(told("[T:13:00]", forms), "1:00 PM");
}

TEST(EncodedValue, FollowsQuotesInPatternsAndTheDigitsOfTheScript) {
  CultureForms forms = strange();
  forms.date = "dd 'de' M ''yy y'г.'";
  EXPECT_EQ(told("[D:09/11/2017]", forms), "11 de 9 '2017 2017г.");
  forms.zero = "٠";
  EXPECT_EQ(told("[I:1029]", forms), "١٠٢٩");
}

TEST(EncodedValue, LeavesWhatIsNoneAlone) {
  for (const std::string_view text :
       {"", "[", "]", "[]", "[:]", "I:1", "[I:1", "I:1]", " [I:1]", "[I:1] ", "[I:1][I:2]", "[i:1]",
        "[X:1]", "[SR_YES]", "[II:1]", "[I :1]", "[US:1]", "[DT]", "a [I:1]"}) {
    EXPECT_EQ(told(text), std::nullopt) << text;
  }
}

TEST(EncodedValue, LeavesWhatCannotBeAlone) {
  for (const std::string_view text : {"[I:]",
                                      "[I:x]",
                                      "[I:1.5]",
                                      "[I:+1]",
                                      "[I:--1]",
                                      "[I:-]",
                                      "[I: 1]",
                                      "[I:1 ]",
                                      "[I:1,2]",
                                      "[F:]",
                                      "[F:1,5]",
                                      "[F:.5]",
                                      "[F:5.]",
                                      "[F:1e]",
                                      "[F:1e+]",
                                      "[F:NaN]",
                                      "[F:1.2.3]",
                                      "[F:--1]",
                                      "[M:]",
                                      "[M:1e5]",
                                      "[M:x]",
                                      "[M:$1]",
                                      "[D:]",
                                      "[D:13/01/2017]",
                                      "[D:02/29/2023]",
                                      "[D:00/10/2017]",
                                      "[D:10/00/2017]",
                                      "[D:10/32/2017]",
                                      "[D:10/10/0000]",
                                      "[D:10/10/17]",
                                      "[D:10/10.2017]",
                                      "[D:10-10-2017]",
                                      "[D:2017-10-10]",
                                      "[D:10/10/2017 ]",
                                      "[D:10/10/2017 x]",
                                      "[D:10/10/20170]",
                                      "[D:10/10/2017 24:00]",
                                      "[DT:]",
                                      "[DT:11/09/2017]",
                                      "[DT:11/09/2017 24:00:00]",
                                      "[DT:11/09/2017 10:60]",
                                      "[DT:11/09/2017 10:00:60]",
                                      "[DT:11/09/2017T10:00]",
                                      "[DT:11/09/2017 10:00:00.]",
                                      "[DT:11/09/2017 10:0]",
                                      "[DT:11/09/2017 10]",
                                      "[T:]",
                                      "[T:24:00]",
                                      "[T:10]",
                                      "[T:10:60]",
                                      "[T:10:5]",
                                      "[T:-1:00]",
                                      "[T:10:00x]",
                                      "[TS:]",
                                      "[TS:1:30]",
                                      "[TS:x]",
                                      "[TS:2147483648]",
                                      "[A:,]",
                                      "[A:1,]",
                                      "[A:1,,2]",
                                      "[A:1.5]",
                                      "[A:1;2]",
                                      "[B:A]",
                                      "[B:AAE=C]",
                                      "[B:A===]",
                                      "[B:====]",
                                      "[B:AA-_]"}) {
    EXPECT_EQ(told(text), std::nullopt) << text;
  }
}

RC_GTEST_PROP(EncodedValue, ShowsEveryWholeNumberAsItIs, (std::int64_t number)) {
  CultureForms plain;
  RC_ASSERT(told("[I:" + std::to_string(number) + "]", plain) == std::to_string(number));
}

RC_GTEST_PROP(EncodedValue, ReadsAnythingWithoutHarm, (std::string inside)) {
  for (const std::string_view kind : {"I", "F", "M", "D", "DT", "T", "TS", "A", "B"}) {
    std::ignore = told("[" + std::string(kind) + ":" + inside + "]");
  }
}

}  // namespace
}  // namespace crm::locale
