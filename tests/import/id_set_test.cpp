#include "import/id_set.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace crm::import {
namespace {

constexpr std::int32_t kGreatest = std::numeric_limits<std::int32_t>::max();

TEST(IdSet, TellsWhetherAnIdIsNew) {
  IdSet ids;
  EXPECT_TRUE(ids.insert(1));
  EXPECT_FALSE(ids.insert(1));
  EXPECT_TRUE(ids.insert(kGreatest));
  EXPECT_TRUE(ids.has(1));
  EXPECT_TRUE(ids.has(kGreatest));
  EXPECT_FALSE(ids.has(2));
  EXPECT_FALSE(ids.has(1 + 1024));
}

TEST(IdSet, TellsWhetherAnErasedIdWasThere) {
  IdSet ids;
  ids.insert(70);
  EXPECT_TRUE(ids.erase(70));
  EXPECT_FALSE(ids.erase(70));
  EXPECT_FALSE(ids.erase(5000));
  EXPECT_FALSE(ids.has(70));
}

TEST(IdMap, FindsWhatWasAddedInAnyOrder) {
  IdMap map;
  map.add(9, 90);
  map.add(3, 30);
  map.seal();
  EXPECT_EQ(map.find(3), 30);
  EXPECT_EQ(map.find(9), 90);
  EXPECT_EQ(map.find(4), std::nullopt);
}

}  // namespace
}  // namespace crm::import
