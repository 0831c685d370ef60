#include "auth/signed_system_token.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/times.h"

namespace crm::auth {
namespace {

TEST(SignedSystemToken, IsReadFromTheRight) {
  const auto token = parse_signed_system_token("My App 2.0-a1B2c3D4e5.202601311530.Qm9ndXM=");
  ASSERT_TRUE(token);
  EXPECT_EQ(token->system_token, "My App 2.0-a1B2c3D4e5");
  EXPECT_EQ(token->at, instant("2026-01-31T15:30:00"));
  EXPECT_EQ(token->signed_part, "My App 2.0-a1B2c3D4e5.202601311530");
  EXPECT_EQ(token->signature, "Qm9ndXM=");
}

TEST(SignedSystemToken, IsNothingElse) {
  for (const char* const text :
       {"", ".", "..", "App.Qm9ndXM=", "App.202601311530.",
        ".202601311530.Qm9ndXM=", "App.20260131153.Qm9ndXM=", "App.2026013115300.Qm9ndXM=",
        "App.202613311530.Qm9ndXM=", "App.202602301530.Qm9ndXM=", "App.202601312530.Qm9ndXM=",
        "App.2026-1311530.Qm9ndXM=", "App.202601311530.Qm9n.dXM="}) {
    EXPECT_FALSE(parse_signed_system_token(text)) << text;
  }
}

TEST(SignedSystemToken, IsTimelyTenMinutesEitherWay) {
  const auto token = parse_signed_system_token("App.202601311530.Qm9ndXM=").value();
  EXPECT_TRUE(is_timely(token, instant("2026-01-31T15:20:00")));
  EXPECT_TRUE(is_timely(token, instant("2026-01-31T15:40:00")));
  EXPECT_FALSE(is_timely(token, instant("2026-01-31T15:19:59.9999999")));
  EXPECT_FALSE(is_timely(token, instant("2026-01-31T15:40:00.0000001")));
}

}  // namespace
}  // namespace crm::auth
