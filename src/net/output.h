// The answers of one connection that have not been sent yet, in order. Heads lie in one text that
// is used again and again, bodies stay where the handler wrote them: both go out in one gather
// write, but for long bodies that lie in a file, which the kernel takes from there.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/memory_file.h"
#include "http/message.h"
#include "net/buffer_pool.h"
#include "net/sockets.h"

namespace crm::net {

class Output {
 public:
  enum class Sends {
    Bytes,  // all that there is, as TLS needs it
    Files,  // what is worth it straight from a file
  };

  // A body in a file that is shorter than this is copied, as others are [adr 29].
  static constexpr std::size_t kFileBytesMin = 8000;

  // Sent bodies go back to `spent`, which outlives this.
  Output(BufferPool& spent, Sends sends);

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
  struct Next {
    std::span<const asio::const_buffer> bytes;
    // Behind them, or instead of them where there are none: what is left of a body in a file.
    const KeptText* file = nullptr;
    std::size_t file_sent = 0;
  };
  // REQUIRES: not empty.
  [[nodiscard]] Next next();

  // So many of these bytes have been taken. When the last one is, memory that has grown is freed.
  void sent(std::size_t bytes);

  // Whether the client has a part of an answer, and not the rest.
  [[nodiscard]] bool cut_short() const { return part_sent_ > 0; }

  // Forgets everything.
  void clear();

  // Memory held besides bodies.
  [[nodiscard]] std::size_t held_bytes() const {
    return heads_.capacity() + parts_.capacity() * sizeof(Part) +
           gathered_.capacity() * sizeof(asio::const_buffer);
  }

 private:
  struct Part {
    std::size_t head_end = 0;  // in heads_; it begins where the part before ends
    std::string body;
    std::string_view fixed;                // instead of it
    std::shared_ptr<const KeptText> kept;  // instead of both

    [[nodiscard]] std::string_view content() const {
      if (kept) return kept->text;
      return fixed.empty() ? body : fixed;
    }
  };

  [[nodiscard]] bool from_file(const Part& part) const {
    return sends_ == Sends::Files && part.kept && part.kept->text.size() >= kFileBytesMin;
  }

  BufferPool& spent_;
  const Sends sends_;
  std::string heads_;
  std::vector<Part> parts_;
  std::shared_ptr<const ByteSource> stored_;
  std::vector<asio::const_buffer> gathered_;
  std::size_t bytes_ = 0;
  std::size_t part_ = 0;       // the first that is not wholly sent
  std::size_t part_sent_ = 0;  // how much of it is
};

}  // namespace crm::net
