// Reads any XML as written values [adr 24].
#pragma once

#include <string_view>

#include "base/result.h"
#include "codec/written.h"

namespace crm::codec {

// XML in UTF-8, shorter than 2 GiB; the root is the value. Namespaces do not matter, and attributes
// only as far as nil and what opaque values are told with [wire: XML bodies]. Errors are
// BadRequest: those of hear_xml(), an element with text between its elements, a nil one with
// anything in it, more than kWrittenValuesMax elements.
[[nodiscard]] Result<WrittenTree> written_xml(std::string_view text);

}  // namespace crm::codec
