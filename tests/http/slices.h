// Feeds bytes to the real reader the way a connection does: more and more of a message, at another
// place in memory each time, and then what lies behind it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/limits.h"
#include "http/request_reader.h"
#include "tests/http/reading.h"

namespace crm::http::testing {

// One connection. Every look() is given a fresh copy of the bytes, so that a view kept from an
// earlier one is found by the sanitizers.
class Feeder {
 public:
  explicit Feeder(const Limits& limits) : reader_(limits) {}

  // More of the stream has arrived; what the message at its front comes to now.
  Reading arrive(std::string_view more);

  // The message at the front is done with: forget it, and look at what lies behind it.
  // REQUIRES: the last reading was Whole.
  Reading next();

  // The sentence of the last refusal.
  [[nodiscard]] std::string_view detail() const { return detail_; }

 private:
  Reading look();

  RequestReader reader_;
  std::string bytes_;
  std::size_t consumed_ = 0;
  std::string_view detail_;
};

// The whole at once.
[[nodiscard]] Reading read_whole(std::string_view bytes, const Limits& limits);

// The first `cut` bytes, then all.
[[nodiscard]] Reading read_cut(std::string_view bytes, std::size_t cut, const Limits& limits);

// All messages of a stream that arrives in slices of these sizes (the rest in one), up to and with
// the first that is not whole.
[[nodiscard]] std::vector<Reading> read_stream(std::string_view bytes,
                                               std::span<const std::size_t> slices,
                                               const Limits& limits);

// The same by the reference.
[[nodiscard]] std::vector<Reading> read_stream_by_reference(std::string_view bytes,
                                                            const Limits& limits);

}  // namespace crm::http::testing
