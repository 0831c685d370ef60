// The body of a request that is not kept in memory: bytes come in, pieces of the body go out, and
// what has been read is not needed any more.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/chunk_reader.h"
#include "http/framing_fields.h"
#include "http/limits.h"
#include "http/refusal.h"

namespace crm::http {

class BodyFlow {
 public:
  // Of at most so many bytes. Of the heads of chunks there may be more in the same proportion.
  // REQUIRES: a sized body is not larger.
  BodyFlow(const HeadMeaning& meaning, const Limits& limits, std::size_t bytes_max);

  // Reads bytes that follow those of the last call: all of them, or up to the end of the message.
  // How they were cut makes no difference. REQUIRES: the last call answered More, or there was
  // none.
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // Once it is whole: how many bytes of the last call belong to the message.
  [[nodiscard]] std::size_t used() const { return used_; }

  // What has come of the body and nobody has taken.
  [[nodiscard]] std::size_t piece_bytes() const;
  [[nodiscard]] std::string take_piece();

 private:
  [[nodiscard]] Progress advance_sized(std::string_view bytes);

  bool is_chunked_;
  std::size_t missing_;  // of a sized body
  std::size_t used_ = 0;
  std::string piece_;  // of a sized body
  ChunkReader chunks_;
};

}  // namespace crm::http
