#include "auth/tokens.h"

#include "auth/standing.h"

namespace crm::auth {

std::size_t revoke_tokens_of(store::Transaction& transaction, AssociateId associate) {
  const Instant now = transaction.now();
  std::size_t revoked = 0;
  for (Token& each : transaction.tokens_of(associate)) {
    if (!is_valid(each, now)) continue;
    each.revoked_at = now;
    transaction.put(each);
    ++revoked;
  }
  return revoked;
}

Result<void> may_be_issued(const store::Reader& reader, AssociateId associate) {
  const auto user = reader.associate(associate);
  if (!user) return refuse(ErrorKind::NotFound, "There is no such user.");
  return admit(standing_of(*user));
}

}  // namespace crm::auth
