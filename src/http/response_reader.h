// Reads the answer to a request of our own: whole, and within bounds. As strict as the reader of
// requests, though whoever answers was chosen by the settings: over plain HTTP it may be another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/chunk_reader.h"
#include "http/field_lines.h"
#include "http/limits.h"
#include "http/refusal.h"

namespace crm::http {

// Of one answer on a connection that ends behind it. The bytes given are always all that have come
// so far. Refusals carry no status that means anything: nobody is answered.
class ResponseReader {
 public:
  explicit ResponseReader(const Limits& limits) : limits_(limits), chunks_(limits) {}

  // Goes on where the last call stopped. REQUIRES: the last call answered More, or there was none.
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // Nothing more will come: that ends an answer that says neither its size nor its chunks.
  [[nodiscard]] Read<Progress> end(std::string_view bytes);

  // Once it is whole.
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] std::string_view body(std::string_view bytes) const;

 private:
  enum class State : std::uint8_t { StatusLine, Fields, Sized, Chunked, UntilEnd, Whole };

  [[nodiscard]] Read<Progress> advance_line(std::string_view bytes);
  [[nodiscard]] Read<Progress> advance_fields(std::string_view bytes);
  [[nodiscard]] Read<Progress> judge_fields();
  [[nodiscard]] Read<Progress> advance_body(std::string_view bytes);

  Limits limits_;
  State state_ = State::StatusLine;
  int status_ = 0;
  FieldLines fields_{0, 0, 0};  // begun once the first line is whole
  ChunkReader chunks_;
  std::size_t lengths_ = 0;  // how many Content-Length fields there were, and of the other
  std::size_t codings_ = 0;
  std::string length_;
  std::string coding_;
  std::size_t body_at_ = 0;
  std::size_t body_bytes_ = 0;
};

}  // namespace crm::http
