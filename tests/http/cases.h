// A table of raw bytes and what they come to. Each case is read whole, cut in two at every byte,
// octet by octet, and by the reference: all must agree with the table.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "http/limits.h"

namespace crm::http::testing {

struct Case {
  std::string sentence;  // what it shows
  std::string bytes;
  std::string expected;  // as summary() writes it
};

// Fails the running test for each case that does not come out as it should.
void expect_readings(std::span<const Case> cases, const Limits& limits = {});

// The cases of a table with the same fields around them, for tables of one line of a head:
// GET / HTTP/1.1, Host: h, and these.
[[nodiscard]] std::string get_with(std::string_view field_lines);

// POST / HTTP/1.1, Host: h, Transfer-Encoding: chunked, and these bytes as its body.
[[nodiscard]] std::string post_chunks(std::string_view chunks);

}  // namespace crm::http::testing
