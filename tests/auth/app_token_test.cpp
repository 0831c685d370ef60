#include "auth/app_token.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "auth/app_secret.h"
#include "auth/token_hash.h"
#include "tests/auth/requests.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AppId kGood{1};
constexpr AppId kElsewhere{2};  // approved in another tenant

App app(AppId id, const std::string& secret) {
  App app;
  app.id = id;
  app.secret_hash = hex(app_secret_digest(secret));
  return app;
}

class AppTokenTest : public testing::Test {
 protected:
  Result<Caller> with(Scheme scheme, const std::vector<std::string>& secrets, AppId app = kNoApp) {
    std::vector<Sent::NamedValue> fields;
    for (const std::string& each : secrets) fields.emplace_back("so-apptoken", each);
    const Sent sent(std::move(fields));
    Caller caller;
    caller.associate = AssociateId{7};
    caller.scheme = scheme;
    caller.app = app;
    http::Request request = sent.request();
    request.peer = "192.0.2.7";
    return with_app(caller, request, apps_, &guard_);
  }
  void expect_refused(const Result<Caller>& result) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), (Error{ErrorKind::UnknownApp, std::string(kAppRefused)}));
  }

  const Apps apps_{
      {app(kGood, "good"), app(kElsewhere, "elsewhere")},
      {{kOnlyTenant, {kGood, "Good-abc", {}}}, {TenantId{2}, {kElsewhere, "Elsewhere-abc", {}}}}};
  ManualClock clock_{instant("2026-01-31T09:30:00")};
  std::vector<GuardEvent> heard_;
  Guard guard_{{.address_failures_per_minute_max = 3}, clock_, [this](const GuardEvent& event) {
                 heard_.push_back(event);
               }};
};

TEST_F(AppTokenTest, NamesTheAppBehindATicket) {
  EXPECT_EQ(with(Scheme::Ticket, {"good"}).value().app, kGood);
}

TEST_F(AppTokenTest, IsNeededBehindATicket) { expect_refused(with(Scheme::Ticket, {})); }

TEST_F(AppTokenTest, MustBeKnownAndApprovedInThatTenant) {
  expect_refused(with(Scheme::Ticket, {"bad"}));
  expect_refused(with(Scheme::Ticket, {""}));
  expect_refused(with(Scheme::Ticket, {"elsewhere"}));
  expect_refused(with(Scheme::Ticket, {"good", "good"}));
}

TEST_F(AppTokenTest, MayComeBehindATokenAndMustBeOfItsApp) {
  EXPECT_EQ(with(Scheme::AccessToken, {}, kGood).value().app, kGood);
  EXPECT_EQ(with(Scheme::AccessToken, {"good"}, kGood).value().app, kGood);
  EXPECT_EQ(with(Scheme::AccessToken, {}).value().app, kNoApp);
  expect_refused(with(Scheme::AccessToken, {"good"}));
  expect_refused(with(Scheme::AccessToken, {"elsewhere"}, kGood));
  expect_refused(with(Scheme::AccessToken, {"bad"}, kGood));
  expect_refused(with(Scheme::OutsideToken, {"good"}));
  EXPECT_TRUE(with(Scheme::OutsideToken, {}));
}

TEST_F(AppTokenTest, IsNotLookedAtBehindAPasswordOrASession) {
  EXPECT_EQ(with(Scheme::Basic, {"bad"}).value().app, kNoApp);
  EXPECT_EQ(with(Scheme::Browser, {"bad"}).value().app, kNoApp);
  EXPECT_TRUE(heard_.empty());
}

TEST_F(AppTokenTest, ThatNobodyHasIsCountedAgainstItsAddress) {
  for (int i = 0; i < 3; ++i) expect_refused(with(Scheme::Ticket, {"bad"}));
  EXPECT_EQ(heard_.size(), 3U);
  EXPECT_EQ(with(Scheme::Ticket, {"bad"}).error().kind, ErrorKind::TooManyAttempts);
  EXPECT_TRUE(with(Scheme::Ticket, {"good"}));
  expect_refused(with(Scheme::Ticket, {}));             // nobody guesses with nothing
  expect_refused(with(Scheme::Ticket, {"elsewhere"}));  // nor with what is right elsewhere
}

}  // namespace
}  // namespace crm::auth
