#include "auth/basic.h"

#include <sodium.h>

#include <utility>

#include "base/text.h"

namespace crm::auth {
namespace {

constexpr std::string_view kField = "Authorization";
constexpr std::string_view kScheme = "Basic";

// What follows the scheme; none when the scheme is another or nothing follows.
std::optional<std::string_view> basic_value(std::string_view value) {
  if (value.size() <= kScheme.size() || value[kScheme.size()] != ' ' ||
      !equals_ignoring_case(value.substr(0, kScheme.size()), kScheme)) {
    return std::nullopt;
  }
  return trim(value.substr(kScheme.size()));
}

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

tl::unexpected<Error> refuse_sign_in() {
  return refuse(ErrorKind::Unauthenticated, std::string(kSignInRefused));
}

BasicCredential::BasicCredential(Secret bytes, std::size_t colon)
    : bytes_(std::move(bytes)), colon_(colon) {}

Result<BasicCredential> BasicCredential::of(const http::Request& request) {
  if (request.count(kField) > 1) {
    return refuse(ErrorKind::BadRequest, "Authorization: more than one field");
  }
  const auto field = request.field(kField);
  const auto value = field ? basic_value(*field) : std::nullopt;
  if (!value) return refuse_sign_in();
  auto bytes = decoded(*value);
  if (!bytes) return refuse_sign_in();
  const std::size_t colon = bytes->view().find(':');
  if (colon == std::string_view::npos || bytes->view().size() - colon - 1 > kPasswordBytesMax) {
    return refuse_sign_in();
  }
  return BasicCredential(std::move(*bytes), colon);
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
