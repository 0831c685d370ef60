// The header fields of answers.
#pragma once

#include <initializer_list>
#include <string_view>

#include "reference/json.h"

namespace crm::reference {

// components/headers of the document.
[[nodiscard]] Json all_headers();

// headers of an answer: those that every answer has and that are worth a word, and these, which
// must be in all_headers(); "" is none.
[[nodiscard]] Json headers(std::initializer_list<std::string_view> more);

// The same for the sign-in page, which no script of another origin may read.
[[nodiscard]] Json page_headers(std::initializer_list<std::string_view> more);

// The same for what a page of another origin may be let to read [wire: CORS].
[[nodiscard]] Json headers_for_pages(std::initializer_list<std::string_view> more);

}  // namespace crm::reference
