#include "auth/token_keeper.h"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "auth/access_token.h"
#include "auth/authorization.h"
#include "auth/ticket.h"
#include "auth/tokens.h"
#include "tests/auth/some_ticket_key.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};

Caller caller(AssociateId who, Scheme scheme = Scheme::Basic, TokenId shown = {}) {
  return {kOnlyTenant, who, {}, scheme, raw(shown)};
}

class TokenKeeperTest : public testing::Test {
 protected:
  TokenKeeperTest() {
    write([](store::Transaction& transaction) {
      for (const auto id : {kAnna, kBo}) {
        Associate user;
        user.id = id;
        user.login = id == kAnna ? "anna" : "bo";
        transaction.put(user);
      }
    });
    open();
  }

  // A server that starts anew over the same store.
  void open(std::size_t queue_max = 256) {
    keeper_.reset();
    keeper_ = std::make_unique<TokenKeeper>(
        TokenKeeper::Settings{.ticket_key = some_ticket_key(), .queue_max = queue_max}, store_,
        clock_, TokenKeeper::Report{.issued = {}, .trouble = [](std::string_view why) {
                                      ADD_FAILURE() << why;
                                    }});
    reload();
  }
  void reload() { ASSERT_TRUE(keeper_->reload(kOnlyTenant)); }

  Result<std::string> issue(const Caller& who) {
    std::promise<Result<std::string>> promised;
    keeper_->issue_access_token(who, [&](Result<std::string> token) { promised.set_value(token); });
    return promised.get_future().get();
  }
  Result<std::string> issue(AssociateId who = kAnna) { return issue(caller(who)); }

  Result<std::string> ticket(AssociateId who = kAnna) {
    std::promise<Result<std::string>> promised;
    keeper_->issue_ticket(kOnlyTenant, who,
                          [&](Result<std::string> ticket) { promised.set_value(ticket); });
    return promised.get_future().get();
  }

  // What `ask` is told when it asks with a `then`.
  template <class T, class Ask>
  Result<T> told(const Ask& ask) {
    std::promise<Result<T>> promised;
    ask([&](Result<T> result) { promised.set_value(std::move(result)); });
    return promised.get_future().get();
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    ASSERT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
  }
  void retire(AssociateId who) {
    write([&](store::Transaction& transaction) {
      auto user = transaction.associate(who).value();
      user.retired = true;
      transaction.put(user);
    });
  }

  std::vector<Token> kept() {
    std::vector<Token> all;
    EXPECT_TRUE(store_.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
      reader.each_token([&](const Token& each) { all.push_back(each); });
      return {};
    }));
    return all;
  }

  std::optional<TokenHolder> find(TokenKind kind, const std::string& text) {
    return keeper_->find(kOnlyTenant, kind, text);
  }
  bool knows_token(const std::string& text) {
    const auto holder = find(TokenKind::AccessToken, text);
    return holder && holder->state == TokenState::Valid;
  }
  bool knows_ticket(const std::string& text) {
    const auto holder = find(TokenKind::Ticket, text);
    return holder && holder->state == TokenState::Valid;
  }

  ManualClock clock_{instant("2026-01-31T12:00:00Z")};
  store::MemoryStore store_{clock_};
  std::unique_ptr<TokenKeeper> keeper_;
};

TEST_F(TokenKeeperTest, ATokenIsKnownAndKeptOnceItIsTold) {
  const auto token = issue();
  ASSERT_TRUE(token);
  EXPECT_TRUE(token->starts_with("8A:Cust00001.")) << *token;
  EXPECT_EQ(token->size(), std::string_view("8A:Cust00001.").size() + 44);  // of 32 bytes
  const auto rows = kept();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(find(TokenKind::AccessToken, *token),
            (TokenHolder{rows[0].id, kAnna, TokenState::Valid}));
  EXPECT_EQ(rows[0].expires_at.ticks, clock_.now().ticks + 3600 * kTicksPerSecond);
  EXPECT_NE(*token, *issue());
}

TEST_F(TokenKeeperTest, ATicketIsToldAgainAsLongAsItIsValid) {
  const std::string text = *ticket();
  EXPECT_TRUE(knows_ticket(text));
  EXPECT_EQ(*ticket(), text);
  open();
  EXPECT_EQ(*ticket(), text);
  EXPECT_NE(*ticket(kBo), text);
}

TEST_F(TokenKeeperTest, TokensOutliveTheServer) {
  const std::string token = *issue();
  const std::string shown = *ticket();
  open();
  EXPECT_TRUE(knows_token(token));
  EXPECT_TRUE(knows_ticket(shown));
  clock_.advance_s(3600);
  open();
  EXPECT_FALSE(knows_token(token));
  EXPECT_TRUE(knows_ticket(shown));
}

TEST_F(TokenKeeperTest, TheUseOfATicketOutlivesTheServer) {
  const std::string shown = *ticket();
  clock_.advance_s(5 * 3600);
  EXPECT_TRUE(knows_ticket(shown));
  open();
  EXPECT_EQ(kept()[0].last_used_at, clock_.now());
  clock_.advance_s(5 * 3600);
  EXPECT_TRUE(knows_ticket(shown));
}

TEST_F(TokenKeeperTest, TheUseOfATicketDoesNotUndoItsRevocation) {
  const std::string shown = *ticket();
  write([](store::Transaction& transaction) { revoke_tokens_of(transaction, kAnna); });
  clock_.advance_s(120);
  EXPECT_TRUE(knows_ticket(shown));  // nobody has told this server
  reload();
  EXPECT_FALSE(knows_ticket(shown));
  open();
  EXPECT_TRUE(kept()[0].revoked_at);
  EXPECT_FALSE(knows_ticket(shown));
}

TEST_F(TokenKeeperTest, HearsOfWhatOthersHaveIssuedByReload) {
  const TicketKey key = some_ticket_key();
  std::string text;
  write([&](store::Transaction& transaction) {
    text = issue_ticket(transaction, kOnlyTenant, kAnna, {key}, clock_.now())->text;
  });
  EXPECT_FALSE(knows_ticket(text));
  reload();
  EXPECT_TRUE(knows_ticket(text));
}

TEST_F(TokenKeeperTest, TheExpiredAreSweptFromTheStore) {
  ASSERT_TRUE(issue());
  clock_.advance_s(3601);
  ASSERT_TRUE(issue());
  EXPECT_EQ(kept().size(), 1U);
}

TEST_F(TokenKeeperTest, AUserHasSoManyTokensAndTheOldestGoes) {
  const std::string bos = *issue(kBo);
  const std::string oldest = *issue();
  const std::string second = *issue();
  for (std::size_t i = 2; i < kAccessTokensPerUserMax; ++i) ASSERT_TRUE(issue());
  EXPECT_TRUE(knows_token(oldest));
  open();  // counted over a restart, too
  ASSERT_TRUE(issue());
  EXPECT_FALSE(knows_token(oldest));
  EXPECT_TRUE(knows_token(second));
  EXPECT_TRUE(knows_token(bos));
  EXPECT_EQ(kept().size(), kAccessTokensPerUserMax + 1);
}

TEST_F(TokenKeeperTest, ATenantsTokenIsNobodysElsewhere) {
  const std::string token = *issue();
  EXPECT_FALSE(keeper_->find(TenantId{2}, TokenKind::AccessToken, token));
}

// The request was under way when the user's tokens were voided.
TEST_F(TokenKeeperTest, IssuesNothingForWhatHasBeenRevokedMeanwhile) {
  ASSERT_TRUE(issue());
  const auto shown = caller(kAnna, Scheme::AccessToken, kept()[0].id);
  ASSERT_TRUE(issue(shown));
  write([](store::Transaction& transaction) { revoke_tokens_of(transaction, kAnna); });
  EXPECT_EQ(issue(shown).error(), (Error{ErrorKind::Unauthenticated, std::string(kSignInRefused)}));
  EXPECT_EQ(issue(caller(kAnna, Scheme::Ticket, TokenId{77})).error().kind,
            ErrorKind::Unauthenticated);
}

TEST_F(TokenKeeperTest, IssuesNothingToTheRetired) {
  retire(kBo);
  EXPECT_EQ(issue(kBo).error().kind, ErrorKind::Forbidden);
  EXPECT_EQ(ticket(kBo).error().kind, ErrorKind::Forbidden);
}

TEST_F(TokenKeeperTest, WhoWaitsHearsThatTheServerStops) {
  std::promise<void> let_go;
  std::promise<void> begun;
  std::promise<Result<std::string>> told;
  keeper_->issue_access_token(caller(kAnna), [&](Result<std::string> /*token*/) {
    begun.set_value();
    let_go.get_future().wait();
  });
  begun.get_future().wait();
  keeper_->issue_access_token(caller(kBo),
                              [&](Result<std::string> token) { told.set_value(std::move(token)); });
  std::thread stopping([this] { keeper_.reset(); });
  const auto heard = told.get_future().get();  // though the first is still in hand
  let_go.set_value();
  stopping.join();
  ASSERT_FALSE(heard);
  EXPECT_EQ(heard.error().kind, ErrorKind::Unavailable);
}

TEST_F(TokenKeeperTest, AFullQueueIsBusy) {
  open(2);
  std::promise<void> let_go;
  std::promise<void> begun;
  keeper_->issue_access_token(caller(kAnna), [&](Result<std::string> /*token*/) {
    begun.set_value();
    let_go.get_future().wait();
  });
  begun.get_future().wait();
  std::vector<Result<std::string>> told;
  const auto tell = [&](Result<std::string> token) { told.push_back(std::move(token)); };
  for (int i = 0; i < 3; ++i) keeper_->issue_access_token(caller(kAnna), tell);
  ASSERT_EQ(told.size(), 1U);  // at once, while two wait
  EXPECT_EQ(told[0].error().kind, ErrorKind::Busy);
  let_go.set_value();
  keeper_.reset();
  EXPECT_EQ(told.size(), 3U);
}

TEST_F(TokenKeeperTest, GrantsAnAppItsTokensAndRefreshesThem) {
  Caller by_app = caller(kAnna);
  by_app.app = AppId{3};
  const auto granted =
      told<TokenKeeper::Granted>([&](auto then) { keeper_->issue_grant(by_app, std::move(then)); });
  ASSERT_TRUE(granted);
  const auto refresh = keeper_->find(kOnlyTenant, TokenKind::RefreshToken, granted->refresh_token);
  ASSERT_TRUE(refresh);
  EXPECT_EQ(refresh->id, granted->grant);
  EXPECT_EQ(refresh->app, AppId{3});
  const auto further = told<std::string>(
      [&](auto then) { keeper_->refresh(kOnlyTenant, refresh->id, std::move(then)); });
  ASSERT_TRUE(further);
  EXPECT_EQ(keeper_->find(kOnlyTenant, TokenKind::AccessToken, *further)->grant, granted->grant);
  EXPECT_FALSE(keeper_->find(kOnlyTenant, TokenKind::AccessToken, granted->refresh_token));
}

TEST_F(TokenKeeperTest, AGrantThatIsRevokedIsVoidAtOnceAndAfterARestart) {
  const auto granted = told<TokenKeeper::Granted>(
      [&](auto then) { keeper_->issue_grant(caller(kAnna), std::move(then)); });
  ASSERT_TRUE(granted);
  const auto revoke = [&] {
    return told<bool>([&](auto then) {
      keeper_->revoke(kOnlyTenant, {.associate = kAnna, .grant = granted->grant}, std::move(then));
    });
  };
  EXPECT_EQ(revoke(), true);
  EXPECT_EQ(revoke(), false);
  for (int start = 0; start < 2; ++start, open()) {
    EXPECT_EQ(keeper_->find(kOnlyTenant, TokenKind::AccessToken, granted->access_token)->state,
              TokenState::Revoked);
    EXPECT_EQ(keeper_->find(kOnlyTenant, TokenKind::RefreshToken, granted->refresh_token)->state,
              TokenState::Revoked);
  }
}

TEST_F(TokenKeeperTest, ATokenWithoutAGrantIsRevokedAlone) {
  const std::string one = issue().value();
  const std::string other = issue().value();
  const auto holder = keeper_->find(kOnlyTenant, TokenKind::AccessToken, one).value();
  EXPECT_EQ(told<bool>([&](auto then) { keeper_->revoke(kOnlyTenant, holder, std::move(then)); }),
            true);
  EXPECT_EQ(keeper_->find(kOnlyTenant, TokenKind::AccessToken, one)->state, TokenState::Revoked);
  EXPECT_EQ(keeper_->find(kOnlyTenant, TokenKind::AccessToken, other)->state, TokenState::Valid);
}

}  // namespace
}  // namespace crm::auth
