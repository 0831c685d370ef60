// Joins the chunks of a body. Extensions and trailers are read strictly, counted and thrown away:
// a trailer that became a header could sign somebody in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/chunk_head.h"
#include "http/field_lines.h"
#include "http/limits.h"
#include "http/refusal.h"

namespace crm::http {

class ChunkReader {
 public:
  explicit ChunkReader(const Limits& limits) : limits_(limits) {}

  // A body whose first chunk begins at `at`.
  void begin(std::size_t at);

  // Goes on where the last call stopped. What a line says is judged at its end, so how the bytes
  // were cut makes no difference.
  // REQUIRES: the last call answered More, or was begin().
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // What the chunks have held so far and nobody has taken. Valid until advance() or forget().
  [[nodiscard]] std::string_view body() const { return body_; }
  // Behind the last byte of the message, once it is whole.
  [[nodiscard]] std::size_t end() const { return at_; }

  // For bodies that are never in memory whole. All bytes of the last advance() have been read:
  // those of the next one follow them, instead of having them in front.
  // REQUIRES: it answered More.
  void drop(std::size_t bytes);
  // Takes what body() holds out of it.
  [[nodiscard]] std::string take();

  // Empties the body, and keeps its memory unless that is much.
  void forget();

 private:
  enum class State : std::uint8_t { Head, Data, DataCr, DataLf, Trailers };

  [[nodiscard]] Read<Progress> judge_head();
  [[nodiscard]] Read<Progress> advance_trailers(std::string_view bytes);

  Limits limits_;
  std::size_t at_ = 0;
  State state_ = State::Head;
  ChunkHead head_{0, 0};
  std::size_t missing_ = 0;         // bytes of this chunk's data that are still to come
  std::size_t overhead_bytes_ = 0;  // of all chunk heads
  FieldLines trailers_{0, 0, 0};
  std::string body_;
  std::size_t taken_bytes_ = 0;  // of the body
};

}  // namespace crm::http
