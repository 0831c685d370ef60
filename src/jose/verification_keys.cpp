#include "jose/verification_keys.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "jose/base64url.h"
#include "jose/strict_json.h"

namespace crm::jose {
namespace {

using boost::json::object;

tl::unexpected<Error> unusable(std::string why) {
  return refuse(ErrorKind::BadRequest, std::move(why));
}

std::string bytes_of(const object& jwk, std::string_view member) {
  const auto text = text_of(jwk, member);
  return text ? from_base64url(*text).value_or("") : "";
}

// Whether the set says that it is for checking signatures, as far as it says anything.
bool is_for_signatures(const object& jwk) {
  if (jwk.contains("use") && text_of(jwk, "use") != "sig") return false;
  const boost::json::value* const uses = jwk.if_contains("key_ops");
  if (uses == nullptr) return true;
  return uses->is_array() &&
         std::ranges::any_of(uses->get_array(), [](const boost::json::value& use) {
           return use.is_string() && use.get_string() == "verify";
         });
}

// None where the key cannot be used here.
std::optional<PublicKey> key_of(const object& jwk) {
  if (!is_for_signatures(jwk)) return std::nullopt;
  if (jwk.contains("d")) return std::nullopt;  // whoever gave its secret away signs for nobody
  const auto kind = text_of(jwk, "kty");
  auto key = [&]() -> Result<PublicKey> {
    if (kind == "RSA") return PublicKey::of_rsa(bytes_of(jwk, "n"), bytes_of(jwk, "e"));
    if (kind == "EC" && text_of(jwk, "crv") == "P-256") {
      return PublicKey::of_p256(bytes_of(jwk, "x"), bytes_of(jwk, "y"));
    }
    return unusable("not of a kind that is checked here");
  }();
  if (!key) return std::nullopt;
  if (jwk.contains("alg") && text_of(jwk, "alg") != name(key->algorithm())) return std::nullopt;
  if (jwk.contains("kid") && !text_of(jwk, "kid")) return std::nullopt;
  return *std::move(key);
}

}  // namespace

Result<VerificationKeys> VerificationKeys::parse(std::string_view document) {
  VerificationKeys read;
  if (document.size() > kKeySetBytesMax) return unusable("it is longer than 65536 bytes");
  if (trim(document).starts_with("-----BEGIN")) {
    auto key = PublicKey::of_pem(document);
    if (!key) return forward(key);
    read.keys_.emplace("", *std::move(key));
    return read;
  }
  const auto set = strict_object(document);
  const boost::json::value* const keys = set ? set->if_contains("keys") : nullptr;
  if (keys == nullptr || !keys->is_array()) return unusable("it is no JWK Set");
  if (keys->get_array().size() > kKeySetKeysMax) return unusable("it has more than 64 keys");
  for (const boost::json::value& each : keys->get_array()) {
    if (!each.is_object()) return unusable("it is no JWK Set");
    auto key = key_of(each.get_object());
    if (!key) {
      ++read.passed_over_;
      continue;
    }
    const std::string kid(text_of(each.get_object(), "kid").value_or(""));
    if (!kid.empty() && read.keys_.contains(kid)) return unusable("it names two keys alike");
    read.keys_.emplace(kid, *std::move(key));
  }
  if (read.keys_.empty()) return unusable("it has no key that can be used");
  return read;
}

const PublicKey* VerificationKeys::find(const std::optional<std::string>& kid) const {
  if (kid && !kid->empty()) {
    const auto found = keys_.find(*kid);
    if (found != keys_.end()) return &found->second;
  }
  if (keys_.size() != 1) return nullptr;
  const auto& [its_kid, key] = *keys_.begin();
  return !kid || its_kid.empty() ? &key : nullptr;
}

}  // namespace crm::jose
