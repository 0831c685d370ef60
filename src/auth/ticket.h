// Tickets: what a user can show instead of a password, in the vendor's form [wire: Tickets].
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/secret.h"
#include "domain/ids.h"
#include "domain/token.h"
#include "store/store.h"

namespace crm::auth {

inline constexpr std::int64_t kTicketLifeS = 6LL * 3600;  // from its last use on

// Whether a text begins the way tickets do.
[[nodiscard]] constexpr bool is_ticket(std::string_view text) { return text.starts_with("7T:"); }

// The secret that second parts of tickets are made with, so that a ticket can be told again and is
// kept nowhere. Signing in needs none of it: with another key, tickets that are out stay good, and
// only whoever asks again is told a new one [adr 20].
class TicketKey {
 public:
  static constexpr std::size_t kBytes = 32;

  [[nodiscard]] static TicketKey random();
  // None when it is not 64 hex digits.
  [[nodiscard]] static std::optional<TicketKey> parse(std::string_view hex);
  TicketKey(TicketKey&& other) noexcept;
  TicketKey& operator=(TicketKey&& other) noexcept;
  ~TicketKey();

  // As parse() reads it.
  [[nodiscard]] Secret hex() const;

  // 256 bits that nobody can tell from random ones without the key, the same for the same words.
  [[nodiscard]] std::array<unsigned char, 32> bits(TenantId tenant, AssociateId associate,
                                                   std::string_view words) const;

 private:
  TicketKey() = default;

  std::array<unsigned char, kBytes> bytes_{};
};

// A secret as it is told, and the row that is kept of it.
struct IssuedToken {
  std::string text;
  Token row;
};

// How tickets are made here. The key outlives this.
struct Tickets {
  const TicketKey& key;
  bool name_tenant = false;  // behind the second part: in the vendor's cloud
};

// "7T:" and base64 of the UTF-16LE text "<32 hex digits>;<decimal>" or
// "<32 hex digits>;<decimal>;Cust12345". The hex digits are the row's key; the decimal is the
// secret, a number of 256 bits.
[[nodiscard]] std::string ticket_text(const Tickets& tickets, TenantId tenant,
                                      AssociateId associate, std::string_view key);

// The user's ticket, for another 6 hours: one that is valid is told again, otherwise there is a new
// one. Errors: NotFound where there is no such user, those of admit() and of the
// store are thrown.
[[nodiscard]] Result<IssuedToken> issue_ticket(store::Transaction& transaction, TenantId tenant,
                                               AssociateId associate, const Tickets& tickets,
                                               Instant now);

}  // namespace crm::auth
