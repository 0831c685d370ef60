// How the body of a request is written [wire: Content types].
#pragma once

#include "base/result.h"
#include "carrier/body_form.h"
#include "http/message.h"

namespace crm::negotiate {

// From Content-Type and Content-Encoding alone; BodyFormat::ByLooks where the type is not told.
// Errors: UnsupportedMediaType for a type, charset or coding that we do not read, BadRequest for
// two types at once.
[[nodiscard]] Result<carrier::BodyForm> body_form(const http::Request& request);

}  // namespace crm::negotiate
