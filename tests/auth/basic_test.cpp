#include "auth/basic.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "auth/authorization.h"
#include "base/text.h"
#include "tests/auth/requests.h"

namespace crm::auth {
namespace {

Result<BasicCredential> read(const std::string& authorization) {
  const Sent sent(authorization);
  const auto taken = authorization_of(sent.request());
  if (!taken || !*taken || !equals_ignoring_case((*taken)->scheme, "Basic")) {
    return refuse_sign_in();
  }
  return BasicCredential::of((*taken)->value);
}

std::string password_of(const BasicCredential& credential) {
  const auto password = credential.password();
  return password ? std::string(password->view()) : "(none)";
}

void expect_refused(const std::string& authorization) {
  const auto credential = read(authorization);
  ASSERT_FALSE(credential) << authorization;
  EXPECT_EQ(credential.error(), (Error{ErrorKind::Unauthenticated, std::string(kSignInRefused)}))
      << authorization;
}

TEST(Basic, ReadsTheCredentialOfTheEndpointsPage) {
  const auto credential = read("Basic dGplMDpUamUw");
  ASSERT_TRUE(credential);
  EXPECT_EQ(credential->user(), "tje0");
  EXPECT_EQ(password_of(*credential), "Tje0");
}

TEST(Basic, TakesTheSchemeInAnyCaseAndBlanksBehindIt) {
  for (const auto* scheme : {"Basic ", "basic ", "BASIC ", "bAsIc    "}) {
    EXPECT_TRUE(read(scheme + base64("a:b"))) << scheme;
  }
}

TEST(Basic, IsWrittenAsClientsWriteIt) {
  for (const std::string& text : {std::string(), std::string("a:b"), std::string("a:bc"),
                                  std::string("tje0:Tje0"), std::string(Secret::kBytesMax, 'x')}) {
    EXPECT_EQ(basic_value_of(text).view(), base64(text)) << text.size();
  }
  EXPECT_EQ(base64(std::string(Secret::kBytesMax, 'x')).size(), kBasicValueBytesMax);
}

TEST(Basic, TakesBase64WithAndWithoutPadding) {
  for (const auto* text : {"a:b", "a:bc", "a:bcd"}) {
    const auto padded = read("Basic " + base64(text));
    const auto bare = read("Basic " + base64(text, sodium_base64_VARIANT_ORIGINAL_NO_PADDING));
    ASSERT_TRUE(padded && bare) << text;
    EXPECT_EQ(padded->bytes(), text);
    EXPECT_EQ(bare->bytes(), text);
  }
}

TEST(Basic, SplitsAtTheFirstColon) {
  const auto credential = read(basic("user:pass:word:"));
  ASSERT_TRUE(credential);
  EXPECT_EQ(credential->user(), "user");
  EXPECT_EQ(password_of(*credential), "pass:word:");
}

TEST(Basic, TakesAnEmptyPasswordAndAnEmptyName) {
  EXPECT_EQ(password_of(*read(basic("ADM0:"))), "");
  EXPECT_EQ(read(basic(":secret"))->user(), "");
}

TEST(Basic, TakesNameAndPasswordAsUtf8OrElseLatin1EachForItself) {
  const auto utf8 = read(basic("bj\xC3\xB8rn:p\xC3\xA5ss"));
  EXPECT_EQ(utf8->user(), "bjørn");
  EXPECT_EQ(password_of(*utf8), "påss");

  const auto browser = read(basic("bj\xF8rn:p\xC3\xA5ss"));
  EXPECT_EQ(browser->user(), "bjørn");
  EXPECT_EQ(password_of(*browser), "påss");

  const auto latin1 = read(basic("bj\xC3\xB8rn:p\xE5ss"));
  EXPECT_EQ(latin1->user(), "bjørn");
  EXPECT_EQ(password_of(*latin1), "påss");
}

TEST(Basic, RefusesWhatItCannotReadWithOneAndTheSameText) {
  for (const std::string value : {"", "Basic", "Basic ", "Basic  ", "Basicx", "BasicdGplMDpUamUw",
                                  "Bearer 8A:x", "Basic dGplMDpUamUw extra", "Basic dGplMDpUamU*",
                                  "Basic dGpl\tMDpUamUw", "Basic dGplMDpUamUw==", "Basic YTpi=",
                                  "Basic Y", "Basic YTpiY", "Basic =", "Basic dGpl-_pU"}) {
    expect_refused(value);
  }
  expect_refused(basic("no colon"));
}

TEST(Basic, TakesAPasswordOfTheGreatestLengthAndNoneThatIsLonger) {
  const std::string longest(kPasswordBytesMax, 'p');
  const auto credential = read(basic("u:" + longest));
  ASSERT_TRUE(credential);
  EXPECT_EQ(password_of(*credential), longest);
  expect_refused(basic("u:" + longest + "p"));
}

TEST(Basic, HasNoPasswordWhereUtf8MakesItTooLong) {
  const auto credential = read(basic("u:" + std::string(kPasswordBytesMax, '\xE5')));
  ASSERT_TRUE(credential);
  EXPECT_FALSE(credential->password());
}

// A ticket holds a colon itself [wire: Basic].
TEST(Basic, SplitsBehindATicketAtTheLastColon) {
  const auto ticket = read(basic("7T:abc=:"));
  ASSERT_TRUE(ticket);
  EXPECT_EQ(ticket->user(), "7T:abc=");
  EXPECT_TRUE(ticket->has_ticket());
  EXPECT_EQ(ticket->ticket(), "7T:abc=");
  const auto with_password = read(basic("7T:abc=:secret"));
  ASSERT_TRUE(with_password);
  EXPECT_TRUE(with_password->has_ticket());
  EXPECT_EQ(with_password->ticket(), "");
}

TEST(Basic, TakesALoginThatOnlyLooksLikeATicket) {
  const auto login = read(basic("7T:"));
  ASSERT_TRUE(login);
  EXPECT_EQ(login->user(), "7T");
  EXPECT_FALSE(login->has_ticket());
  EXPECT_EQ(read(basic("7t:abc:"))->user(), "7t");
  EXPECT_FALSE(read(basic("anna:7T:abc"))->has_ticket());
}

TEST(Basic, RefusesAValueThatIsLargerThanAnyCredential) {
  expect_refused("Basic " + std::string(16'000, 'A'));
  expect_refused(basic(std::string(Secret::kBytesMax, 'u') + ":p"));
}

RC_GTEST_PROP(Basic, GivesBackWhatWasSent,
              (const std::vector<unsigned char>& name,
               const std::vector<unsigned char>& password)) {
  std::string text(name.begin(), name.end());
  std::erase(text, ':');
  const std::size_t colon = text.size();
  text += ':';
  text.append(password.begin(), password.end());
  RC_PRE(text.size() <= 1024U);
  const auto credential = read(basic(text));
  RC_ASSERT(credential.has_value());
  RC_ASSERT(credential->bytes() == text);
  if (is_utf8(text.substr(0, colon))) {
    RC_ASSERT(credential->user() == text.substr(0, colon));
  }
  RC_ASSERT(is_utf8(credential->user()));
  RC_ASSERT(is_utf8(password_of(*credential)));
}

RC_GTEST_PROP(Basic, ReadsAnythingWithoutFailing, (const std::string& value)) {
  const auto credential = read("Basic " + value);
  if (credential) {
    RC_ASSERT(credential->bytes().find(':') != std::string_view::npos);
  }
}

}  // namespace
}  // namespace crm::auth
