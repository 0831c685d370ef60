// The schemes that show a ticket or an access token [wire: Authorization].
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "auth/access_token.h"
#include "auth/app_secret.h"
#include "auth/apps.h"
#include "auth/sign_in.h"
#include "auth/ticket.h"
#include "auth/token_hash.h"
#include "auth/tokens.h"
#include "tests/auth/requests.h"
#include "tests/auth/some_ticket_key.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kRita{8};  // retired
constexpr AssociateId kGone{9};  // no longer in the directory
constexpr std::string_view kHere = "192.0.2.7";
const Instant kLogout = instant("2026-01-30T16:00:00Z");

class SignInToken : public testing::Test {
 protected:
  SignInToken() {
    write([](store::Transaction& transaction) {
      for (const auto id : {kAnna, kRita, kGone}) {
        Associate user;
        user.id = id;
        user.login = "user " + std::to_string(raw(id));
        transaction.put(user);
      }
    });
    open({});
  }

  void open(Settings settings) {
    sign_in_.reset();
    std::vector<Account> accounts(2);
    accounts[0].associate = kAnna;
    accounts[0].login = "anna";
    accounts[0].last_logout = kLogout;
    accounts[1].associate = kRita;
    accounts[1].login = "rita";
    accounts[1].standing = Standing::Retired;
    settings.cost = {8192, 1};
    settings.tokens = &tokens_;
    settings.clock = &clock_;
    settings.guard = &guard_;
    sign_in_ =
        std::make_unique<SignIn>(settings, std::make_shared<const Directory>(std::move(accounts)));
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    ASSERT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
    ASSERT_TRUE(tokens_.reload(kOnlyTenant));
  }
  std::string ticket(AssociateId whose = kAnna) {
    std::string text;
    write([&](store::Transaction& transaction) {
      text = issue_ticket(transaction, kOnlyTenant, whose, {key_}, clock_.now())->text;
    });
    return text;
  }
  std::string access_token(AssociateId whose = kAnna) {
    std::string text;
    write([&](store::Transaction& transaction) {
      Caller caller;
      caller.associate = whose;
      text = issue_access_token(transaction, caller, clock_.now())->issued.text;
    });
    return text;
  }
  void revoke(AssociateId whose) {
    write([&](store::Transaction& transaction) { revoke_tokens_of(transaction, whose); });
  }

  // The caller, or the error; a password that is to be proven is none of both.
  static Result<Caller> told(const Identity& found) {
    if (const auto* caller = std::get_if<Caller>(&found)) return *caller;
    if (const auto* error = std::get_if<Error>(&found)) return tl::unexpected<Error>(*error);
    return refuse(ErrorKind::Internal, "to be proven");
  }
  Result<Caller> identify(const std::string& authorization, TenantId tenant = kOnlyTenant) {
    const Sent sent(authorization);
    http::Request request = sent.request();
    request.peer = kHere;
    return told(sign_in_->identify(request, tenant));
  }
  void expect_refused(const std::string& authorization) {
    const auto found = identify(authorization);
    ASSERT_FALSE(found) << authorization;
    EXPECT_EQ(found.error(), (Error{ErrorKind::Unauthenticated, std::string(kSignInRefused)}))
        << authorization;
  }
  static Caller anna(Scheme scheme, std::int64_t credential) {
    return {kOnlyTenant, kAnna, kLogout, scheme, credential};
  }

  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  store::MemoryStore store_{clock_};
  const TicketKey key_ = some_ticket_key();
  TokenKeeper tokens_{{.ticket_key = some_ticket_key()}, store_, clock_, {}};
  std::vector<GuardEvent> heard_;
  Guard guard_{{.address_failures_per_minute_max = 20}, clock_, [this](const GuardEvent& event) {
                 heard_.push_back(event);
               }};
  std::unique_ptr<SignIn> sign_in_;
};

TEST_F(SignInToken, KnowsACallerByTicketHoweverTheSchemeIsSpelt) {
  const std::string text = ticket();
  for (const std::string scheme : {"SOTicket ", "SOTICKET ", "SoTicket ", "soticket   "}) {
    EXPECT_EQ(identify(scheme + text), anna(Scheme::Ticket, 1)) << scheme;
  }
}

TEST_F(SignInToken, KnowsACallerByAccessTokenHoweverTheSchemeIsSpelt) {
  static_cast<void>(ticket());
  const std::string text = access_token();
  for (const std::string scheme : {"Bearer ", "bearer ", "BEARER "}) {
    EXPECT_EQ(identify(scheme + text), anna(Scheme::AccessToken, 2)) << scheme;
  }
  EXPECT_EQ(identify("Bearer 7A" + text.substr(2)), anna(Scheme::AccessToken, 2));
}

TEST_F(SignInToken, KnowsACallerByATicketWithAnEmptyPassword) {
  const std::string text = ticket();
  EXPECT_EQ(identify(basic(text + ":")), anna(Scheme::Ticket, 1));
  expect_refused(basic(text + ":x"));
  expect_refused(basic(text + "x:"));
  EXPECT_EQ(identify(basic(text)).error().detail, "to be proven");  // a user named 7T
}

TEST_F(SignInToken, KnowsACallerByATicketThatCameAnotherWay) {
  const std::string text = ticket();
  const auto identify_user = [&](const std::string& user, const std::string& password) {
    return told(sign_in_->identify_user(kOnlyTenant, user, password, kHere));
  };
  EXPECT_EQ(identify_user(text, ""), anna(Scheme::Ticket, 1));
  EXPECT_FALSE(identify_user(text, "x"));
  EXPECT_FALSE(identify_user(text + "x", ""));
}

TEST_F(SignInToken, TakesEachKindUnderItsOwnSchemeAlone) {
  expect_refused("Bearer " + ticket());
  expect_refused("SOTicket " + access_token());
  EXPECT_EQ(identify(basic(access_token() + ":")).error().detail, "to be proven");  // named 8A
  expect_refused("SOTicket " + base64(ticket()));
  expect_refused("Digest " + ticket());
  expect_refused("SOTicket");
  expect_refused("Bearer ");
  expect_refused("SOTicket\t" + ticket());
}

// Nothing that differs from what was issued, be it in one bit or only in how it is written.
TEST_F(SignInToken, TakesNoneOfTenThousandForged) {
  Settings settings;
  open(settings);
  std::mt19937 random(20260131);  // NOLINT(cert-msc51-cpp): the same in every run
  const auto below = [&](std::size_t end) { return random() % end; };
  for (const std::string& sent : {"SOTicket " + ticket(), "Bearer " + access_token()}) {
    const std::size_t first = sent.find(':');
    for (int i = 0; i < 5000; ++i) {
      std::string forged = sent;
      const std::size_t at = first + below(sent.size() - first);
      switch (below(5)) {
        case 0:
          forged[at] = static_cast<char>(forged[at] ^ (1 << below(7)));
          break;
        case 1:
          forged.erase(at);
          break;
        case 2:
          forged.erase(at, 1 + below(4));
          break;
        case 3:
          forged.insert(at, 1, static_cast<char>('!' + below(90)));
          break;
        default:
          std::swap(forged[at], forged[first + below(sent.size() - first)]);
      }
      if (forged == sent) continue;
      EXPECT_FALSE(identify(forged)) << forged;
    }
    EXPECT_TRUE(identify(sent));
  }
}

TEST_F(SignInToken, TakesNoneInAnotherTenant) {
  EXPECT_FALSE(identify("SOTicket " + ticket(), TenantId{2}));
  EXPECT_FALSE(identify("Bearer " + access_token(), TenantId{2}));
}

TEST_F(SignInToken, RefusesTheExpired) {
  const std::string text = ticket();
  const std::string token = access_token();
  clock_.advance_s(3600);
  expect_refused("Bearer " + token);
  EXPECT_TRUE(identify("SOTicket " + text));
  clock_.advance_s(6 * 3600);
  expect_refused("SOTicket " + text);
  expect_refused(basic(text + ":"));
}

TEST_F(SignInToken, RefusesTheRevokedAndThoseOfNobody) {
  const std::string text = ticket();
  revoke(kAnna);
  expect_refused("SOTicket " + text);
  expect_refused("SOTicket " + ticket(kGone));
}

TEST_F(SignInToken, TellsARetiredUserSoThoughAllTheirsIsRevoked) {
  const std::string revoked = ticket(kRita);
  revoke(kRita);
  EXPECT_EQ(identify("SOTicket " + revoked).error().kind, ErrorKind::Forbidden);
  EXPECT_EQ(identify("Bearer " + access_token(kRita)).error().kind, ErrorKind::Forbidden);
  expect_refused("SOTicket " + revoked + "x");
}

TEST_F(SignInToken, GoesByTheDirectoryOfTheMoment) {
  const std::string text = ticket();
  sign_in_->replace(std::make_shared<const Directory>(std::vector<Account>{}));
  expect_refused("SOTicket " + text);
}

TEST_F(SignInToken, TakesNoTicketWhereTicketsAreOff) {
  const std::string text = ticket();
  const std::string token = access_token();
  Settings settings;
  settings.tickets = false;
  open(settings);
  expect_refused("SOTicket " + text);
  expect_refused(basic(text + ":"));
  EXPECT_TRUE(identify("Bearer " + token));
  EXPECT_EQ(identify(basic("anna:x")).error().detail, "to be proven");
}

TEST_F(SignInToken, TakesNothingByBasicWhereThatIsOff) {
  const std::string text = ticket();
  Settings settings;
  settings.basic = false;
  open(settings);
  expect_refused(basic("anna:x"));
  expect_refused(basic(text + ":"));
  EXPECT_TRUE(identify("SOTicket " + text));
  EXPECT_EQ(told(sign_in_->identify_user(kOnlyTenant, "anna", "x", kHere)).error().detail,
            "to be proven");
}

TEST_F(SignInToken, AsksSomebodyElseAboutBearerTokensThatAreNotOurs) {
  expect_refused("Bearer eyJ.e30.sig");
  Settings settings;
  settings.outside_token = [&](TenantId tenant, std::string_view jwt, Instant now) {
    EXPECT_EQ(tenant, kOnlyTenant);
    EXPECT_EQ(now, clock_.now());
    if (jwt == "eyJ.e30.bad") return Result<OutsideUser>(refuse(ErrorKind::Unauthenticated, "alg"));
    if (jwt == "eyJ.e30.old") return Result<OutsideUser>(refuse(ErrorKind::Forbidden, "expired"));
    return Result<OutsideUser>({std::string(jwt.substr(8)), jwt == "eyJ.e30.anna"});
  };
  std::vector<std::string> outsiders;
  settings.outsider = [&](std::string_view login, Instant now) {
    EXPECT_EQ(now, clock_.now());
    outsiders.emplace_back(login);
  };
  std::vector<std::string> proven;
  settings.proven = [&](const Account& who, Scheme by, std::string_view peer) {
    EXPECT_EQ(by, Scheme::OutsideToken);
    EXPECT_EQ(peer, kHere);
    proven.push_back(who.login);
  };
  open(settings);
  EXPECT_EQ(identify("Bearer eyJ.e30.anna"), anna(Scheme::OutsideToken, 0));
  EXPECT_EQ(identify("Bearer eyJ.e30.ANNA"), anna(Scheme::OutsideToken, 0));
  EXPECT_EQ(identify("Bearer eyJ.e30.rita").error().kind, ErrorKind::Forbidden);  // retired
  expect_refused("Bearer eyJ.e30.nobody");  // in the one text of all causes
  expect_refused("Bearer eyJ.e30.old");
  EXPECT_EQ(outsiders, std::vector<std::string>{"nobody"});
  EXPECT_EQ(proven, std::vector<std::string>{"anna"});  // once, as ANNA's is remembered
  EXPECT_TRUE(heard_.empty());  // whoever has one that is genuine does not guess
  expect_refused("Bearer eyJ.e30.bad");
  expect_refused("Bearer 8A:Cust00001.x");
  EXPECT_EQ(heard_.size(), 2U);
  sign_in_->replace(std::make_shared<const Directory>(std::vector<Account>{}));
  expect_refused("Bearer eyJ.e30.anna");
}

TEST_F(SignInToken, CountsWhatSignsNobodyInAgainstItsAddress) {
  const std::string text = ticket();
  for (int i = 0; i < 20; ++i) expect_refused("SOTicket 7T:" + std::to_string(i));
  const auto slowed = identify("Bearer 8A:x");
  ASSERT_FALSE(slowed);
  EXPECT_EQ(slowed.error(), (Error{ErrorKind::TooManyAttempts, std::string(kTooManyAttempts), 60}));
  EXPECT_EQ(identify("SOTicket 7T:x").error().kind, ErrorKind::TooManyAttempts);
  EXPECT_TRUE(identify("SOTicket " + text));  // whoever shows a good one is no guesser
  ASSERT_EQ(heard_.size(), 21U);
  EXPECT_EQ(heard_[19].what, GuardEvent::What::Failed);
  EXPECT_EQ(heard_[19].login, "");
  EXPECT_EQ(heard_[19].peer, kHere);
  EXPECT_EQ(heard_[19].failures, 20);
  EXPECT_EQ(heard_[20].what, GuardEvent::What::AddressRefused);
  clock_.advance_s(60);
  expect_refused("SOTicket 7T:x");
}

TEST_F(SignInToken, CountsNothingThatWasGoodOnce) {
  const std::string text = ticket();
  const std::string token = access_token();
  revoke(kAnna);
  expect_refused("SOTicket " + text);
  clock_.advance_s(3600);
  expect_refused("Bearer " + token);
  EXPECT_EQ(heard_.size(), 0U);
}

TEST_F(SignInToken, CountsNoSchemeThatIsOffOrUnknown) {
  Settings settings;
  settings.basic = false;
  settings.tickets = false;
  open(settings);
  for (const auto& each : {"SOTicket 7T:x", "Digest x", "Basic eDp4", "Bearer x.y.z"}) {
    expect_refused(each);
  }
  EXPECT_EQ(heard_.size(), 0U);
}

// A picture of apps in which the tenant has approved one, of that number and secret.
std::shared_ptr<const Apps> approved(AppId id, std::string_view secret) {
  App app;
  app.id = id;
  app.secret_hash = hex(app_secret_digest(secret));
  return std::make_shared<const Apps>(
      std::vector{app}, std::vector<TenantApproval>{{kOnlyTenant, {id, "App-abc", {}}}});
}

TEST_F(SignInToken, ATicketNeedsItsAppWhereThatIsLookedAt) {
  const std::string text = ticket();
  AppBook book;
  Settings settings;
  settings.apps = &book;
  settings.app_tokens = true;
  open(settings);
  const auto by_app = [&](const std::string& secret) {
    const Sent sent({{"Authorization", "SOTicket " + text}, {"SO-AppToken", secret}});
    return told(sign_in_->identify(sent.request(), kOnlyTenant));
  };
  EXPECT_EQ(by_app("secret").error().kind, ErrorKind::UnknownApp);
  book.replace(approved(AppId{3}, "secret"));
  EXPECT_EQ(by_app("secret").value().app, AppId{3});
  EXPECT_EQ(by_app("guess").error().kind, ErrorKind::UnknownApp);
  EXPECT_EQ(identify("SOTicket " + text).error().kind, ErrorKind::UnknownApp);
  EXPECT_EQ(identify("SOTicket " + text + "x").error().kind, ErrorKind::Unauthenticated);
  EXPECT_FALSE(told(sign_in_->identify_user(kOnlyTenant, text, "", kHere)));  // a form has none
}

TEST_F(SignInToken, ATokenOfAnAppSignsInAsLongAsTheAppMay) {
  std::string text;
  write([&](store::Transaction& transaction) {
    text = put_access_token(transaction, {.associate = kAnna, .app = AppId{3}}, clock_.now())
               .issued.text;
  });
  expect_refused("Bearer " + text);
  AppBook book;
  book.replace(approved(AppId{3}, "secret"));
  Settings settings;
  settings.apps = &book;
  open(settings);
  EXPECT_EQ(identify("Bearer " + text).value().app, AppId{3});
  book.replace(approved(AppId{4}, "secret"));
  expect_refused("Bearer " + text);
}

TEST_F(SignInToken, TakesNoneWhereNoneAreKnown) {
  Settings settings;
  settings.cost = {8192, 1};
  const SignIn sign_in(settings, std::make_shared<const Directory>(std::vector<Account>{}));
  const Sent sent("SOTicket " + ticket());
  EXPECT_TRUE(std::holds_alternative<Error>(sign_in.identify(sent.request(), kOnlyTenant)));
}

}  // namespace
}  // namespace crm::auth
