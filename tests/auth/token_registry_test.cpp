#include "auth/token_registry.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/access_token.h"
#include "auth/ticket.h"
#include "auth/token_hash.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
const Instant kNoon = instant("2026-01-31T12:00:00Z");

Instant noon_and(std::int64_t seconds) { return {kNoon.ticks + seconds * kTicksPerSecond}; }

IssuedToken issued(TokenKind kind, std::int64_t id, Instant now) {
  const std::string text = (kind == TokenKind::Ticket ? "7T:" : "8A:") + std::to_string(id);
  const std::int64_t life_s = kind == TokenKind::Ticket ? kTicketLifeS : kAccessTokenLifeS;
  return {text,
          {.id = TokenId{id},
           .kind = kind,
           .key = "",
           .secret_hash = hex(token_digest(kind, kOnlyTenant, text)),
           .associate = kAnna,
           .issued_at = now,
           .last_used_at = now,
           .expires_at = {now.ticks + life_s * kTicksPerSecond},
           .revoked_at = {}}};
}

class TokenRegistryTest : public testing::Test {
 protected:
  IssuedToken ticket(std::int64_t id = 1) {
    auto one = issued(TokenKind::Ticket, id, kNoon);
    registry_.put(kOnlyTenant, one.row, kNoon);
    return one;
  }
  IssuedToken access_token(std::int64_t id = 2) {
    auto one = issued(TokenKind::AccessToken, id, kNoon);
    registry_.put(kOnlyTenant, one.row, kNoon);
    return one;
  }
  // None of what has expired.
  std::optional<TokenRegistry::Use> use(TokenKind kind, std::string_view text, Instant now) {
    const auto used = registry_.use(kOnlyTenant, kind, text, now);
    return used && used->holder.state == TokenState::Expired ? std::nullopt : used;
  }
  auto use_ticket(std::string_view text, Instant now) { return use(TokenKind::Ticket, text, now); }
  auto use_token(std::string_view text, Instant now) {
    return use(TokenKind::AccessToken, text, now);
  }

  TokenRegistry registry_;
};

TEST_F(TokenRegistryTest, KnowsWhoseATokenIs) {
  EXPECT_EQ(use_ticket(ticket().text, kNoon)->holder,
            (TokenHolder{TokenId{1}, kAnna, TokenState::Valid}));
  EXPECT_EQ(use_token(access_token().text, kNoon)->holder,
            (TokenHolder{TokenId{2}, kAnna, TokenState::Valid}));
}

TEST_F(TokenRegistryTest, TakesNothingButTheWholeTextOfItsKindAndTenant) {
  const std::string text = ticket().text;
  const std::string token = access_token().text;
  EXPECT_FALSE(use_token(text, kNoon));
  EXPECT_FALSE(use_ticket(token, kNoon));
  EXPECT_FALSE(use_ticket("", kNoon));
  EXPECT_FALSE(use_ticket(std::string(100'000, 'x'), kNoon));
  EXPECT_FALSE(use_ticket(text + " ", kNoon));
  EXPECT_FALSE(registry_.use(TenantId{2}, TokenKind::Ticket, text, kNoon));
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_FALSE(use_ticket(text.substr(0, i), kNoon));
    std::string forged = text;
    forged[i] = static_cast<char>(forged[i] ^ 1);
    EXPECT_FALSE(use_ticket(forged, kNoon)) << i;
  }
}

TEST_F(TokenRegistryTest, TakesAnAccessTokenSpeltWithASeven) {
  std::string text = access_token().text;
  text.front() = '7';
  EXPECT_TRUE(use_token(text, kNoon));
}

TEST_F(TokenRegistryTest, ATicketLivesSixHoursFromItsLastUse) {
  const std::string text = ticket().text;
  EXPECT_TRUE(use_ticket(text, noon_and(6 * 3600 - 1)));
  EXPECT_TRUE(use_ticket(text, noon_and(12 * 3600 - 2)));
  EXPECT_FALSE(use_ticket(text, noon_and(18 * 3600 - 2)));
  EXPECT_FALSE(use_ticket(text, noon_and(18 * 3600 - 2)));  // and never again
}

TEST_F(TokenRegistryTest, AnAccessTokenLivesAnHourHoweverItIsUsed) {
  const std::string text = access_token().text;
  EXPECT_TRUE(use_token(text, noon_and(1800)));
  EXPECT_TRUE(use_token(text, noon_and(3599)));
  EXPECT_FALSE(use_token(text, noon_and(3600)));
}

TEST_F(TokenRegistryTest, KnowsWhatHasExpiredForAWhile) {
  const std::string text = access_token(0).text;
  const Instant expired = noon_and(3600);
  EXPECT_EQ(registry_.use(kOnlyTenant, TokenKind::AccessToken, text, expired)->holder.state,
            TokenState::Expired);
  for (int i = 1; i < 3000; ++i) {
    registry_.put(kOnlyTenant, issued(TokenKind::AccessToken, i, expired).row, expired);
  }
  EXPECT_TRUE(registry_.use(kOnlyTenant, TokenKind::AccessToken, text, expired));
  const Instant later = noon_and(2 * 3600);
  for (int i = 3000; i < 9000; ++i) {
    registry_.put(kOnlyTenant, issued(TokenKind::AccessToken, i, later).row, later);
  }
  EXPECT_FALSE(registry_.use(kOnlyTenant, TokenKind::AccessToken, text, later));
}

TEST_F(TokenRegistryTest, ATicketsUseIsKeptOnceAMinute) {
  const std::string text = ticket().text;
  EXPECT_FALSE(use_ticket(text, noon_and(59))->to_keep);
  EXPECT_TRUE(use_ticket(text, noon_and(60))->to_keep);
  EXPECT_FALSE(use_ticket(text, noon_and(119))->to_keep);
  EXPECT_TRUE(use_ticket(text, noon_and(120))->to_keep);
  EXPECT_FALSE(use_token(access_token().text, noon_and(600))->to_keep);
}

TEST_F(TokenRegistryTest, AClockThatIsSetBackShortensNoLife) {
  const std::string text = ticket().text;
  EXPECT_TRUE(use_ticket(text, noon_and(3600)));
  EXPECT_TRUE(use_ticket(text, noon_and(0))->to_keep);
  EXPECT_TRUE(use_ticket(text, noon_and(7 * 3600 - 1)));
}

TEST_F(TokenRegistryTest, ARevokedTicketIsKnownAndLivesNoLonger) {
  auto one = ticket();
  one.row.revoked_at = kNoon;
  registry_.put(kOnlyTenant, one.row, kNoon);
  EXPECT_EQ(use_ticket(one.text, noon_and(3600))->holder.state, TokenState::Revoked);
  EXPECT_FALSE(use_ticket(one.text, noon_and(6 * 3600)));
}

// The row was written before its ticket was used last.
TEST_F(TokenRegistryTest, APutShortensNoLifeThatUseHasGiven) {
  const auto one = ticket();
  EXPECT_TRUE(use_ticket(one.text, noon_and(3600)));
  registry_.put(kOnlyTenant, one.row, noon_and(3600));
  EXPECT_TRUE(use_ticket(one.text, noon_and(7 * 3600 - 1)));
}

TEST_F(TokenRegistryTest, ForgetsOne) {
  const auto one = access_token(1);
  const auto other = access_token(2);
  registry_.forget(one.row);
  EXPECT_FALSE(use_token(one.text, kNoon));
  EXPECT_TRUE(use_token(other.text, kNoon));
}

TEST_F(TokenRegistryTest, GoesByWhatReplacesTheRowsOfOneTenant) {
  auto revoked = ticket(1);
  const auto gone = ticket(2);
  const auto comes = issued(TokenKind::Ticket, 3, kNoon);
  auto elsewhere = issued(TokenKind::Ticket, 4, kNoon);
  elsewhere.row.secret_hash = hex(token_digest(TokenKind::Ticket, TenantId{2}, elsewhere.text));
  registry_.put(TenantId{2}, elsewhere.row, kNoon);
  revoked.row.revoked_at = kNoon;
  registry_.replace(kOnlyTenant, std::vector{revoked.row, comes.row}, kNoon);
  EXPECT_EQ(use_ticket(revoked.text, kNoon)->holder.state, TokenState::Revoked);
  EXPECT_FALSE(use_ticket(gone.text, kNoon));
  EXPECT_TRUE(use_ticket(comes.text, kNoon));
  EXPECT_TRUE(registry_.use(TenantId{2}, TokenKind::Ticket, elsewhere.text, kNoon));
}

TEST_F(TokenRegistryTest, SweepsTheExpiredAndNoOther) {
  const auto living = ticket();
  for (int i = 0; i < 3000; ++i) access_token(2 + i);
  const Instant later = noon_and(3600);
  for (int i = 0; i < 3000; ++i) {
    registry_.put(kOnlyTenant, issued(TokenKind::AccessToken, 10'000 + i, later).row, later);
  }
  EXPECT_TRUE(use_ticket(living.text, later));
  EXPECT_TRUE(use_token("8A:10000", later));
}

}  // namespace
}  // namespace crm::auth
