// Tickets and access tokens, as far as they are kept.
#include <string>
#include <vector>

#include "domain/token.h"
#include "tests/store/contract.h"

namespace crm::store {
namespace {

Token ticket(std::int64_t id, AssociateId associate = kAnna) {
  const std::string number = std::to_string(id);
  return {.id = TokenId{id},
          .kind = TokenKind::Ticket,
          .key = "key " + number,
          .secret_hash = "hash " + number,
          .associate = associate,
          .issued_at = instant("2026-01-31T09:00:00"),
          .last_used_at = instant("2026-01-31T09:10:00.1234567"),
          .expires_at = instant("2026-01-31T15:10:00.1234567"),
          .revoked_at = {}};
}

Token access_token(std::int64_t id) {
  Token token = ticket(id, kBo);
  token.kind = TokenKind::AccessToken;
  token.key = "";
  token.app = AppId{5};
  token.grant = TokenId{4};
  return token;
}

std::vector<Token> tokens(const Reader& reader) {
  std::vector<Token> all;
  reader.each_token([&](const Token& each) { all.push_back(each); });
  return all;
}

TEST_P(StoreContract, KeepsTokensAsTheyArePutAndTellsThemInOrder) {
  put_world();
  Token revoked = ticket(1);
  revoked.revoked_at = instant("2026-01-31T09:20:00");
  write([&](Transaction& transaction) {
    transaction.put(access_token(3));
    transaction.put(ticket(2));
    transaction.put(revoked);
    EXPECT_EQ(transaction.token(TokenId{1}), revoked);
  });
  EXPECT_EQ(ask(tokens), (std::vector{revoked, ticket(2), access_token(3)}));
}

TEST_P(StoreContract, FindsATokenByIdAndByUserInItsTenantAlone) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(ticket(7));
    transaction.put(access_token(8));
    transaction.put(ticket(9));
  });
  const auto find = [this](std::int64_t id, TenantId tenant = kOnlyTenant) {
    return ask([&](const Reader& reader) { return reader.token(TokenId{id}); }, tenant);
  };
  EXPECT_EQ(find(8), access_token(8));
  EXPECT_EQ(find(10), std::nullopt);
  EXPECT_EQ(find(8, TenantId{2}), std::nullopt);
  const auto of = [this](AssociateId associate, TenantId tenant = kOnlyTenant) {
    return ask([&](const Reader& reader) { return reader.tokens_of(associate); }, tenant);
  };
  EXPECT_EQ(of(kAnna), (std::vector{ticket(7), ticket(9)}));
  EXPECT_EQ(of(kBo), std::vector{access_token(8)});
  EXPECT_EQ(of(kAnna, TenantId{2}), std::vector<Token>{});
}

TEST_P(StoreContract, ATokenPutAgainReplacesTheOneOfItsId) {
  put_world();
  write([](Transaction& transaction) { transaction.put(ticket(1)); });
  Token used = access_token(1);
  used.secret_hash = "another";
  used.issued_at = instant("2026-01-31T09:01:00");
  used.last_used_at = instant("2026-01-31T10:00:00");
  used.expires_at = instant("2026-01-31T16:00:00");
  used.revoked_at = instant("2026-01-31T10:01:00");
  write([&](Transaction& transaction) { transaction.put(used); });
  EXPECT_EQ(ask(tokens), std::vector{used});
}

TEST_P(StoreContract, ErasesOneToken) {
  put_world();
  write([](Transaction& transaction) {
    transaction.put(ticket(1));
    transaction.put(ticket(2));
  });
  write([](Transaction& transaction) {
    transaction.erase(TokenId{1});
    transaction.erase(TokenId{3});
  });
  EXPECT_EQ(ask(tokens), std::vector{ticket(2)});
}

TEST_P(StoreContract, ErasesTokensThatExpiredBeforeAnInstant) {
  put_world();
  put_world(TenantId{2});
  Token later = ticket(2);
  later.expires_at.ticks += 1;
  write([&](Transaction& transaction) {
    transaction.put(ticket(1));
    transaction.put(later);
    transaction.put(access_token(3));
  });
  write([](Transaction& transaction) { transaction.put(ticket(1)); }, TenantId{2});
  write([&](Transaction& transaction) {
    transaction.erase_tokens_expired_before(later.expires_at);
    EXPECT_EQ(tokens(transaction), std::vector{later});
  });
  EXPECT_EQ(ask(tokens), std::vector{later});
  EXPECT_EQ(ask(tokens, TenantId{2}), std::vector{ticket(1)});
}

// Sessions go by it: a new ticket must not be taken for an old one.
TEST_P(StoreContract, GivesNoTokenIdTwiceThoughTheTokenIsGone) {
  put_world();
  write([](Transaction& transaction) {
    EXPECT_EQ(transaction.next_token_id(), TokenId{1});
    EXPECT_EQ(transaction.next_token_id(), TokenId{2});
    transaction.put(ticket(2));
  });
  write([](Transaction& transaction) {
    transaction.erase_tokens_expired_before(kLatest);
    EXPECT_EQ(transaction.next_token_id(), TokenId{3});
  });
  write([](Transaction& transaction) { EXPECT_EQ(transaction.next_token_id(), TokenId{1}); },
        TenantId{2});
}

}  // namespace
}  // namespace crm::store
