#include "jose/signing_keys.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <utility>

#include "jose/base64url.h"
#include "jose/numeric_date.h"
#include "jose/rsa_numbers.h"
#include "jose/strict_json.h"

namespace crm::jose {
namespace {

constexpr unsigned kBits = 2048;

Instant whole_second(Instant at) { return {at.ticks - at.ticks % kTicksPerSecond}; }

Result<SigningKey> new_key(Instant now) {
  const ErrorsForgotten forgotten;
  KeyPtr key(EVP_RSA_gen(kBits));
  if (key == nullptr) return refuse(ErrorKind::Internal, "No signing key could be made.");
  std::string kid = thumbprint(rsa_numbers(key));
  return SigningKey{std::move(key), std::move(kid), whole_second(now), std::nullopt};
}

std::string signature(const KeyPtr& key, std::string_view message) {
  const ErrorsForgotten forgotten;
  const DigestContextPtr context(EVP_MD_CTX_new());
  const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
  std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())), '\0');
  std::size_t size = signature.size();
  if (context == nullptr ||
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     bytes, message.size()) != 1) {
    throw std::bad_alloc();  // nothing else can fail with a key that was read
  }
  signature.resize(size);
  return signature;
}

bool may_be_signed(std::string_view claims_json, Instant now) {
  const auto claims = strict_object(claims_json);
  if (!claims) return false;
  const boost::json::value* const exp = claims->if_contains("exp");
  const auto until = exp == nullptr ? std::nullopt : instant_of(*exp);
  return until && until->ticks <= now.ticks + kSignedLifeMaxS * kTicksPerSecond;
}

}  // namespace

bool is_published(const SigningKey& key, Instant now) {
  return !key.retired_at || now.ticks < key.retired_at->ticks + kSignedLifeMaxS * kTicksPerSecond;
}

Result<SigningKeys> SigningKeys::generate(Instant now) {
  auto key = new_key(now);
  if (!key) return forward(key);
  std::vector<SigningKey> keys;
  keys.push_back(*std::move(key));
  return SigningKeys(std::move(keys));
}

Result<SigningKeys> SigningKeys::rotated(Instant now) const {
  std::vector<SigningKey> keys(1);
  for (const SigningKey& each : keys_) {
    if (!is_published(each, now)) continue;
    // One that the clock has put into the future stays published for as long as any other.
    const Instant retired_at = each.retired_at.value_or(whole_second(now));
    keys.push_back({share(each.key), each.kid, each.made_at, retired_at});
  }
  if (keys.size() > kSigningKeysMax) {
    return refuse(ErrorKind::Busy,
                  "Too many signing keys were made in the last hours: what the "
                  "former ones signed is still good. Try again later.");
  }
  auto key = new_key(now);
  if (!key) return forward(key);
  keys.front() = *std::move(key);
  return SigningKeys(std::move(keys));
}

Result<std::string> SigningKeys::sign(std::string_view claims_json, Instant now) const {
  if (!may_be_signed(claims_json, now)) {
    return refuse(ErrorKind::Internal, "Claims that must not be signed.");
  }
  const SigningKey& current = keys_.front();
  const std::string header = R"({"alg":"RS256","typ":"JWT","kid":")" + current.kid + "\"}";
  std::string token = base64url(header) + "." + base64url(claims_json);
  token += "." + base64url(signature(current.key, token));
  return token;
}

std::string SigningKeys::jwks(Instant now) const {
  std::string text = R"({"keys":[)";
  for (const SigningKey& each : keys_) {
    if (!is_published(each, now)) continue;
    if (&each != &keys_.front()) text += ",";
    const RsaNumbers numbers = rsa_numbers(each.key);
    text += R"({"kty":"RSA","use":"sig","alg":"RS256","kid":")" + each.kid + R"(","n":")" +
            base64url(numbers.modulus) + R"(","e":")" + base64url(numbers.exponent) + "\"}";
  }
  return text + "]}";
}

}  // namespace crm::jose
