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

// What goes, where there are as many as may be.
std::vector<Token> make_room(store::Transaction& transaction, const Caller& caller, Instant now) {
  const std::vector<Token> all = transaction.tokens_of(caller.associate);
  std::vector<Token> kept;
  std::ranges::copy_if(all, std::back_inserter(kept), [&](const Token& each) {
    return each.kind == TokenKind::RefreshToken && each.app == caller.app;
  });
  if (kept.size() < kRefreshTokensPerUserAndAppMax) return {};
  const TokenId gone = std::ranges::min_element(kept, {}, [now](const Token& each) {
                         return std::pair(is_valid(each, now), each.id);
                       })->id;
  std::vector<Token> erased;
  for (const Token& each : all) {
    if (each.grant != gone) continue;
    transaction.erase(each.id);
    erased.push_back(each);
  }
  return erased;
}

void void_row(store::Transaction& transaction, Token& row, Instant now) {
  row.revoked_at = now;
  row.expires_at = std::min(row.expires_at, Instant{now.ticks + kRevokedKeptS * kTicksPerSecond});
  transaction.put(row);
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
  if (const auto proven = still_proven(transaction, caller); !proven) return forward(proven);
  // Withdrawn since the sign-in: the next approval must find nothing of this.
  const auto approvals = transaction.app_approvals();
  if (std::ranges::find(approvals, caller.app, &AppApproval::app) == approvals.end()) {
    return refuse_sign_in();
  }
  NewGrant made;
  transaction.erase_tokens_expired_before(now);
  made.erased = make_room(transaction, caller, now);
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
  if (access->voided) made.erased.push_back(*std::move(access->voided));
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
    void_row(transaction, each, now);
    revoked.push_back(std::move(each));
  }
  return revoked;
}

std::vector<Token> revoke_token(store::Transaction& transaction, TokenId id) {
  auto token = transaction.token(id);
  if (!token || !is_valid(*token, transaction.now())) return {};
  void_row(transaction, *token, transaction.now());
  return {*std::move(token)};
}

}  // namespace crm::auth
