#include "jose/numeric_date.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include <boost/json/serialize.hpp>

#include "tests/support/times.h"

namespace crm::jose {
namespace {

TEST(NumericDate, IsSecondsSince1970WithItsFractionCutOff) {
  EXPECT_EQ(instant_of(1300819380), instant("2011-03-22T18:43:00"));
  EXPECT_EQ(instant_of(1300819380.9), instant("2011-03-22T18:43:00"));
  EXPECT_EQ(instant_of(0), instant("1970-01-01T00:00:00"));
  EXPECT_EQ(instant_of(253402300799), instant("9999-12-31T23:59:59"));
}

TEST(NumericDate, IsNothingElse) {
  for (const boost::json::value& other :
       {boost::json::value("1300819380"), boost::json::value(nullptr), boost::json::value(true),
        boost::json::value(-1), boost::json::value(253402300800), boost::json::value(1e300),
        boost::json::value(-0.5), boost::json::value(std::numeric_limits<std::uint64_t>::max()),
        boost::json::value(std::numeric_limits<double>::quiet_NaN()),
        boost::json::value(std::numeric_limits<double>::infinity())}) {
    EXPECT_FALSE(instant_of(other)) << boost::json::serialize(other);
  }
}

}  // namespace
}  // namespace crm::jose
