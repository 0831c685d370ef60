#include "auth/browser_sessions.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "auth/password_hash.h"
#include "tests/support/manual_clock.h"
#include "tests/support/sent_request.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};

std::shared_ptr<const Directory> directory(Standing standing = Standing::Admitted) {
  return std::make_shared<const Directory>(std::vector{
      Account{.associate = kAnna, .login = "anna", .password_hash = "", .standing = standing}});
}

class BrowserSessionsTest : public testing::Test {
 protected:
  using Begun = BrowserSessions::Begun;

  Begun begin(const std::string& cookies = "") {
    return browsers_.begin({.associate = kAnna, .last_logout = {}}, with(cookies));
  }
  static SentRequest with(const std::string& cookies, const std::string& xsrf = "") {
    std::vector<SentRequest::NamedValue> fields{{"Cookie", cookies}};
    if (!xsrf.empty()) fields.emplace_back("x-xsrf-token", xsrf);
    return SentRequest("GET", "/", fields);
  }
  static std::string cookie(const Begun& begun) { return "SO_SESSION=" + begun.value; }
  bool is_known(const std::string& cookies, const std::string& xsrf,
                TenantId tenant = kOnlyTenant) {
    return browsers_.identify(with(cookies, xsrf), tenant).has_value();
  }

  ManualClock clock_{instant("2026-01-31T08:00:00")};
  SignIn sign_in_{Settings{.cost = {8192, 1}, .rehashed = {}}, directory()};
  SessionBook book_{{}};
  std::vector<BrowserEvent> heard_;
  BrowserSessions browsers_{sign_in_, book_, clock_,
                            [this](const BrowserEvent& event) { heard_.push_back(event); }};
};

TEST_F(BrowserSessionsTest, ABrowserIsKnownByItsCookieAndTheXsrfValueOfItsSession) {
  const Begun begun = begin();
  const auto caller = browsers_.identify(with(cookie(begun), begun.xsrf), kOnlyTenant);
  ASSERT_TRUE(caller);
  EXPECT_EQ(*caller, begun.caller);
  EXPECT_EQ(caller->associate, kAnna);
  EXPECT_EQ(caller->scheme, Scheme::Browser);
}

TEST_F(BrowserSessionsTest, ValuesAreNeverTheSameAndTellNothingOfEachOther) {
  std::set<std::string> values;
  for (int i = 0; i < 50; ++i) {
    const Begun begun = begin();
    EXPECT_EQ(begun.value.size(), 43U);
    EXPECT_EQ(begun.xsrf.size(), 43U);
    values.insert(begun.value);
    values.insert(begun.xsrf);
  }
  EXPECT_EQ(values.size(), 100U);
}

TEST_F(BrowserSessionsTest, EveryChangedCharacterIsAnotherValue) {
  const Begun begun = begin();
  const auto changed = [](std::string text, std::size_t at) {
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
  };
  // The last one carries bits that mean nothing and must be zero.
  for (std::size_t at = 0; at < begun.value.size(); ++at) {
    EXPECT_FALSE(is_known("SO_SESSION=" + changed(begun.value, at), begun.xsrf)) << at;
    EXPECT_FALSE(is_known(cookie(begun), changed(begun.xsrf, at))) << at;
  }
  EXPECT_FALSE(is_known(cookie(begun), begun.xsrf.substr(0, 42)));
  EXPECT_FALSE(is_known(cookie(begun), begun.xsrf + "A"));
  EXPECT_FALSE(is_known(cookie(begun), begun.xsrf + "="));
  EXPECT_FALSE(is_known(cookie(begun), " " + begun.xsrf));
  EXPECT_FALSE(is_known(cookie(begun) + "A", begun.xsrf));
  EXPECT_TRUE(is_known(cookie(begun), begun.xsrf));
}

TEST_F(BrowserSessionsTest, NoneOfThatCountsInAnotherTenant) {
  const Begun begun = begin();
  EXPECT_FALSE(is_known(cookie(begun), begun.xsrf, TenantId{2}));
}

TEST_F(BrowserSessionsTest, CookiesMayStandInAnyOrderAndInSeveralFields) {
  const Begun begun = begin();
  EXPECT_TRUE(is_known("a=b;" + cookie(begun) + ";c", begun.xsrf));
  EXPECT_TRUE(is_known(";; " + cookie(begun) + " ;", begun.xsrf));
  const SentRequest two(
      "GET", "/", {{"Cookie", "a=b"}, {"cookie", cookie(begun)}, {"X-XSRF-TOKEN", begun.xsrf}});
  EXPECT_TRUE(browsers_.identify(two, kOnlyTenant));
}

TEST_F(BrowserSessionsTest, WhoSignsInAnewHasANewSessionAndTheOldOneIsVoid) {
  const Begun old = begin();
  const Begun anew = begin(cookie(old));
  EXPECT_NE(anew.value, old.value);
  EXPECT_FALSE(is_known(cookie(old), old.xsrf));
  EXPECT_TRUE(is_known(cookie(anew), anew.xsrf));
  EXPECT_EQ(book_.size(), 1U);
}

TEST_F(BrowserSessionsTest, AValueThatSomebodyElseHasPlantedIsNeverTakenOver) {
  const std::string planted(43, 'A');
  const Begun begun = begin("SO_SESSION=" + planted);
  EXPECT_NE(begun.value, planted);
  EXPECT_FALSE(browsers_.visitor(with("SO_SESSION=" + planted), kOnlyTenant));
}

TEST_F(BrowserSessionsTest, BothValuesAreVoidBehindALogOut) {
  const Begun begun = begin();
  browsers_.sign_out(begun.caller, with(""));
  EXPECT_FALSE(is_known(cookie(begun), begun.xsrf));
  EXPECT_FALSE(browsers_.visitor(with(cookie(begun)), kOnlyTenant));
}

TEST_F(BrowserSessionsTest, TellsWhoSignsInAndOutAndNoSecret) {
  const Begun begun = begin();
  browsers_.sign_out(begun.caller, with(""));
  ASSERT_EQ(heard_.size(), 2U);
  EXPECT_TRUE(heard_[0].signed_in);
  EXPECT_FALSE(heard_[1].signed_in);
  EXPECT_EQ(heard_[1].login, "anna");
  EXPECT_EQ(heard_[1].session, begun.caller.credential);
}

TEST_F(BrowserSessionsTest, OtherBrowsersOfTheUserStaySignedIn) {
  const Begun one = begin();
  const Begun other = begin();
  browsers_.sign_out(one.caller, with(""));
  EXPECT_TRUE(is_known(cookie(other), other.xsrf));
}

TEST_F(BrowserSessionsTest, TheCookieAloneTellsThePageWhoIsThere) {
  const Begun begun = begin();
  const auto visitor = browsers_.visitor(with(cookie(begun)), kOnlyTenant);
  ASSERT_TRUE(visitor);
  EXPECT_EQ(visitor->caller.associate, kAnna);
  EXPECT_EQ(visitor->xsrf, begun.xsrf);
}

TEST_F(BrowserSessionsTest, WhoIsKeptOutIsToldWhyAndOneWhoIsGoneIsNobody) {
  const Begun begun = begin();
  for (const Standing standing : {Standing::Retired, Standing::WaitingForApproval}) {
    sign_in_.replace(directory(standing));
    const auto kept_out = browsers_.identify(with(cookie(begun), begun.xsrf), kOnlyTenant);
    ASSERT_FALSE(kept_out);
    EXPECT_EQ(kept_out.error(), admit(standing).error());
  }
  sign_in_.replace(std::make_shared<const Directory>(std::vector<Account>{}));
  const auto gone = browsers_.identify(with(cookie(begun), begun.xsrf), kOnlyTenant);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error(), refuse_sign_in().value());
}

TEST_F(BrowserSessionsTest, OnlyRequestsWithoutAuthorizationAreAskedHere) {
  EXPECT_TRUE(BrowserSessions::are_asked(with("a=b")));
  EXPECT_FALSE(BrowserSessions::are_asked(SentRequest("GET")));
  EXPECT_FALSE(BrowserSessions::are_asked(
      SentRequest("GET", "/", {{"Cookie", "a=b"}, {"authorization", ""}})));
}

}  // namespace
}  // namespace crm::auth
