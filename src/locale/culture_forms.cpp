#include "locale/culture_forms.h"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <ranges>

namespace crm::locale {

struct UsualCulture {
  std::string_view tags;  // blanks between them
  std::string_view date;
  std::string_view short_time;
  std::string_view long_time;
  std::string_view decimal_mark;
};

namespace {

// Dates and decimal marks are those of [wire: Cultures and encoded values]; the times, which it
// leaves open, are the usual ones of Windows in the same places.
constexpr std::array kUsual{
    UsualCulture{"en-us", "M/d/yyyy", "h:mm a", "h:mm:ss a", "."},
    UsualCulture{"en en-gb", "dd/MM/yyyy", "HH:mm", "HH:mm:ss", "."},
    UsualCulture{"nb nb-no no no-no nn nn-no", "dd.MM.yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"de de-de", "dd.MM.yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"pl pl-pl", "dd.MM.yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"ru ru-ru", "dd.MM.yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"cs cs-cz", "dd.MM.yyyy", "H:mm", "H:mm:ss", ","},
    UsualCulture{"fi fi-fi", "d.M.yyyy", "H.mm", "H.mm.ss", ","},
    UsualCulture{"sv sv-se", "yyyy-MM-dd", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"da da-dk", "dd-MM-yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"nl nl-nl", "d-M-yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"fr fr-fr", "dd/MM/yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"es es-es", "dd/MM/yyyy", "H:mm", "H:mm:ss", ","},
    UsualCulture{"it it-it", "dd/MM/yyyy", "HH:mm", "HH:mm:ss", ","},
    UsualCulture{"ja ja-jp", "yyyy/MM/dd", "H:mm", "H:mm:ss", "."},
    UsualCulture{"zh zh-cn zh-hans zh-hans-cn", "yyyy/M/d", "H:mm", "H:mm:ss", "."}};

bool lists(std::string_view tags, std::string_view tag) {
  while (!tags.empty()) {
    const std::size_t end = std::min(tags.find(' '), tags.size());
    if (tags.substr(0, end) == tag) return true;
    tags.remove_prefix(std::min(end + 1, tags.size()));
  }
  return false;
}

// Language, script and region; what else a tag may say changes no form of ours.
std::string bare_name(const icu::Locale& locale) {
  std::string name = locale.getLanguage();
  for (const std::string_view part : {locale.getScript(), locale.getCountry()}) {
    if (!part.empty()) name.append("_").append(part);
  }
  return name;
}

// The same name in ICU's list, which is sorted; null where it is not in it.
const char* in_list(const std::string& name) {
  const auto numbers = std::views::iota(std::int32_t{0}, uloc_countAvailable());
  const auto found = std::ranges::lower_bound(
      numbers, std::string_view(name), {},
      [](std::int32_t i) { return std::string_view(uloc_getAvailable(i)); });
  if (found == numbers.end() || name != uloc_getAvailable(*found)) return nullptr;
  return uloc_getAvailable(*found);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// "" where ICU has no pattern, which happens only when its data are missing.
std::string pattern(const std::unique_ptr<icu::DateFormat>& format) {
  const auto* const simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return {};
  icu::UnicodeString text;
  return utf8(simple->toPattern(text));
}

// Other failures are the same each time; what memory has failed for must not be remembered.
bool has_failed(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(status) != 0;
}

}  // namespace

const UsualCulture* usual_culture(std::string_view tag) {
  const auto found =
      std::ranges::find_if(kUsual, [&](const UsualCulture& each) { return lists(each.tags, tag); });
  return found == kUsual.end() ? nullptr : &*found;
}

CultureForms forms_of(const UsualCulture& usual) {
  CultureForms forms;
  forms.date = usual.date;
  forms.short_time = usual.short_time;
  forms.long_time = usual.long_time;
  forms.decimal_mark = usual.decimal_mark;
  return forms;
}

const char* icu_culture(std::string_view tag, IcuMatch match) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
  const std::string_view language = locale.getLanguage();
  if (has_failed(status) || language.empty()) return nullptr;
  if (match == IcuMatch::LanguageAlone) return in_list(std::string(language));
  const std::string name = bare_name(locale);
  if (name == language) return nullptr;
  if (const char* const known = in_list(name)) return known;
  // Some stand in the list with their script alone: zh_TW as zh_Hant_TW.
  icu::Locale full(name.c_str());
  full.addLikelySubtags(status);
  return has_failed(status) ? nullptr : in_list(bare_name(full));
}

CultureForms forms_of_icu(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale(name);
  locale.setKeywordValue("calendar", "gregorian", status);
  using icu::DateFormat;
  const std::unique_ptr<DateFormat> date(
      DateFormat::createDateInstance(DateFormat::kShort, locale));
  const std::unique_ptr<DateFormat> short_time(
      DateFormat::createTimeInstance(DateFormat::kShort, locale));
  const std::unique_ptr<DateFormat> long_time(
      DateFormat::createTimeInstance(DateFormat::kMedium, locale));
  const icu::DecimalFormatSymbols numbers(locale, status);
  const icu::DateFormatSymbols words(locale, status);
  CultureForms forms;
  forms.date = pattern(date);
  forms.short_time = pattern(short_time);
  forms.long_time = pattern(long_time);
  if (has_failed(status)) return forms;
  using Symbols = icu::DecimalFormatSymbols;
  forms.decimal_mark = utf8(numbers.getSymbol(Symbols::kDecimalSeparatorSymbol));
  forms.minus = utf8(numbers.getSymbol(Symbols::kMinusSignSymbol));
  forms.zero = utf8(numbers.getSymbol(Symbols::kZeroDigitSymbol));
  std::int32_t halves = 0;
  const icu::UnicodeString* const half = words.getAmPmStrings(halves);
  if (halves == 2) {
    forms.morning = utf8(half[0]);  // NOLINT(*-on-polymorphic-object): it is an array of just these
    forms.afternoon = utf8(half[1]);  // NOLINT(*-on-polymorphic-object)
  }
  return forms;
}

}  // namespace crm::locale
