// Reading runs on every request: once a connection has seen a message, reading the next one like it
// takes no memory.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <variant>

#include "http/request_reader.h"
#include "tests/http/allocations.h"
#include "tests/http/cases.h"

#ifndef CRM_SANITIZED  // there nothing counts them

namespace crm::http::testing {
namespace {

std::size_t allocations_of_the_second(const std::string& bytes) {
  RequestReader reader{Limits{}};
  std::size_t before = 0;
  for (int i = 0; i < 2; ++i) {
    before = allocations_so_far();
    EXPECT_TRUE(std::holds_alternative<RequestReader::Whole>(reader.look(bytes)));
    EXPECT_EQ(reader.request(bytes).authority, "h");
    reader.next();
  }
  return allocations_so_far() - before;
}

TEST(RequestReader, TakesNoMemoryForTheSecondRequest) {
  EXPECT_EQ(allocations_of_the_second(get_with("Accept: */*\r\nCookie: a=b\r\n")), 0U);
  EXPECT_EQ(
      allocations_of_the_second("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"), 0U);
  const std::string chunk = "400\r\n" + std::string(1024, 'x') + "\r\n";
  EXPECT_EQ(allocations_of_the_second(post_chunks(chunk + chunk + "0\r\n\r\n")), 0U);
}

}  // namespace
}  // namespace crm::http::testing

#endif
