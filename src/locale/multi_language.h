// Texts that say one thing in several languages: US:"Supplier";NO:"Leverandør". They are stored so,
// and a caller who wants a language is told that part alone [wire: Multi-language texts].
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "locale/language.h"

namespace crm::locale {

// The part of the first wanted language that the text has; else of US; else its first part. None
// when the text is no multi-language text, which then stays as it is: it must match as a whole,
// so that the name of a company may hold colons and quotes.
//
// A text is CC:"words" parts with semicolons between them, and perhaps one behind the last; CC is
// any two letters A to Z, ours or not; blanks and tabs may stand around all of these and at both
// ends. Words end at a " before a semicolon or the end; "" stands for one ", and so does a " that
// ends nothing. Of two parts of one code the first counts. A part without words is told as it is.
[[nodiscard]] std::optional<std::string> pick(std::string_view text,
                                              std::span<const Language> wanted);

}  // namespace crm::locale
