#include "codec/gzip.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

namespace crm::codec {
namespace {

constexpr std::size_t kMuch = 1'000'000;

ErrorKind refusal(std::string_view zipped, std::size_t bytes_max = kMuch,
                  std::size_t ratio_max = kMuch) {
  const auto inflated = gunzip(zipped, bytes_max, ratio_max);
  EXPECT_FALSE(inflated);
  return inflated ? ErrorKind::Internal : inflated.error().kind;
}

TEST(Gzip, BringsBackWhatItCompressed) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    const auto inflated = gunzip(gzip(bytes), kMuch, kMuch);
    RC_ASSERT(inflated);
    RC_ASSERT(*inflated == bytes);
  }));
}

TEST(Gzip, CompressesTheSameBytesToTheSameBytes) {
  const std::string rows(10'000, 'r');
  EXPECT_EQ(gzip(rows), gzip(rows));
  EXPECT_LT(gzip(rows).size(), 200U);
  EXPECT_EQ(gzip(rows).substr(0, 3), "\x1F\x8B\x08");
}

TEST(Gzip, ReadsSeveralMembersAsOne) {
  EXPECT_EQ(gunzip(gzip("{") + gzip("") + gzip("}"), kMuch, kMuch), "{}");
}

TEST(Gzip, RefusesWhateverIsNotGzipToItsEnd) {
  const std::string zipped = gzip("{\"ActionType\":1}");
  for (std::size_t length = 0; length < zipped.size(); ++length) {
    EXPECT_EQ(refusal(zipped.substr(0, length)), ErrorKind::BadRequest) << length;
  }
  EXPECT_EQ(refusal(zipped + "x"), ErrorKind::BadRequest);
  EXPECT_EQ(refusal(zipped + std::string(8, '\0')), ErrorKind::BadRequest);
  EXPECT_EQ(refusal(zipped + zipped.substr(0, 10)), ErrorKind::BadRequest);
  EXPECT_EQ(refusal("{\"ActionType\":1}"), ErrorKind::BadRequest);
}

TEST(Gzip, ChecksSumAndLength) {
  const std::string zipped = gzip("{\"ActionType\":1}");
  for (std::size_t at = zipped.size() - 8; at < zipped.size(); ++at) {
    std::string flipped = zipped;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_EQ(refusal(flipped), ErrorKind::BadRequest) << at;
  }
}

TEST(Gzip, InflatesToTheLimitAndNotBeyond) {
  const std::string body = "0123456789";
  EXPECT_EQ(gunzip(gzip(body), 10, kMuch), body);
  EXPECT_EQ(refusal(gzip(body), 9), ErrorKind::PayloadTooLarge);
  EXPECT_EQ(refusal(gzip(body) + gzip("x"), 10), ErrorKind::PayloadTooLarge);
  EXPECT_EQ(gunzip(gzip(body) + gzip(""), 10, kMuch), body);
}

TEST(Gzip, InflatesToTheRatioAndNotBeyond) {
  const std::string zipped = gzip(std::string(100'000, ' '));
  const std::size_t ratio = 100'000 / zipped.size() + 1;
  EXPECT_TRUE(gunzip(zipped, kMuch, ratio));
  EXPECT_EQ(refusal(zipped, kMuch, ratio - 1), ErrorKind::PayloadTooLarge);
}

}  // namespace
}  // namespace crm::codec
