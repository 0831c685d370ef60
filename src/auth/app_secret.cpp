#include "auth/app_secret.h"

#include <sodium.h>

#include <array>

#include "auth/hexadecimal.h"
#include "auth/random_text.h"

namespace crm::auth {
namespace {

constexpr std::size_t kClientIdBytes = 16;
constexpr std::size_t kSystemTokenLetters = 10;
constexpr std::string_view kLetters =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

}  // namespace

std::string random_client_id() {
  start_random();
  std::array<unsigned char, kClientIdBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

std::string random_app_secret() { return random_text(); }

CredentialDigest app_secret_digest(std::string_view secret) {
  constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> kPurpose{
      'a', 'p', 'p', ' ', 's', 'e', 'c', 'r', 'e', 't'};
  CredentialDigest digest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  crypto_generichash_blake2b_salt_personal(digest.data(), digest.size(),
                                           reinterpret_cast<const unsigned char*>(secret.data()),
                                           secret.size(), nullptr, 0, nullptr, kPurpose.data());
  return digest;
}

std::string random_system_token(std::string_view app_name) {
  start_random();
  std::string token(app_name);
  token.push_back('-');
  for (std::size_t i = 0; i < kSystemTokenLetters; ++i) {
    token.push_back(kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))]);
  }
  return token;
}

}  // namespace crm::auth
