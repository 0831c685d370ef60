#include "locale/culture_forms.h"

#include <gtest/gtest.h>
#include <unicode/decimfmt.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.h"
#include "locale/encoded_value.h"

namespace crm::locale {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// What ICU's own formatter makes of 2017-02-03 14:05:09, with the year in full and the half of the
// day for the finer parts of it.
std::string by_icu(icu::DateFormat& format) {
  auto& simple = dynamic_cast<icu::SimpleDateFormat&>(format);
  icu::UnicodeString pattern;
  simple.toPattern(pattern);
  if (pattern.indexOf("yyyy") < 0) pattern.findAndReplace("yy", "yyyy");
  pattern.findAndReplace("B", "a");
  simple.applyPattern(pattern);
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(2017, UCAL_FEBRUARY, 3, 14, 5, 9, status);
  icu::UnicodeString out;
  return utf8(simple.format(calendar.getTime(status), out));
}

std::string told(std::string_view text, const CultureForms& forms) {
  return written(read_encoded_value(text).value(), forms);
}

TEST(CultureForms, OfIcuShowTheSameAsItsOwnFormatters) {
  const int count = uloc_countAvailable();
  ASSERT_GT(count, 500);
  for (int i = 0; i < count; ++i) {
    const char* const name = uloc_getAvailable(i);
    if (std::string_view(name).starts_with("haw")) continue;  // has months in Roman numerals
    const CultureForms forms = forms_of_icu(name);
    icu::Locale locale(name);
    UErrorCode status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    using icu::DateFormat;
    const std::unique_ptr<DateFormat> date(
        DateFormat::createDateInstance(DateFormat::kShort, locale));
    EXPECT_EQ(told("[D:02/03/2017]", forms), by_icu(*date)) << name;
    const std::unique_ptr<DateFormat> time(
        DateFormat::createTimeInstance(DateFormat::kShort, locale));
    EXPECT_EQ(told("[T:14:05]", forms), by_icu(*time)) << name;
    const std::unique_ptr<DateFormat> long_time(
        DateFormat::createTimeInstance(DateFormat::kMedium, locale));
    EXPECT_EQ(told("[T:14:05:09]", forms), by_icu(*long_time)) << name;
    const std::unique_ptr<icu::NumberFormat> number(
        icu::NumberFormat::createInstance(locale, status));
    ASSERT_TRUE(U_SUCCESS(status)) << name;
    number->setGroupingUsed(false);
    icu::UnicodeString shown;
    EXPECT_EQ(told("[F:-1234567890.25]", forms), utf8(number->format(-1234567890.25, shown)))
        << name;
  }
}

TEST(CultureForms, KnowTheNamesInIcusList) {
  EXPECT_STREQ(icu_culture("pt-br", IcuMatch::WithRegion), "pt_BR");
  EXPECT_STREQ(icu_culture("zh-tw", IcuMatch::WithRegion), "zh_Hant_TW");
  EXPECT_STREQ(icu_culture("sr-latn", IcuMatch::WithRegion), "sr_Latn");
  EXPECT_STREQ(icu_culture("pt-br", IcuMatch::LanguageAlone), "pt");
  EXPECT_STREQ(icu_culture("de-ch-1996-u-nu-arab-x-y", IcuMatch::WithRegion), "de_CH");
}

TEST(CultureForms, FindEveryNameOfIcusListByItsTag) {
  for (int i = 0; i < uloc_countAvailable(); ++i) {
    const std::string name = uloc_getAvailable(i);
    if (name == "en_US_POSIX" || name == "ca_ES_VALENCIA") continue;  // variants are passed over
    std::string tag = ascii_lower(name);
    std::ranges::replace(tag, '_', '-');
    const bool alone = name.find('_') == std::string::npos;
    const auto match = alone ? IcuMatch::LanguageAlone : IcuMatch::WithRegion;
    EXPECT_STREQ(icu_culture(tag, match), name.c_str());
  }
}

TEST(CultureForms, HandNoNameToIcuThatIsNotInItsList) {
  for (const std::string_view tag : {"", "xx", "de-xx", "de", "en-us-zz-yy", "klingon-de", "a",
                                     "ab-cd-ef", "u-ca-buddhist", "x-y"}) {
    EXPECT_EQ(icu_culture(tag, IcuMatch::WithRegion), nullptr) << tag;
  }
  EXPECT_EQ(icu_culture("xx", IcuMatch::LanguageAlone), nullptr);
  EXPECT_EQ(icu_culture("tlh", IcuMatch::LanguageAlone), nullptr);
}

TEST(CultureForms, OfTheTableAreFoundByWholeTagsAlone) {
  EXPECT_NE(usual_culture("en-us"), nullptr);
  EXPECT_EQ(usual_culture("en-us"), usual_culture("en-us"));
  EXPECT_NE(usual_culture("en-us"), usual_culture("en"));
  EXPECT_EQ(usual_culture("en-gb"), usual_culture("en"));
  for (const std::string_view tag :
       {"", " ", "e", "en-", "us", "en-us en", "EN", "en_us", "de-ch"}) {
    EXPECT_EQ(usual_culture(tag), nullptr) << tag;
  }
}

}  // namespace
}  // namespace crm::locale
