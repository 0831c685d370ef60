// Strings that the product says in each of its languages, known by names such as
// SR_MANDATORY_FIELD_1281: reasons of rights, labels, everyday words. They stand in one file per
// language in strings/, and the build puts these into the program [wire: Resource strings].
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "locale/language.h"

namespace crm::locale {

// What the name says in that language, else in English; none for a name that we do not have. Names
// are compared exactly. What is returned lives as long as the program; any thread may ask.
[[nodiscard]] std::optional<std::string_view> resource_string(std::string_view name,
                                                              Language language);

// All names, sorted.
[[nodiscard]] std::span<const std::string_view> known_names();

// The text with each [SR_NAME] in it replaced by what it says; a text that is SR_NAME and nothing
// else is replaced as a whole. Names that we do not have stay as they are, and what has been put in
// is not looked at again. None when nothing changes.
[[nodiscard]] std::optional<std::string> replace_resource_strings(std::string_view text,
                                                                  Language language);

}  // namespace crm::locale
