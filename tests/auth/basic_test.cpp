#include "auth/basic.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "tests/auth/requests.h"

namespace crm::auth {
namespace {

Result<BasicCredential> read(const std::string& authorization) {
  const Sent sent(authorization);
  return BasicCredential::of(sent.request());
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
  for (const std::string value :
       {"", "Basic", "Basic ", "Basic  ", "Basicx", "BasicdGplMDpUamUw", "Bearer 8A:x",
        "SOTicket 7T:x", "Digest username=\"a\"", "dGplMDpUamUw", "Basic dGplMDpUamUw extra",
        "Basic dGplMDpUamU*", "Basic dGpl\tMDpUamUw", "Basic dGplMDpUamUw==", "Basic YTpi=",
        "Basic Y", "Basic YTpiY", "Basic =", "Basic dGpl-_pU"}) {
    expect_refused(value);
  }
  expect_refused(basic("no colon"));
}

TEST(Basic, RefusesARequestWithoutTheField) {
  const Sent sent(std::vector<Sent::NamedValue>{{"Host", "crm"}});
  const auto credential = BasicCredential::of(sent.request());
  ASSERT_FALSE(credential);
  EXPECT_EQ(credential.error().kind, ErrorKind::Unauthenticated);
}

TEST(Basic, RefusesTwoFieldsAsABadRequestEvenWhenTheyAgree) {
  const Sent sent(std::vector<Sent::NamedValue>{
      {"authorization", basic("a:b")}, {"Host", "crm"}, {"AUTHORIZATION", basic("a:b")}});
  const auto credential = BasicCredential::of(sent.request());
  ASSERT_FALSE(credential);
  EXPECT_EQ(credential.error().kind, ErrorKind::BadRequest);
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
