#include "auth/basic.h"

#include <sodium.h>

#include <utility>

#include "auth/authorization.h"
#include "auth/ticket.h"
#include "base/text.h"

namespace crm::auth {
namespace {

// Base64 with or without padding; anything else, longer texts included, is none. libsodium decodes
// in constant time, so that the time taken tells nothing of a password.
std::optional<Secret> decoded(std::string_view base64) {
  std::optional<Secret> bytes(std::in_place);
  const std::span<char> room = bytes->room();
  std::size_t size = 0;
  const int variant = base64.ends_with('=') ? sodium_base64_VARIANT_ORIGINAL
                                            : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(room.data()), room.size(), base64.data(),
                        base64.size(), nullptr, &size, nullptr, variant);
  // Also when it failed: what it has written so far is to be wiped.
  bytes->resize(failed == 0 ? size : room.size());
  if (failed != 0) bytes.reset();
  return bytes;
}

// One byte of ISO-8859-1 as UTF-8.
bool append_latin1(Secret& out, char c) {
  const auto code = static_cast<unsigned char>(c);
  if (code < 0x80) return out.append({&c, 1});
  const char two[] = {static_cast<char>(0xC0U | (code >> 6U)),
                      static_cast<char>(0x80U | (code & 0x3FU))};
  return out.append({two, 2});
}

// None when it does not fit.
std::optional<Secret> as_utf8(std::string_view text) {
  std::optional<Secret> out(std::in_place);
  bool fits = true;
  if (is_utf8(text)) {
    fits = out->append(text);
  } else {
    for (const char c : text) fits = fits && append_latin1(*out, c);
  }
  if (!fits) out.reset();
  return out;
}

}  // namespace

BasicValue basic_value_of(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  BasicValue value;
  const std::span<char> room = value.room();
  sodium_bin2base64(room.data(), room.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  value.resize(sodium_base64_encoded_len(bytes.size(), kVariant) - 1);
  return value;
}

BasicCredential::BasicCredential(Secret bytes, std::size_t colon)
    : bytes_(std::move(bytes)), colon_(colon) {}

Result<BasicCredential> BasicCredential::of(std::string_view value) {
  auto bytes = decoded(value);
  if (!bytes) return refuse_sign_in();
  const std::size_t colon =
      is_ticket(bytes->view()) ? bytes->view().rfind(':') : bytes->view().find(':');
  if (colon == std::string_view::npos || bytes->view().size() - colon - 1 > kPasswordBytesMax) {
    return refuse_sign_in();
  }
  return BasicCredential(std::move(*bytes), colon);
}

bool BasicCredential::has_ticket() const { return is_ticket(bytes().substr(0, colon_)); }

std::string_view BasicCredential::ticket() const {
  const bool alone = colon_ + 1 == bytes().size();
  const std::string_view user = bytes().substr(0, colon_);
  return alone && is_ticket(user) ? user : std::string_view();
}

std::string BasicCredential::user() const {
  const auto user = as_utf8(bytes().substr(0, colon_));
  return user ? std::string(user->view()) : std::string();
}

std::optional<Secret> BasicCredential::password() const {
  auto password = as_utf8(bytes().substr(colon_ + 1));
  if (password && password->view().size() > kPasswordBytesMax) password.reset();
  return password;
}

}  // namespace crm::auth
