#include "auth/ticket.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "auth/token_hash.h"
#include "auth/tokens.h"
#include "domain/tenant_name.h"

namespace crm::auth {
namespace {

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
}

std::string random_key() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return {text.data(), text.size() - 1};
}

// A big-endian number, divided to its end. Its digits are no secret longer than the ticket is.
std::string decimal(std::array<unsigned char, 32> number) {
  std::string digits;
  const auto is_zero = [](unsigned char byte) { return byte == 0; };
  while (!std::ranges::all_of(number, is_zero)) {
    unsigned rest = 0;
    for (unsigned char& byte : number) {
      const unsigned here = rest * 256U + byte;
      byte = static_cast<unsigned char>(here / 10U);
      rest = here % 10U;
    }
    digits.push_back(static_cast<char>('0' + rest));
  }
  std::ranges::reverse(digits);
  return digits.empty() ? "0" : digits;
}

std::string base64_of_utf16le(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide.append({c, '\0'});
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(wide.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(wide.data()),
                    wide.size(), kVariant);
  text.pop_back();  // the terminating zero
  sodium_memzero(wide.data(), wide.size());
  return text;
}

Instant end_of_life(Instant used_at) { return {used_at.ticks + kTicketLifeS * kTicksPerSecond}; }

// The one to be told again: made with this key, and the one that lives longest.
std::optional<IssuedToken> told_before(const store::Reader& reader, TenantId tenant,
                                       AssociateId associate, const Tickets& tickets, Instant now) {
  std::optional<IssuedToken> found;
  for (const Token& each : reader.tokens_of(associate)) {
    if (each.kind != TokenKind::Ticket || !is_valid(each, now)) continue;
    if (found && each.expires_at <= found->row.expires_at) continue;
    std::string text = ticket_text(tickets, tenant, associate, each.key);
    const auto digest = digest_of(each.secret_hash);
    if (!digest || !DigestEqual()(*digest, token_digest(TokenKind::Ticket, tenant, text))) continue;
    found = {std::move(text), each};
  }
  return found;
}

}  // namespace

TicketKey TicketKey::random() {
  start_sodium();
  TicketKey key;
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  return key;
}

std::optional<TicketKey> TicketKey::parse(std::string_view hex) {
  TicketKey key;
  std::size_t size = 0;
  if (hex.size() != 2 * kBytes ||
      sodium_hex2bin(key.bytes_.data(), key.bytes_.size(), hex.data(), hex.size(), nullptr, &size,
                     nullptr) != 0 ||
      size != kBytes) {
    return std::nullopt;
  }
  return key;
}

TicketKey::TicketKey(TicketKey&& other) noexcept : bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

TicketKey& TicketKey::operator=(TicketKey&& other) noexcept {
  std::swap(bytes_, other.bytes_);  // each is wiped when it goes
  return *this;
}

TicketKey::~TicketKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

Secret TicketKey::hex() const {
  Secret text;
  sodium_bin2hex(text.room().data(), text.room().size(), bytes_.data(), bytes_.size());
  text.resize(2 * kBytes);
  return text;
}

std::array<unsigned char, 32> TicketKey::bits(TenantId tenant, AssociateId associate,
                                              std::string_view words) const {
  std::string message = std::to_string(raw(tenant)) + ";" + std::to_string(raw(associate)) + ";";
  message.append(words);
  std::array<unsigned char, 32> bits{};
  crypto_generichash_blake2b(bits.data(), bits.size(),
                             reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                             bytes_.data(), bytes_.size());
  return bits;
}

std::string ticket_text(const Tickets& tickets, TenantId tenant, AssociateId associate,
                        std::string_view key) {
  std::string text(key);
  text.append(";").append(decimal(tickets.key.bits(tenant, associate, key)));
  if (tickets.name_tenant) text.append(";").append(tenant_name(tenant));
  std::string ticket = "7T:" + base64_of_utf16le(text);
  sodium_memzero(text.data(), text.size());
  return ticket;
}

Result<IssuedToken> issue_ticket(store::Transaction& transaction, TenantId tenant,
                                 AssociateId associate, const Tickets& tickets, Instant now) {
  const auto may = may_be_issued(transaction, associate);
  if (!may) return forward(may);
  transaction.erase_tokens_expired_before(now);
  auto issued = told_before(transaction, tenant, associate, tickets, now);
  if (!issued) {
    start_sodium();
    Token row;
    row.id = transaction.next_token_id();
    row.kind = TokenKind::Ticket;
    row.key = random_key();
    row.associate = associate;
    row.issued_at = now;
    std::string text = ticket_text(tickets, tenant, associate, row.key);
    row.secret_hash = hex(token_digest(TokenKind::Ticket, tenant, text));
    issued = {std::move(text), std::move(row)};
  }
  issued->row.last_used_at = now;
  issued->row.expires_at = std::max(issued->row.expires_at, end_of_life(now));
  transaction.put(issued->row);
  return *std::move(issued);
}

}  // namespace crm::auth
