#include "tests/http/cases.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

#include "tests/http/reading.h"
#include "tests/http/reference_reader.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

// The places at which a long case is cut: all of its last kilobyte, some of the rest.
bool is_tried(std::size_t cut, std::size_t size) {
  return size <= 4096 || cut + 1024 >= size || cut <= 64 || cut % 97 == 0;
}

void expect_reading(const Case& one, const Limits& limits) {
  Feeder at_once(limits);
  const Reading whole = at_once.arrive(one.bytes);
  EXPECT_EQ(summary(whole), one.expected) << at_once.detail();

  for (std::size_t cut = 0; cut <= one.bytes.size(); ++cut) {
    if (!is_tried(cut, one.bytes.size())) continue;
    ASSERT_EQ(read_cut(one.bytes, cut, limits), whole) << "cut at " << cut;
  }

  // Octet by octet, each prefix has the one right answer, and the last answer stays.
  Feeder slowly(limits);
  Reading reading;
  std::size_t fed = 0;
  for (std::size_t size = 1; size <= one.bytes.size(); ++size) {
    if (!is_tried(size, one.bytes.size())) continue;
    reading = slowly.arrive(std::string_view(one.bytes).substr(fed, size - fed));
    fed = size;
    ASSERT_EQ(reading, read_by_reference(std::string_view(one.bytes).substr(0, size), limits))
        << "after " << size << " octets";
    if (reading.kind == Reading::Kind::Refused) {
      EXPECT_EQ(slowly.detail(), at_once.detail());
    }
  }
  EXPECT_EQ(reading, whole);
}

}  // namespace

void expect_readings(std::span<const Case> cases, const Limits& limits) {
  ASSERT_FALSE(cases.empty());
  for (const Case& one : cases) {
    SCOPED_TRACE(one.sentence);
    expect_reading(one, limits);
  }
}

std::string get_with(std::string_view field_lines) {
  return "GET / HTTP/1.1\r\nHost: h\r\n" + std::string(field_lines) + "\r\n";
}

std::string post_chunks(std::string_view chunks) {
  return "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}

}  // namespace crm::http::testing
