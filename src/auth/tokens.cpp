#include "auth/tokens.h"

#include <utility>
#include <vector>

#include "auth/authorization.h"
#include "auth/directory.h"
#include "auth/standing.h"

namespace crm::auth {

namespace {

std::size_t revoke_all(store::Transaction& transaction, std::vector<Token> tokens) {
  const Instant now = transaction.now();
  std::size_t revoked = 0;
  for (Token& each : tokens) {
    if (!is_valid(each, now)) continue;
    each.revoked_at = now;
    transaction.put(each);
    ++revoked;
  }
  return revoked;
}

}  // namespace

std::size_t revoke_tokens_of(store::Transaction& transaction, AssociateId associate) {
  return revoke_all(transaction, transaction.tokens_of(associate));
}

std::size_t revoke_tokens_of(store::Transaction& transaction, AppId app) {
  std::vector<Token> tokens;
  transaction.each_token([&](const Token& each) {
    if (app != kNoApp && each.app == app) tokens.push_back(each);
  });
  return revoke_all(transaction, std::move(tokens));
}

Result<void> may_be_issued(const store::Reader& reader, AssociateId associate) {
  const auto user = reader.associate(associate);
  if (!user) return refuse(ErrorKind::NotFound, "There is no such user.");
  return admit(standing_of(*user));
}

std::optional<TokenId> shown_by(const Caller& caller) {
  if (caller.scheme != Scheme::Ticket && caller.scheme != Scheme::AccessToken) return std::nullopt;
  return TokenId{caller.credential};
}

Result<void> still_proven(const store::Reader& reader, const Caller& caller) {
  switch (caller.scheme) {
    case Scheme::Basic:
      if (password_mark(reader.password_hash(caller.associate).value_or("")) !=
          caller.password_mark) {
        return refuse_sign_in();
      }
      return {};
    case Scheme::Ticket:
    case Scheme::AccessToken: {
      const auto shown = reader.token(*shown_by(caller));
      if (!shown || shown->revoked_at) return refuse_sign_in();
      return {};
    }
    case Scheme::Browser: {
      // One that is not there has begun a moment ago: sessions are written behind.
      const auto session = reader.session(SessionId{caller.credential});
      if (session && session->ended_at) return refuse_sign_in();
      return {};
    }
    case Scheme::OutsideToken:
      return {};  // no password of ours has a part in it
  }
  return refuse_sign_in();
}

}  // namespace crm::auth
