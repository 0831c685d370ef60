// Reads the body of any call but the hot one: the door to the readers of carriers.
#pragma once

#include <string_view>

#include "base/result.h"
#include "carrier/body_form.h"
#include "codec/body_text.h"
#include "codec/written.h"

namespace crm::codec {

// What the body holds, as JSON or XML says it; an empty body holds null. Patches are JSON like any
// other, which JSON Patch and merge patch tell apart by their shape [adr 24]. Errors: those of
// body_text(), written_json() and written_xml(); UnsupportedMediaType for forms, which have no way
// to hold objects within objects.
[[nodiscard]] Result<WrittenTree> written_body(const carrier::BodyForm& form, std::string_view body,
                                               const BodyLimits& limits);

// Whether the body is empty or null: clients send both to methods that take no body.
[[nodiscard]] bool holds_nothing(const WrittenTree& body);

}  // namespace crm::codec
