// The request reader on any stream of bytes: whole, octet by octet and in slices that the input
// chooses, it must come to what the slow reference comes to, message by message.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "http/limits.h"
#include "tests/http/reading.h"
#include "tests/http/slices.h"

namespace {

using crm::http::Limits;
using crm::http::testing::Reading;

// So small that short inputs come to each of them.
constexpr Limits kTight{.request_line_bytes_max = 48,
                        .head_bytes_max = 192,
                        .fields_max = 6,
                        .body_bytes_max = 24,
                        .chunk_extension_bytes_max = 10,
                        .chunk_overhead_bytes_max = 40,
                        .trailer_bytes_max = 20};

void require_equal(const std::vector<Reading>& ours, const std::vector<Reading>& expected,
                   std::string_view how) {
  if (ours == expected) return;
  std::cerr << "read " << how << ":\n";
  for (const Reading& reading : ours) std::cerr << "  ours      " << reading << '\n';
  for (const Reading& reading : expected) std::cerr << "  reference " << reading << '\n';
  std::abort();
}

}  // namespace

// The first byte chooses limits and the slices' number; as many bytes give their sizes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Limits limits = (data[0] & 0x80U) != 0 ? kTight : Limits{};
  const std::size_t count = std::min<std::size_t>(data[0] & 0x0FU, size - 1);
  const std::vector<std::size_t> slices(data + 1, data + 1 + count);
  std::string_view stream;
  if (size > count + 1) {
    stream = {reinterpret_cast<const char*>(data) + count + 1, size - count - 1};
  }
  const auto expected = crm::http::testing::read_stream_by_reference(stream, limits);
  require_equal(crm::http::testing::read_stream(stream, {}, limits), expected, "at once");
  require_equal(crm::http::testing::read_stream(stream, slices, limits), expected, "in slices");
  if (stream.size() <= 512) {
    const std::vector<std::size_t> octets(stream.size(), 1);
    require_equal(crm::http::testing::read_stream(stream, octets, limits), expected,
                  "octet by octet");
  }
  return 0;
}
