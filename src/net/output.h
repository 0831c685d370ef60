// The answers of one connection that have not been sent yet, in order. Heads lie in one text that
// is used again and again, bodies stay where the handler wrote them: both go out in one gather
// write.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "http/message.h"
#include "net/buffer_pool.h"
#include "net/sockets.h"

namespace crm::net {

class Output {
 public:
  // Sent bodies go back to `spent`, which outlives this.
  explicit Output(BufferPool& spent);

  void add(http::Response response, http::Framing framing, std::string_view date);

  // The body of the answer that was added last, where it is to be read from somewhere: add_piece()
  // adds it. Until it has been taken nothing else is to be added. Null: there is none.
  [[nodiscard]] bool has_stored() const { return stored_ != nullptr; }
  [[nodiscard]] std::shared_ptr<const ByteSource> take_stored() {
    return std::exchange(stored_, nullptr);
  }
  void add_piece(std::string piece);

  // Bytes that are no answer yet: 100 Continue.
  void add_interim(std::string_view text);

  [[nodiscard]] bool empty() const { return bytes_ == 0; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }           // not sent yet
  [[nodiscard]] std::size_t answers() const { return parts_.size(); }  // since it was empty

  // What to write next, not all of it if there is much. Valid until this changes.
  // REQUIRES: not empty.
  [[nodiscard]] std::span<const asio::const_buffer> next();

  // So many of these bytes have been taken. When the last one is, memory that has grown is freed.
  void sent(std::size_t bytes);

  // Whether the client has a part of an answer, and not the rest.
  [[nodiscard]] bool cut_short() const { return part_sent_ > 0; }

  // Forgets everything.
  void clear();

 private:
  struct Part {
    std::size_t head_end = 0;  // in heads_; it begins where the part before ends
    std::string body;
    std::string_view fixed;  // instead of it

    [[nodiscard]] std::string_view content() const { return fixed.empty() ? body : fixed; }
  };

  BufferPool& spent_;
  std::string heads_;
  std::vector<Part> parts_;
  std::shared_ptr<const ByteSource> stored_;
  std::vector<asio::const_buffer> gathered_;
  std::size_t bytes_ = 0;
  std::size_t part_ = 0;       // the first that is not wholly sent
  std::size_t part_sent_ = 0;  // how much of it is
};

}  // namespace crm::net
