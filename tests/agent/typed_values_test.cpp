#include "agent/typed_values.h"

#include <gtest/gtest.h>

#include "carrier/person_entity.h"

namespace crm::agent {
namespace {

TEST(TypedValues, PhonesAreSearchedForByTheirDigits) {
  EXPECT_EQ(stripped_phone("+47 (22) 51-80 00"), "+4722518000");
  EXPECT_EQ(stripped_phone("00 47/1"), "00471");
  EXPECT_EQ(stripped_phone("(+47) 1+2"), "+4712");
  EXPECT_EQ(stripped_phone("ext."), "");
}

TEST(TypedValues, AreMadeWhenToldAndNotKept) {
  carrier::PersonEntity entity;
  entity.mobile_phones.emplace_back().value = "1 2";
  entity.emails.emplace_back().value = "A@b";
  strip_typed(entity);
  EXPECT_EQ(entity.mobile_phones.front().stripped_value, "12");
  EXPECT_EQ(entity.emails.front().stripped_value, "A@b");
  keep_typed(entity);
  EXPECT_EQ(entity.mobile_phones.front().stripped_value, "");
  EXPECT_EQ(entity.emails.front().stripped_value, "");
  EXPECT_EQ(entity.mobile_phones.front().value, "1 2");
}

}  // namespace
}  // namespace crm::agent
