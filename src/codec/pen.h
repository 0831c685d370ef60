// Puts many short texts behind each other. A row of an answer is some twenty of them, and to hand
// each to a string costs several times what it takes to copy it: so they are gathered in a little
// room, which goes to the string as one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace crm::codec {

// REQUIRES: the string outlives this, and nobody else touches it before lift().
class Pen {
 public:
  // What is longer goes to the string at once.
  static constexpr std::size_t kRoomBytes = 1024;

  explicit Pen(std::string& out) : out_(out) {}
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  [[gnu::always_inline]] void put(std::string_view text) {
    if (text.size() > room_left()) [[unlikely]] {
      put_slowly(text);
    } else {
      copy(end_, text.data(), text.size());
      end_ += text.size();
    }
  }

  // Lets write(place) write what it likes, up to `bytes_max`; it returns where that ends.
  // REQUIRES: bytes_max <= kRoomBytes.
  template <class Write>
  void put_with(std::size_t bytes_max, const Write& write) {
    if (bytes_max > room_left()) lift();
    end_ = write(end_);
  }

  // Everything that was put stands in the string then.
  void lift() {
    out_.append(room_.data(), static_cast<std::size_t>(end_ - room_.data()));
    end_ = room_.data();
  }

 private:
  [[nodiscard]] std::size_t room_left() const {
    return static_cast<std::size_t>(room_.data() + room_.size() - end_);
  }

  [[gnu::noinline]] void put_slowly(std::string_view text) {
    lift();
    if (text.size() > kRoomBytes) {
      out_.append(text);
    } else {
      std::memcpy(end_, text.data(), text.size());
      end_ += text.size();
    }
  }

  // Most are shorter than a call of memcpy is worth: their front and their end are copied in whole
  // words, which may overlap.
  static void copy(char* to, const char* from, std::size_t size) {
    if (size > 4 * sizeof(std::uint64_t)) {
      std::memcpy(to, from, size);
    } else if (size >= 2 * sizeof(std::uint64_t)) {
      copy_ends<std::uint64_t>(to, from, size - sizeof(std::uint64_t));
      copy_ends<std::uint64_t>(to + sizeof(std::uint64_t), from + sizeof(std::uint64_t),
                               size - sizeof(std::uint64_t));
    } else if (size >= sizeof(std::uint64_t)) {
      copy_ends<std::uint64_t>(to, from, size);
    } else if (size >= sizeof(std::uint32_t)) {
      copy_ends<std::uint32_t>(to, from, size);
    } else {
      for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
  }
  template <class Word>
  static void copy_ends(char* to, const char* from, std::size_t size) {
    Word front;
    Word end;
    std::memcpy(&front, from, sizeof(Word));
    std::memcpy(&end, from + size - sizeof(Word), sizeof(Word));
    std::memcpy(to, &front, sizeof(Word));
    std::memcpy(to + size - sizeof(Word), &end, sizeof(Word));
  }

  std::string& out_;
  std::array<char, kRoomBytes> room_;  // NOLINT(*-member-init): what is used is written before
  char* end_ = room_.data();
};

}  // namespace crm::codec
