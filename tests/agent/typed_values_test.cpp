// What addresses and numbers are searched for by [entities §2.6].
#include "agent/typed_values.h"

#include <gtest/gtest.h>

namespace crm::agent {
namespace {

TEST(TypedValues, OfPhonesAreDigitsBehindAPlus) {
  EXPECT_EQ(stripped_phone("+47 (22) 33-44 x5"), "+472233445");
  EXPECT_EQ(stripped_phone("22 33 + 44"), "223344");
  EXPECT_EQ(stripped_phone("none"), "");
}

TEST(TypedValues, OfMailAreInSmallLetters) {
  EXPECT_EQ(stripped_email(" Ada@Acme.Example "), "ada@acme.example");
}

TEST(TypedValues, OfTheWebAreWithoutSchemeAndLastSlash) {
  EXPECT_EQ(stripped_url("HTTPS://Acme.example/"), "acme.example");
  EXPECT_EQ(stripped_url("acme.example/en/"), "acme.example/en");
  EXPECT_EQ(stripped_url("/"), "");
}

}  // namespace
}  // namespace crm::agent
