// The charsets of bodies, to UTF-8 [wire: Charsets and compression].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/body_form.h"

namespace crm::codec {

// Appends one code point.
// REQUIRES: it is one, and no half of a surrogate pair.
void append_utf8(std::string& out, std::uint32_t point);

// The byte order mark that a body begins with.
struct ByteOrderMark {
  carrier::Charset charset;  // Utf8, Utf16Le or Utf16Be
  std::size_t length;        // in bytes
};

[[nodiscard]] std::optional<ByteOrderMark> byte_order_mark(std::string_view body);

// The body in UTF-8, without a byte order mark: one at its start is dropped. Strict: bytes beyond
// ASCII in Ascii, halves of surrogate pairs and of code units are BadRequest. Utf16 goes by its
// mark; without one by the zero byte in its first unit, as every body begins in ASCII; else it is
// big-endian [rfc 2781]. Utf8 is handed on as it is, unchecked: its readers check it on their way.
// The view is into `body`, or into `room`, which must outlive it.
[[nodiscard]] Result<std::string_view> to_utf8(std::string_view body, carrier::Charset charset,
                                               std::string& room);

}  // namespace crm::codec
