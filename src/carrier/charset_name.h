// The names of charsets, as a content type and an XML declaration spell them [wire: Charsets and
// compression].
#pragma once

#include <optional>
#include <string_view>

#include "carrier/body_form.h"

namespace crm::carrier {

// Names in any case: utf-8, us-ascii, iso-8859-1, utf-16, utf-16le, utf-16be. Nothing for any
// other.
[[nodiscard]] std::optional<Charset> charset_named(std::string_view name);

// The name for people: "UTF-16LE".
[[nodiscard]] std::string_view name(Charset charset);

}  // namespace crm::carrier
