// The line in front of the data of a chunk: its size, and maybe extensions, which mean nothing to
// us [rfc 9112]. No blanks anywhere: the grammar lets a reader forgive them, writers never write
// them, and readers that differ over them are how requests are smuggled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/refusal.h"

namespace crm::http {

class ChunkHead {
 public:
  // A line that begins at `at`.
  explicit ChunkHead(std::size_t at, std::size_t extension_bytes_max)
      : begin_(at), at_(at), extension_bytes_max_(extension_bytes_max) {}

  // Goes on where the last call stopped, octet by octet.
  // REQUIRES: the last call answered More, or there was none.
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // The first so many bytes, all read, are not in front of those that are given next.
  void drop(std::size_t bytes);

  // Once it is whole: the size of the data, the place behind the line, the length of the line.
  [[nodiscard]] std::size_t data_bytes() const { return data_bytes_; }
  [[nodiscard]] std::size_t end() const { return at_; }
  [[nodiscard]] std::size_t line_bytes() const { return at_ - begin_; }

 private:
  enum class State : std::uint8_t {
    Size,
    NameStart,  // behind ';'
    Name,
    ValueStart,  // behind '='
    Value,
    Quoted,
    Escaped,      // behind a backslash in quotes
    QuotedValue,  // behind the closing quote
    Lf,
    Broken,
  };

  // What one octet leads to, of the size and of an extension.
  [[nodiscard]] State behind_size(char c);
  [[nodiscard]] State behind_extension(char c) const;

  std::size_t begin_;
  std::size_t at_;
  std::size_t extension_bytes_max_;
  std::size_t extension_at_ = 0;
  std::size_t data_bytes_ = 0;
  State state_ = State::Size;
};

}  // namespace crm::http
