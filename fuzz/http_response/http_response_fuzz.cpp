// The answer to a request of our own: however the bytes are cut it is the same, within its bounds,
// and a body that announced its size has that size.
#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "http/response_reader.h"

namespace {

using crm::http::Progress;

constexpr crm::http::Limits kLimits{.head_bytes_max = 512, .fields_max = 8, .body_bytes_max = 256};

void require(bool holds) {
  if (!holds) std::abort();
}

struct Read {
  int status = 0;
  std::string body;

  bool operator==(const Read&) const = default;
};

template <class NextStep>
std::optional<Read> read(std::string_view bytes, NextStep next_step) {
  crm::http::ResponseReader reader(kLimits);
  for (std::size_t end = 0;;) {
    end = std::min(bytes.size(), end + next_step());
    const std::string_view come = bytes.substr(0, end);
    auto progress = reader.advance(come);
    if (progress && *progress == Progress::More && end == bytes.size()) progress = reader.end(come);
    if (!progress) {
      require(!progress.error().detail.empty());
      return std::nullopt;
    }
    if (*progress == Progress::Whole) return Read{reader.status(), std::string(reader.body(come))};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider fuzzed(data, size);
  const auto cut = fuzzed.ConsumeIntegralInRange<std::size_t>(1, 40);
  const std::string bytes = fuzzed.ConsumeRemainingBytesAsString();
  const auto whole = read(bytes, [&] { return bytes.size() + 1; });
  require(read(bytes, [&] { return cut; }) == whole);
  require(read(bytes, [] { return std::size_t{1}; }) == whole);
  if (!whole) return 0;
  require(whole->status >= 200 && whole->status <= 999);
  require(whole->body.size() <= kLimits.body_bytes_max);
  // Read again with its size said it is the same.
  const std::string again = "HTTP/1.1 " + std::to_string(whole->status) +
                            " OK\r\nContent-Length: " + std::to_string(whole->body.size()) +
                            "\r\n\r\n" + whole->body;
  require(read(again, [&] { return again.size(); }) == whole);
  return 0;
}
