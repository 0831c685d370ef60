#include "auth/access_token.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "auth/authorization.h"
#include "auth/token_hash.h"
#include "auth/tokens.h"
#include "domain/tenant_name.h"

namespace crm::auth {
namespace {

constexpr std::size_t kRandomBytes = 32;

// The ticket or token that the caller has shown; none where it was something else.
std::optional<TokenId> shown_by(const Caller& caller) {
  if (caller.scheme != Scheme::Ticket && caller.scheme != Scheme::AccessToken) return std::nullopt;
  return TokenId{caller.credential};
}

// The oldest of those that are valid, where there are as many as may be.
std::optional<Token> one_too_many(const store::Reader& reader, AssociateId associate, Instant now) {
  std::vector<Token> valid = reader.tokens_of(associate);
  std::erase_if(valid, [now](const Token& each) {
    return each.kind != TokenKind::AccessToken || !is_valid(each, now);
  });
  if (valid.size() < kAccessTokensPerUserMax) return std::nullopt;
  return *std::ranges::min_element(valid, {}, &Token::id);
}

}  // namespace

std::string canonical_access_token(std::string_view text) {
  std::string token(text);
  if (token.starts_with("7A:")) token.front() = '8';
  return token;
}

std::string random_access_token(TenantId tenant) {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
  std::array<unsigned char, kRandomBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::array<char, sodium_base64_ENCODED_LEN(kRandomBytes, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  sodium_memzero(bytes.data(), bytes.size());
  return "8A:" + tenant_name(tenant) + "." + std::string(text.data(), text.size() - 1);
}

Result<NewAccessToken> issue_access_token(store::Transaction& transaction, const Caller& caller,
                                          Instant now) {
  const auto may = may_be_issued(transaction, caller.associate);
  if (!may) return forward(may);
  AccessTokenOf whose{.tenant = caller.tenant, .associate = caller.associate, .app = caller.app};
  if (const auto id = shown_by(caller)) {
    const auto shown = transaction.token(*id);
    if (!shown || shown->revoked_at) return refuse_sign_in();
    whose.grant = shown->grant;
  }
  return put_access_token(transaction, whose, now);
}

NewAccessToken put_access_token(store::Transaction& transaction, const AccessTokenOf& whose,
                                Instant now) {
  transaction.erase_tokens_expired_before(now);
  NewAccessToken made{{}, one_too_many(transaction, whose.associate, now)};
  if (made.voided) transaction.erase(made.voided->id);
  Token& row = made.issued.row;
  made.issued.text = random_access_token(whose.tenant);
  row.id = transaction.next_token_id();
  row.kind = TokenKind::AccessToken;
  row.secret_hash = hex(token_digest(row.kind, whose.tenant, made.issued.text));
  row.associate = whose.associate;
  row.issued_at = now;
  row.last_used_at = now;
  row.expires_at = {now.ticks + kAccessTokenLifeS * kTicksPerSecond};
  row.app = whose.app;
  row.grant = whose.grant;
  transaction.put(row);
  return made;
}

}  // namespace crm::auth
