// The files of strings/ as the build has put them into the program.
#pragma once

#include <span>

#include "locale/string_table.h"

namespace crm::locale {

// One for each language, in any order.
[[nodiscard]] std::span<const StringText> string_texts();

}  // namespace crm::locale
