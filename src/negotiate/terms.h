// What the caller sends and how the caller wants the answer, from the request's headers alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "carrier/presentation.h"
#include "http/message.h"

namespace crm::negotiate {

// In which language a body is written.
enum class BodyFormat : std::uint8_t { Json };

struct Terms {
  BodyFormat reads = BodyFormat::Json;
  BodyFormat writes = BodyFormat::Json;
  std::string_view content_type = "application/json; charset=utf-8";  // of the answer
  carrier::Presentation presentation;
};

// `standard` is how the installation tells dates to callers who say nothing. Errors:
// UnsupportedMediaType for a body that we cannot read [wire: Request body].
[[nodiscard]] Result<Terms> terms_of(const http::Request& request,
                                     const carrier::Presentation& standard);

}  // namespace crm::negotiate
