// What addresses and numbers are searched for by [entities §2.6].
#include "agent/typed_values.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace crm {
namespace {

struct Reachable {
  std::vector<carrier::Email> emails;
  std::vector<carrier::Phone> phones;
  std::string note;
};

}  // namespace

template <>
struct carrier::Description<Reachable> {
  static constexpr std::string_view kName = "Reachable";
  static constexpr auto kFields = Fields{Field{"Emails", &Reachable::emails, Use::Both, 0, ""},
                                         Field{"Phones", &Reachable::phones, Use::Both, 0, ""},
                                         Field{"Note", &Reachable::note, Use::Both, 0, ""}};
};

namespace agent {
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

TEST(TypedValues, AreMadeWhenToldAndNotKept) {
  Reachable entity;
  entity.phones.emplace_back().value = "1 2";
  entity.emails.emplace_back().value = "A@b";
  strip_typed(entity);
  EXPECT_EQ(entity.phones.front().stripped_value, "12");
  EXPECT_EQ(entity.emails.front().stripped_value, "a@b");
  keep_typed(entity);
  EXPECT_EQ(entity.phones.front().stripped_value, "");
  EXPECT_EQ(entity.emails.front().stripped_value, "");
  EXPECT_EQ(entity.phones.front().value, "1 2");
}

TEST(TypedValues, ThatSayNothingAreNone) {
  Reachable entity;
  entity.emails.resize(3);
  entity.emails[1].value = " ";
  entity.emails[2].description = "of nobody";
  entity.phones.resize(1);
  drop_blank(entity);
  ASSERT_EQ(entity.emails.size(), 1U);
  EXPECT_EQ(entity.emails.front().description, "of nobody");
  EXPECT_TRUE(entity.phones.empty());
}

}  // namespace
}  // namespace agent
}  // namespace crm
