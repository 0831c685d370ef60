// The text of a body: what every reader of bodies begins with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/body_form.h"

namespace crm::codec {

// How much of a body is read.
struct BodyLimits {
  std::size_t decoded_bytes_max = std::size_t{1024} * 1024;  // after gzip, and again in UTF-8
  std::size_t inflation_ratio_max = 100;                     // of gzip: out to in
};

// Where text stands that is not the body's own bytes.
struct BodyRoom {
  std::string inflated;
  std::string decoded;
};

struct BodyText {
  std::string_view text;  // in UTF-8, of the body or of the room
  carrier::Charset charset;
};

// Unpacks the body and makes it UTF-8, by its headers, its mark or what it says of itself
// [wire: Request body]. Errors: BadRequest for what cannot be unpacked or decoded;
// UnsupportedMediaType when XML declares an encoding that is not read; PayloadTooLarge.
[[nodiscard]] Result<BodyText> body_text(const carrier::BodyForm& form, std::string_view body,
                                         const BodyLimits& limits, BodyRoom& room);

// What the form says, or else how the text begins. Never ByLooks. Errors: BadRequest for an empty
// text, UnsupportedMediaType for one that begins neither as JSON nor as XML.
[[nodiscard]] Result<carrier::BodyFormat> format_of(const carrier::BodyForm& form,
                                                    std::string_view text);

}  // namespace crm::codec
