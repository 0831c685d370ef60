#include "base/byte_source.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace crm {
namespace {

TEST(MemoryBytes, AreReadFromAnyPlaceToTheEnd) {
  const std::string text = "0123456789";
  const MemoryBytes bytes(text);
  std::array<char, 4> piece{};

  EXPECT_EQ(bytes.size(), 10U);
  EXPECT_EQ(bytes.read(3, piece), 4U);
  EXPECT_EQ(std::string(piece.begin(), piece.end()), "3456");
  EXPECT_EQ(bytes.read(8, piece), 2U);
  EXPECT_EQ(std::string(piece.begin(), piece.end()), "8956");
  EXPECT_EQ(bytes.read(10, piece), 0U);
}

}  // namespace
}  // namespace crm
