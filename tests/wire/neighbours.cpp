#include "tests/wire/neighbours.h"

#include <stdexcept>
#include <string_view>
#include <utility>

#include "auth/token_hash.h"
#include "store/recorder.h"
#include "tests/support/times.h"

namespace crm {
namespace {

constexpr AssociateId kKari{5};

// Theirs; heads.macros has them by name.
constexpr std::string_view kTicket =
    "7T:"
    "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABlADsANQA1"
    "ADUANQA1ADUANQA1ADUANQA7AEMAdQBzAHQAMAAwADAAMAAyAA==";
constexpr std::string_view kToken = "8A:Cust00002.bW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW0=";

void put_token(store::Transaction& transaction, TokenKind kind, std::string_view text) {
  Token token;
  token.id = transaction.next_token_id();
  token.kind = kind;
  token.secret_hash = auth::hex(auth::token_digest(kind, kNeighbour, text));
  token.associate = kKari;
  token.expires_at = instant("2026-01-31T18:00:00Z");
  transaction.put(token);
}

Result<void> put_neighbour(store::Transaction& transaction) {
  transaction.put(
      Tenant{.id = kNeighbour, .name = "Neighbour", .host = "", .registered = transaction.now()});
  transaction.put(Associate{.id = kKari, .login = "kari", .full_name = "Kari of next door"});
  Contact contact;
  contact.id = ContactId{42};
  contact.owner = kKari;
  contact.name = "Next Door Ltd";
  contact.registered = {instant("2026-01-11T09:00:00Z"), kKari};
  store::Recorder recorder(transaction);
  recorder.save(contact);
  recorder.finish();
  put_token(transaction, TokenKind::Ticket, kTicket);
  put_token(transaction, TokenKind::AccessToken, kToken);
  return {};
}

void put(store::Store& store, const Tenant& tenant) {
  const auto done = store.write(tenant.id, [&](store::Transaction& transaction) -> Result<void> {
    transaction.put(tenant);
    return {};
  });
  if (!done) throw std::runtime_error("a tenant");
}

}  // namespace

void stock_neighbours(store::Store& store) {
  if (!store.write(kNeighbour, put_neighbour)) throw std::runtime_error("the neighbour");
  put(store, {.id = TenantId{3},
              .name = "Suspended",
              .state = TenantState::Suspended,
              .host = "",
              .registered = {}});
  put(store,
      {.id = TenantId{4}, .name = "Elsewhere", .host = "online3.example.test", .registered = {}});
}

auth::Account neighbour(const std::string& password_hash) {
  return {.tenant = kNeighbour,
          .associate = kKari,
          .login = "kari",
          .password_hash = password_hash,
          .last_logout = {}};
}

}  // namespace crm
