#include "auth/browser_sessions.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <vector>

#include "auth/basic.h"
#include "base/text.h"

namespace crm::auth {
namespace {

constexpr int kEncoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// The value of a session, as bytes.
using Value = std::array<unsigned char, 32>;

std::string written(const Value& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(std::tuple_size_v<Value>, kEncoding), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kEncoding);
  text.pop_back();  // the NUL
  return text;
}

std::optional<Value> read(std::string_view text) {
  Value bytes;
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
                        nullptr, kEncoding) != 0 ||
      size != bytes.size()) {
    return std::nullopt;
  }
  return bytes;
}

ValueHash hash_of(TenantId tenant, const Value& value) {
  const std::int32_t number = raw(tenant);
  ValueHash hash;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&number), sizeof number);
  crypto_generichash_update(&state, value.data(), value.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

// Nobody gets from it to the value, nor, without the value, to it.
Value xsrf_of(const Value& value) {
  constexpr std::string_view kPurpose = "XSRF";
  Value xsrf;
  crypto_generichash(xsrf.data(), xsrf.size(),
                     reinterpret_cast<const unsigned char*>(kPurpose.data()), kPurpose.size(),
                     value.data(), value.size());
  return xsrf;
}

// What session cookies the request carries; none where there are too many. Values that no session
// can have are left out.
std::vector<Value> session_cookies(const http::Request& request) {
  std::vector<Value> values;
  int cookies = 0;
  for (const http::Field& field : request.fields) {
    if (!equals_ignoring_case(field.name, "Cookie")) continue;
    for (std::string_view rest = field.value; !rest.empty();) {
      const auto end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!pair.starts_with(kSessionCookie) || pair.substr(kSessionCookie.size(), 1) != "=") {
        continue;
      }
      if (++cookies > kSessionCookiesMax) return {};
      if (const auto value = read(pair.substr(kSessionCookie.size() + 1))) values.push_back(*value);
    }
  }
  return values;
}

}  // namespace

bool BrowserSessions::are_asked(const http::Request& request) {
  return request.count("Authorization") == 0 && request.count("Cookie") > 0;
}

Result<Caller> BrowserSessions::identify(const http::Request& request, TenantId tenant) const {
  return identify(request, tenant, request.field(kXsrfHeader).value_or(""));
}

Result<Caller> BrowserSessions::identify(const http::Request& request, TenantId tenant,
                                         std::string_view xsrf) const {
  const auto proof = read(xsrf);
  if (!proof) return refuse_sign_in();
  for (const Value& value : session_cookies(request)) {
    if (sodium_memcmp(xsrf_of(value).data(), proof->data(), proof->size()) != 0) continue;
    const auto caller = book_.find(tenant, hash_of(tenant, value), clock_.now());
    if (!caller) break;
    const auto directory = sign_in_.directory();
    const Account* account = directory->find(tenant, caller->associate);
    if (account == nullptr) break;
    if (const auto admitted = admit(account->standing); !admitted) return forward(admitted);
    return *caller;
  }
  return refuse_sign_in();
}

std::optional<BrowserSessions::Visitor> BrowserSessions::visitor(const http::Request& request,
                                                                 TenantId tenant) const {
  for (const Value& value : session_cookies(request)) {
    std::string xsrf = written(xsrf_of(value));
    const auto caller = identify(request, tenant, xsrf);
    if (caller) return Visitor{*caller, std::move(xsrf)};
  }
  return std::nullopt;
}

BrowserSessions::Begun BrowserSessions::begin(const Caller& proven,
                                              const http::Request& request) const {
  const Instant now = clock_.now();
  for (const Value& old : session_cookies(request)) {
    const auto caller = book_.find(proven.tenant, hash_of(proven.tenant, old), now);
    if (caller) book_.end(*caller, SessionEnd::Replaced, now);
  }
  Value value;
  randombytes_buf(value.data(), value.size());
  Begun begun{book_.begin(proven, hash_of(proven.tenant, value), client_key_of(request), now),
              written(value), written(xsrf_of(value))};
  sodium_memzero(value.data(), value.size());
  tell(true, begun.caller, request);
  return begun;
}

void BrowserSessions::sign_out(const Caller& caller, const http::Request& request) const {
  book_.end(caller, SessionEnd::SignedOut, clock_.now());
  tell(false, caller, request);
}

void BrowserSessions::tell(bool signed_in, const Caller& caller,
                           const http::Request& request) const {
  if (!heard_) return;
  const auto directory = sign_in_.directory();
  const Account* account = directory->find(caller.tenant, caller.associate);
  heard_({signed_in, caller.tenant, account == nullptr ? "" : account->login, request.peer,
          caller.credential});
}

}  // namespace crm::auth
