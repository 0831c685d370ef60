#include "domain/tenant_name.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

TEST(TenantName, IsItsNumberWithAtLeastFiveDigits) {
  EXPECT_EQ(tenant_name(TenantId{1}), "Cust00001");
  EXPECT_EQ(tenant_name(TenantId{12345}), "Cust12345");
  EXPECT_EQ(tenant_name(TenantId{2'147'483'647}), "Cust2147483647");
}

TEST(TenantName, IsReadInAnyCase) {
  EXPECT_EQ(parse_tenant_name("Cust00042"), TenantId{42});
  EXPECT_EQ(parse_tenant_name("CUST12345"), TenantId{12345});
  EXPECT_EQ(parse_tenant_name("cust123456"), TenantId{123456});
  EXPECT_EQ(parse_tenant_name("cUST2147483647"), TenantId{2'147'483'647});
}

TEST(TenantName, EachTenantHasOneNameOnly) {
  for (const char* other : {"Cust1", "Cust0001", "Cust000001", "Cust012345", "Cust0000000042"}) {
    EXPECT_EQ(parse_tenant_name(other), std::nullopt) << other;
  }
}

TEST(TenantName, WhatIsNotCustAndAPositiveInt32IsNone) {
  for (const char* none :
       {"", "Cust", "Cust00000", "Cust-0001", "Cust+0001", "Cust 0001", "Cust2147483648",
        "Cust99999999999999999999", "Cust12345x", "Cust12345 ", " Cust12345", "Cust1234\xD9\xA5",
        "Kust12345", "12345", "Cus12345", "Cust0x123"}) {
    EXPECT_EQ(parse_tenant_name(none), std::nullopt) << none;
  }
  EXPECT_EQ(parse_tenant_name(std::string_view("Cust12345\0", 10)), std::nullopt);
}

TEST(TenantName, WhatIsReadIsWhatWasWritten) {
  for (const std::int32_t number : {1, 9, 99'999, 100'000, 1'000'000, 2'147'483'647}) {
    EXPECT_EQ(parse_tenant_name(tenant_name(TenantId{number})), TenantId{number});
  }
}

}  // namespace
}  // namespace crm
