// Why a request cannot be read, as a value that every part of the reader returns.
#pragma once

#include <cstddef>
#include <string_view>

#include <tl/expected.hpp>

#include "http/message.h"

namespace crm::http {

// The connection is answered with the status and closed: nothing behind a refused message can be
// trusted.
struct Refusal {
  Status status = Status::BadRequest;
  std::string_view detail;  // a sentence of ours, static, that echoes nothing

  bool operator==(const Refusal&) const = default;
};

template <class T>
using Read = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refused(Status status, std::string_view detail) {
  return tl::unexpected<Refusal>(Refusal{status, detail});
}

[[nodiscard]] inline tl::unexpected<Refusal> malformed(std::string_view detail) {
  return refused(Status::BadRequest, detail);
}

// Whether a part of a message is whole, or waits for bytes that have not arrived.
enum class Progress : bool { More, Whole };

// A piece of the connection's buffer. Offsets, because the buffer may move between two looks.
struct Span {
  std::size_t at = 0;
  std::size_t size = 0;

  [[nodiscard]] std::string_view in(std::string_view bytes) const { return bytes.substr(at, size); }
};

}  // namespace crm::http
