#include "net/buffer_pool.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace crm::net {
namespace {

TEST(BufferPool, HandsOutWhatItWasGivenEmptied) {
  BufferPool pool;
  pool.give(std::string(5000, 'x'));

  const std::string buffer = pool.take();

  EXPECT_TRUE(buffer.empty());
  EXPECT_GE(buffer.capacity(), 5000U);
}

TEST(BufferPool, DoesNotKeepWhatIsTooLarge) {
  BufferPool pool;
  pool.give(std::string(BufferPool::kBufferBytesMax + 1, 'x'));

  EXPECT_LT(pool.take().capacity(), 100U);
}

TEST(BufferPool, DoesNotKeepMoreThanItsShare) {
  BufferPool pool;
  for (std::size_t i = 0; i < 2 * BufferPool::kBuffersMax; ++i) pool.give(std::string(5000, 'x'));

  std::size_t kept = 0;
  while (pool.take().capacity() >= 5000) ++kept;

  EXPECT_EQ(kept, BufferPool::kBuffersMax);
}

}  // namespace
}  // namespace crm::net
