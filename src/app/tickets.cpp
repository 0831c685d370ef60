#include "app/tickets.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/console.h"
#include "app/deeds.h"
#include "auth/tokens.h"
#include "base/civil_time.h"
#include "codec/json_text.h"

namespace crm::app {
namespace {

Result<Associate> find_user(const store::Reader& reader, const std::string& login) {
  auto associate = reader.associate_by_login(login);
  if (!associate) {
    return refuse(ErrorKind::NotFound, "There is no user \"" + printable(login) +
                                           "\"; active-contacts user list shows all.");
  }
  return *std::move(associate);
}

// Digits alone are the number of a ticket.
std::optional<TokenId> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  return failed == std::errc() ? TokenId{number} : TokenId{};
}

std::string state_of(const Token& ticket, Instant now) {
  if (ticket.revoked_at) return "revoked";
  return is_valid(ticket, now) ? "valid" : "expired";
}

std::string in_quotes(const std::string& text) {
  std::string out;
  codec::append_json_string(out, text);
  return out;
}

// One line of the list.
struct Listed {
  Token ticket;
  std::string login;
  std::string state;
};

std::string object_of(const Listed& each) {
  return R"({"TicketId":)" + std::to_string(raw(each.ticket.id)) + R"(,"UserName":)" +
         in_quotes(each.login) + R"(,"IssuedAt":)" + in_quotes(utc_text(each.ticket.issued_at)) +
         R"(,"LastUsedAt":)" + in_quotes(utc_text(each.ticket.last_used_at)) + R"(,"ExpiresAt":)" +
         in_quotes(utc_text(each.ticket.expires_at)) + R"(,"State":)" + in_quotes(each.state) + "}";
}

std::string told(const std::vector<Listed>& tickets, bool json) {
  if (json) {
    std::string array = "[";
    for (const Listed& each : tickets) array += (array == "[" ? "" : ",") + object_of(each);
    return array + "]";
  }
  std::vector<std::vector<std::string>> rows{
      {"id", "user", "issued", "last used", "expires", "state"}};
  for (const Listed& each : tickets) {
    rows.push_back({std::to_string(raw(each.ticket.id)), each.login,
                    utc_text(each.ticket.issued_at), utc_text(each.ticket.last_used_at),
                    utc_text(each.ticket.expires_at), each.state});
  }
  return as_table(rows);
}

Result<std::size_t> revoke_one(store::Transaction& transaction, TokenId id) {
  auto ticket = transaction.token(id);
  if (!ticket || ticket->kind != TokenKind::Ticket) {
    return refuse(ErrorKind::NotFound, "There is no ticket " + std::to_string(raw(id)) +
                                           "; active-contacts ticket list shows all.");
  }
  if (!is_valid(*ticket, transaction.now())) return 0;
  ticket->revoked_at = transaction.now();
  transaction.put(*ticket);
  const auto user = transaction.associate(ticket->associate);
  record("ticket revoked", {{"login", user ? user->login : ""},
                            {"associate_id", raw(ticket->associate)},
                            {"token_id", raw(id)}});
  return 1;
}

}  // namespace

Result<std::string> issue_ticket(const TenantData& data, const Clock& clock,
                                 const auth::Tickets& tickets, const TicketOptions& options) {
  auth::IssuedToken issued;
  const auto done = data.write([&](store::Transaction& transaction) -> Result<void> {
    const auto associate = find_user(transaction, options.whose);
    if (!associate) return forward(associate);
    auto ticket = auth::issue_ticket(transaction, data.tenant, associate->id, tickets, clock.now());
    if (!ticket) return forward(ticket);
    issued = *std::move(ticket);
    record("ticket issued", {{"login", associate->login},
                             {"associate_id", raw(associate->id)},
                             {"token_id", raw(issued.row.id)}});
    return {};
  });
  if (!done) return forward(done);
  if (!options.json) return issued.text;
  return R"({"TicketId":)" + std::to_string(raw(issued.row.id)) + R"(,"Ticket":)" +
         in_quotes(issued.text) + R"(,"ExpiresAt":)" + in_quotes(utc_text(issued.row.expires_at)) +
         "}";
}

Result<std::string> list_tickets(const TenantData& data, const Clock& clock,
                                 const TicketOptions& options) {
  std::vector<Listed> tickets;
  const auto read = data.read([&](const store::Reader& reader) -> Result<void> {
    AssociateId whose = kNobody;
    if (!options.whose.empty()) {
      const auto associate = find_user(reader, options.whose);
      if (!associate) return forward(associate);
      whose = associate->id;
    }
    std::map<AssociateId, std::string> logins;
    reader.each_associate([&](const Associate& each) { logins[each.id] = each.login; });
    reader.each_token([&](const Token& each) {
      if (each.kind != TokenKind::Ticket || (whose != kNobody && each.associate != whose)) return;
      tickets.push_back({each, logins[each.associate], state_of(each, clock.now())});
    });
    return {};
  });
  if (!read) return forward(read);
  return told(tickets, options.json);
}

Result<std::string> revoke_tickets(const TenantData& data, const TicketOptions& options) {
  const auto number = number_in(options.whose);
  std::size_t revoked = 0;
  const auto done = data.write([&](store::Transaction& transaction) -> Result<void> {
    if (number) {
      const auto one = revoke_one(transaction, *number);
      if (!one) return forward(one);
      revoked = *one;
      return {};
    }
    const auto associate = find_user(transaction, options.whose);
    if (!associate) return forward(associate);
    revoked = auth::revoke_tokens_of(transaction, associate->id);
    record("tickets and tokens revoked", {{"login", associate->login},
                                          {"associate_id", raw(associate->id)},
                                          {"tokens_revoked", revoked}});
    return {};
  });
  if (!done) return forward(done);
  if (options.json) return R"({"Revoked":)" + std::to_string(revoked) + "}";
  if (!number) {
    return "Revoked of user " + options.whose + ": " + std::to_string(revoked) +
           " tickets and access tokens.";
  }
  return "Ticket " + options.whose +
         (revoked > 0 ? " is revoked." : " was not valid any more: nothing was changed.");
}

}  // namespace crm::app
