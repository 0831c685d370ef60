// Texts that lie in memory as a file does, which the kernel can send to a socket without copying
// them: for what is sent again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace crm {

// A text that never changes while anybody holds it, in memory and in an open file alike.
struct KeptText {
  std::string_view text;
  int file = -1;             // its descriptor,
  std::uint64_t offset = 0;  // and where in it the text begins
};

// Texts are added and never taken away: the file, which has no name, is gone with the last holder
// of one of them. Nothing in it is ever written twice, so that what a socket has of a page and has
// not sent yet stays as it was, whatever becomes of the file.
class MemoryFile : public std::enable_shared_from_this<MemoryFile> {
 public:
  // With room for so many bytes, which take memory as they are filled, 2 MiB at a time where there
  // is room for that. Errors: Unavailable where the system gives no such file.
  [[nodiscard]] static Result<std::shared_ptr<MemoryFile>> open(std::size_t bytes_max);

  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  // A copy of the text, which keeps this file; null where it has no room left, or the system no
  // memory. By one thread at a time; who holds a text may be another.
  [[nodiscard]] std::shared_ptr<const KeptText> add(std::string_view text);

  // What a text of that length takes: it has its pages for itself, as a text that begins within one
  // takes the kernel several times as long to send [adr 29].
  [[nodiscard]] static std::size_t bytes_for(std::size_t text_bytes);

 private:
  MemoryFile() = default;

  // False where the system gives no memory: then nothing may be written there.
  [[nodiscard]] bool take_large_pages(std::size_t until);

  int file_ = -1;
  char* mapped_ = nullptr;  // never written by way of it
  std::size_t bytes_max_ = 0;
  std::size_t bytes_ = 0;
  std::size_t taken_ = 0;  // up to where large pages have been asked for
};

}  // namespace crm
