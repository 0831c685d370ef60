#include "auth/authorization.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/auth/requests.h"

namespace crm::auth {
namespace {

struct Taken {
  std::string scheme;
  std::string value;

  bool operator==(const Taken&) const = default;
};

Taken taken(const std::string& field) {
  const Sent sent(field);
  const auto found = authorization_of(sent.request());
  if (!found || !*found) return {"none", ""};
  return {std::string((*found)->scheme), std::string((*found)->value)};
}

TEST(Authorization, IsASchemeAndWhatFollows) {
  EXPECT_EQ(taken("Basic YTpi"), (Taken{"Basic", "YTpi"}));
  EXPECT_EQ(taken("sotICKET    7T:a b "), (Taken{"sotICKET", "7T:a b"}));
}

TEST(Authorization, MayHaveNothingBehindTheScheme) {
  EXPECT_EQ(taken("Bearer"), (Taken{"Bearer", ""}));
  EXPECT_EQ(taken("Bearer "), (Taken{"Bearer", ""}));
  EXPECT_EQ(taken(""), (Taken{"", ""}));
}

TEST(Authorization, ATabDividesNothing) {
  EXPECT_EQ(taken("Bearer\t8A:x"), (Taken{"Bearer\t8A:x", ""}));
}

// Absent and empty are two things: only beside an absent one may a cookie say who calls.
TEST(Authorization, IsNoneWhereThereIsNoField) {
  const Sent sent(std::vector<Sent::NamedValue>{{"Host", "crm"}});
  const auto found = authorization_of(sent.request());
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->has_value());
}

TEST(Authorization, RefusesTwoFieldsAsABadRequestEvenWhenTheyAgree) {
  const Sent sent(std::vector<Sent::NamedValue>{
      {"authorization", basic("a:b")}, {"Host", "crm"}, {"AUTHORIZATION", basic("a:b")}});
  const auto found = authorization_of(sent.request());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::BadRequest);
}

}  // namespace
}  // namespace crm::auth
