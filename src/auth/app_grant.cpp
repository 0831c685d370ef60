#include "auth/app_grant.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "auth/authorization.h"
#include "auth/random_text.h"
#include "auth/token_hash.h"
#include "auth/tokens.h"
#include "domain/tenant_name.h"

namespace crm::auth {
namespace {

// What goes with the oldest refresh token, where there are as many as may be.
std::vector<Token> make_room(store::Transaction& transaction, AssociateId associate, Instant now) {
  std::vector<Token> valid = transaction.tokens_of(associate);
  std::erase_if(valid, [now](const Token& each) {
    return each.kind != TokenKind::RefreshToken || !is_valid(each, now);
  });
  if (valid.size() < kRefreshTokensPerUserMax) return {};
  return revoke_grant(transaction, associate, std::ranges::min_element(valid, {}, &Token::id)->id);
}

}  // namespace

std::string random_refresh_token(TenantId tenant) {
  return tenant_name(tenant) + "." + random_text();
}

std::optional<TenantId> tenant_in_token(std::string_view text) {
  if (is_access_token(text)) text.remove_prefix(text.find(':') + 1);
  return parse_tenant_name(text.substr(0, text.find('.')));
}

Result<NewGrant> issue_grant(store::Transaction& transaction, const Caller& caller,
                             std::int64_t refresh_life_s, Instant now) {
  const auto may = may_be_issued(transaction, caller.associate);
  if (!may) return forward(may);
  NewGrant made;
  made.changed = make_room(transaction, caller.associate, now);
  made.refresh.text = random_refresh_token(caller.tenant);
  Token& row = made.refresh.row;
  row.id = transaction.next_token_id();
  row.kind = TokenKind::RefreshToken;
  row.secret_hash = hex(token_digest(row.kind, caller.tenant, made.refresh.text));
  row.associate = caller.associate;
  row.issued_at = now;
  row.last_used_at = now;
  row.expires_at = {now.ticks + refresh_life_s * kTicksPerSecond};
  row.app = caller.app;
  row.grant = row.id;
  transaction.put(row);
  auto access = refresh_access_token(transaction, caller.tenant, row.id, now);
  if (!access) return forward(access);
  made.access = std::move(access->issued);
  if (access->voided) made.changed.push_back(*std::move(access->voided));
  return made;
}

Result<NewAccessToken> refresh_access_token(store::Transaction& transaction, TenantId tenant,
                                            TokenId refresh, Instant now) {
  const auto shown = transaction.token(refresh);
  if (!shown || shown->kind != TokenKind::RefreshToken || !is_valid(*shown, now)) {
    return refuse_sign_in();
  }
  const auto may = may_be_issued(transaction, shown->associate);
  if (!may) return forward(may);
  return put_access_token(
      transaction,
      {.tenant = tenant, .associate = shown->associate, .app = shown->app, .grant = shown->grant},
      now);
}

std::vector<Token> revoke_grant(store::Transaction& transaction, AssociateId associate,
                                TokenId grant) {
  std::vector<Token> revoked;
  const Instant now = transaction.now();
  for (Token& each : transaction.tokens_of(associate)) {
    if (grant == kNoToken || each.grant != grant || !is_valid(each, now)) continue;
    each.revoked_at = now;
    transaction.put(each);
    revoked.push_back(std::move(each));
  }
  return revoked;
}

std::vector<Token> revoke_token(store::Transaction& transaction, TokenId id) {
  auto token = transaction.token(id);
  if (!token || !is_valid(*token, transaction.now())) return {};
  token->revoked_at = transaction.now();
  transaction.put(*token);
  return {*std::move(token)};
}

}  // namespace crm::auth
