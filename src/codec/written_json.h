// Reads any JSON as written values [adr 24].
#pragma once

#include <string_view>

#include "base/result.h"
#include "codec/written.h"

namespace crm::codec {

// JSON in UTF-8, strict or relaxed [wire: Relaxed JSON]; numbers keep their digits. Errors are
// BadRequest and name the byte: no JSON, deeper than kJsonDepthMax, more than kWrittenValuesMax
// values, a number longer than kJsonNumberCharsMax.
[[nodiscard]] Result<WrittenTree> written_json(std::string_view text);

}  // namespace crm::codec
