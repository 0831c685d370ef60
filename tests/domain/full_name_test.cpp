#include "domain/full_name.h"

#include <gtest/gtest.h>

#include <string>

namespace crm {
namespace {

std::string name_of(std::string first, std::string middle, std::string last) {
  return full_name({.first_name = first, .last_name = last, .middle_name = middle});
}

TEST(FullName, HasABlankBetweenThePartsThatThereAre) {
  EXPECT_EQ(name_of("Vincent", "van", "Gogh"), "Vincent van Gogh");
  EXPECT_EQ(name_of("Ada", "", "Lund"), "Ada Lund");
  EXPECT_EQ(name_of("", "van", "Gogh"), "van Gogh");
  EXPECT_EQ(name_of("Ada", "", ""), "Ada");
  EXPECT_EQ(name_of("", "", ""), "");
}

}  // namespace
}  // namespace crm
