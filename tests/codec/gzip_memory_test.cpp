#include "codec/gzip_memory.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "codec/gzip.h"

namespace crm::codec {
namespace {

constexpr std::size_t kMuch = 8U * 1024 * 1024;

// All bodies of one length share a key, and all bodies share a shard.
std::uint32_t always_the_same(std::string_view /*bytes*/) { return 4; }

std::string compressed(const GzipMemory& memory, std::string body) {
  memory.compress(body);
  return body;
}

// Bodies of one length that differ, and hardly become shorter.
std::string body(char first) {
  std::mt19937 random(static_cast<unsigned char>(first));
  std::string all(4096, first);
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = static_cast<char>(random() & 0xFFU);
  return all;
}

TEST(GzipMemory, GivesWhatGzipGives) {
  const GzipMemory memory(kMuch);
  for (int turn = 0; turn < 3; ++turn) {
    for (const char first : {'a', 'b', 'c'}) {
      EXPECT_EQ(compressed(memory, body(first)), gzip(body(first)));
    }
    EXPECT_EQ(compressed(memory, ""), gzip(""));
  }
}

TEST(GzipMemory, CompressesABodyOnce) {
  const GzipMemory memory(kMuch);
  for (int turn = 0; turn < 5; ++turn) EXPECT_EQ(compressed(memory, body('a')), gzip(body('a')));
  const auto usage = memory.usage();
  EXPECT_EQ(usage.compressed, 1U);
  EXPECT_EQ(usage.found, 4U);
  EXPECT_EQ(usage.bodies, 1U);
  EXPECT_EQ(usage.bytes, body('a').size() + gzip(body('a')).size() + GzipMemory::kEntryBytes);
}

TEST(GzipMemory, KeepsTheRoomThatABodyHas) {
  const GzipMemory memory(kMuch);
  for (int turn = 0; turn < 2; ++turn) {
    std::string again = body('a');
    again.reserve(100'000);
    memory.compress(again);
    EXPECT_GE(again.capacity(), 100'000U);
  }
}

// Two bodies with one length and one check sum are told apart.
TEST(GzipMemory, GivesNobodyAnotherBodyWhateverTheCheckSum) {
  const GzipMemory memory(kMuch, always_the_same);
  for (int turn = 0; turn < 3; ++turn) {
    for (const char first : {'a', 'b', 'c'}) {
      EXPECT_EQ(gunzip(compressed(memory, body(first)), kMuch, kMuch), body(first)) << first;
    }
  }
  EXPECT_EQ(memory.usage().found, 0U);
  EXPECT_EQ(memory.usage().bodies, 1U);
  EXPECT_EQ(gunzip(compressed(memory, body('c')), kMuch, kMuch), body('c'));
  EXPECT_EQ(memory.usage().found, 1U);
}

TEST(GzipMemory, KeepsNoMoreThanItsLimit) {
  constexpr std::size_t kLimit = 100'000;
  const GzipMemory memory(kLimit);
  for (int first = 0; first < 256; ++first) {
    static_cast<void>(compressed(memory, body(static_cast<char>(first))));
    EXPECT_LE(memory.usage().bytes, kLimit);
  }
  EXPECT_GT(memory.usage().bodies, 0U);
}

TEST(GzipMemory, KeepsNothingThatIsTooLongForItOrAtALimitOfNothing) {
  const std::size_t needed = body('a').size() + gzip(body('a')).size() + GzipMemory::kEntryBytes;
  for (const auto& [limit, kept] : {std::pair{std::size_t{0}, 0U},
                                    {needed * GzipMemory::kShards - 1, 0U},
                                    {needed * GzipMemory::kShards, 1U}}) {
    const GzipMemory memory(limit);
    for (int turn = 0; turn < 2; ++turn) EXPECT_EQ(compressed(memory, body('a')), gzip(body('a')));
    EXPECT_EQ(memory.usage().bodies, kept) << limit;
  }
}

TEST(GzipMemory, LetsGoOfWhatWasUsedLongestAgo) {
  const std::vector<std::string> bodies{std::string(4000, 'a'), std::string(4001, 'b'),
                                        std::string(4002, 'c')};
  std::size_t needed = 0;
  for (const std::string& each : bodies) {
    needed += each.size() + gzip(each).size() + GzipMemory::kEntryBytes;
  }
  const GzipMemory memory((needed - 1) * GzipMemory::kShards, always_the_same);  // room for two
  static_cast<void>(compressed(memory, bodies[0]));
  static_cast<void>(compressed(memory, bodies[1]));
  static_cast<void>(compressed(memory, bodies[0]));
  static_cast<void>(compressed(memory, bodies[2]));  // lets go of the second
  EXPECT_EQ(memory.usage().bodies, 2U);
  EXPECT_EQ(memory.usage().found, 1U);
  static_cast<void>(compressed(memory, bodies[0]));
  static_cast<void>(compressed(memory, bodies[2]));
  EXPECT_EQ(memory.usage().found, 3U);
  EXPECT_EQ(compressed(memory, bodies[1]), gzip(bodies[1]));
  EXPECT_EQ(memory.usage().found, 3U);
}

TEST(GzipMemory, MayBeAskedByManyThreadsAtOnce) {
  const GzipMemory memory(100'000, always_the_same);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&memory] {
      for (int turn = 0; turn < 100; ++turn) {
        const std::string one(1000 + static_cast<std::size_t>(turn % 7), 'x');
        const std::string zipped = compressed(memory, one);
        EXPECT_EQ(gunzip(zipped, kMuch, kMuch), one);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(memory.usage().found + memory.usage().compressed, 400U);
}

}  // namespace
}  // namespace crm::codec
