// Reads the first line of a request: method, target and version, with one blank between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/limits.h"
#include "http/refusal.h"
#include "http/target.h"

namespace crm::http {

struct RequestLine {
  Span method;
  Span target;
  Target parts;           // counted from the first octet of the target
  int minor_version = 1;  // HTTP/1.0 or HTTP/1.1
};

class RequestLineReader {
 public:
  explicit RequestLineReader(const Limits& limits) : bytes_max_(limits.request_line_bytes_max) {}

  // Goes on where the last call stopped. Octets are judged one by one, so how the bytes were cut
  // makes no difference. One empty line in front is skipped [rfc 9112].
  // REQUIRES: the last call answered More, or there was none.
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // Where the line begins, behind an empty one.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  // Behind the CR LF of the line, once it is whole.
  [[nodiscard]] std::size_t end() const { return at_; }
  [[nodiscard]] const RequestLine& line() const { return line_; }

 private:
  enum class State : std::uint8_t { Start, EmptyLine, Method, Target, Version, Cr, Lf };

  [[nodiscard]] Read<Progress> finish(std::string_view bytes);

  std::size_t bytes_max_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t version_at_ = 0;
  State state_ = State::Start;
  RequestLine line_;
};

}  // namespace crm::http
