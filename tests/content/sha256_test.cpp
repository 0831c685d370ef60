#include "content/sha256.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::content {
namespace {

// [fips 180-4, example 1]
constexpr std::string_view kOfAbc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256, IsThatOfAllPieces) {
  RunningSha256 hash;
  hash.add("a");
  hash.add("");
  hash.add("bc");
  EXPECT_EQ(hexadecimal(hash.finish()), kOfAbc);
}

TEST(Sha256, IsReadAsItIsWritten) {
  const auto hash = parse_sha256(kOfAbc);
  ASSERT_TRUE(hash);
  EXPECT_EQ(hexadecimal(*hash), kOfAbc);
}

TEST(Sha256, HasOneSpelling) {
  std::string capital(kOfAbc);
  capital.front() = 'B';
  EXPECT_FALSE(parse_sha256(capital));
  EXPECT_FALSE(parse_sha256(kOfAbc.substr(1)));
  EXPECT_FALSE(parse_sha256(std::string(kOfAbc) + "0"));
  EXPECT_FALSE(parse_sha256(std::string(63, 'a') + "g"));
  EXPECT_FALSE(parse_sha256(""));
}

}  // namespace
}  // namespace crm::content
