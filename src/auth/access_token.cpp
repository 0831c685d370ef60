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

// Where there are as many as may be. The revoked are counted, so that none makes rows without end.
std::optional<Token> one_too_many(const store::Reader& reader, const AccessTokenOf& whose,
                                  Instant now) {
  std::vector<Token> kept = reader.tokens_of(whose.associate);
  std::erase_if(kept, [&](const Token& each) {
    return each.kind != TokenKind::AccessToken || each.app != whose.app;
  });
  if (kept.size() < kAccessTokensPerUserAndAppMax) return std::nullopt;
  return *std::ranges::min_element(
      kept, {}, [now](const Token& each) { return std::pair(is_valid(each, now), each.id); });
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
  if (const auto proven = still_proven(transaction, caller); !proven) return forward(proven);
  if (const auto id = shown_by(caller)) whose.grant = transaction.token(*id)->grant;
  if (whose.grant != kNoToken) {
    const auto grant = transaction.token(whose.grant);
    if (!grant || !is_valid(*grant, now)) return refuse_sign_in();
    whose.ends = grant->expires_at;
  }
  return put_access_token(transaction, whose, now);
}

NewAccessToken put_access_token(store::Transaction& transaction, const AccessTokenOf& whose,
                                Instant now) {
  transaction.erase_tokens_expired_before(now);
  NewAccessToken made{{}, one_too_many(transaction, whose, now)};
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
  if (whose.ends) row.expires_at = std::min(row.expires_at, *whose.ends);
  row.app = whose.app;
  row.grant = whose.grant;
  transaction.put(row);
  return made;
}

}  // namespace crm::auth
