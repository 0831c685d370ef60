// How numbers, dates and times look in one culture. It is all that a culture is to us: ten texts,
// read once, from which values are written by a few lines of our own.
#pragma once

#include <string>
#include <string_view>

namespace crm::locale {

// Patterns are made of y (the year as it is), yy and yyyy (four digits), M or d or H or h or m or s
// (as it is), the same doubled (two digits), a or B (the half of the day), and text, perhaps in
// single quotes. Dates are of the Gregorian calendar everywhere, as those of the wire are.
struct CultureForms {
  std::string date;
  std::string short_time;  // hours and minutes
  std::string long_time;   // seconds as well
  std::string decimal_mark = ".";
  std::string minus = "-";
  std::string morning = "AM";
  std::string afternoon = "PM";
  std::string zero = "0";  // of the script; the nine other digits follow it in Unicode

  bool operator==(const CultureForms&) const = default;
};

// A row of the table of cultures whose forms are our own choice [wire: Cultures and encoded
// values]; null for a tag that is not in it. Tags are compared as a whole, in lower case with
// hyphens: those of a language, and of the region that it is at home in. Rows are of static
// storage.
struct UsualCulture;
[[nodiscard]] const UsualCulture* usual_culture(std::string_view tag);
[[nodiscard]] CultureForms forms_of(const UsualCulture& usual);

// ICU's own name for the culture of such a tag, of static storage: with its region where ICU knows
// the two together. Null for one that ICU has no data on. Only names out of ICU's own list are ever
// handed to it, so that its caches cannot be filled from outside.
enum class IcuMatch { WithRegion, LanguageAlone };
[[nodiscard]] const char* icu_culture(std::string_view tag, IcuMatch match);

// What ICU knows of it. Takes up to a millisecond: ask once and keep the answer.
// REQUIRES: a name from icu_culture().
[[nodiscard]] CultureForms forms_of_icu(const char* name);

}  // namespace crm::locale
