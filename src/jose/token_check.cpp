#include "jose/token_check.h"

#include <algorithm>
#include <utility>

#include "jose/compact_token.h"
#include "jose/numeric_date.h"
#include "jose/strict_json.h"

namespace crm::jose {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::int64_t kLeewayTicks = kLeewayS * kTicksPerSecond;

tl::unexpected<Error> not_believed(std::string why) {
  return refuse(ErrorKind::Unauthenticated, std::move(why));
}

// Signed by one of the keys, and yet.
tl::unexpected<Error> no_good(std::string why) {
  return refuse(ErrorKind::Forbidden, std::move(why));
}

bool is_for(const object& claims, std::string_view audience) {
  const value* const aud = claims.if_contains("aud");
  if (aud == nullptr) return false;
  if (aud->is_string()) return text_of(claims, "aud") == audience;
  return aud->is_array() && std::ranges::any_of(aud->get_array(), [&](const value& each) {
           return each.is_string() && std::string_view(each.get_string()) == audience;
         });
}

// A time that is there must be one.
Result<std::optional<Instant>> time_of(const object& claims, std::string_view claim) {
  const value* const found = claims.if_contains({claim.data(), claim.size()});
  if (found == nullptr) return std::nullopt;
  const auto at = instant_of(*found);
  if (!at) return no_good("its " + std::string(claim) + " is no point in time");
  return at;
}

// Until when it is good.
Result<Instant> judge_times(const object& claims, Instant now) {
  const auto exp = time_of(claims, "exp");
  if (!exp) return forward(exp);
  const auto nbf = time_of(claims, "nbf");
  if (!nbf) return forward(nbf);
  const auto iat = time_of(claims, "iat");
  if (!iat) return forward(iat);
  if (!*exp) return no_good("it has no exp");
  if (!*nbf && !*iat) return no_good("it has neither nbf nor iat");
  const Instant good_until{(*exp)->ticks + kLeewayTicks};
  if (now >= good_until) return no_good("it has expired");
  for (const auto& since : {*nbf, *iat}) {
    if (since && since->ticks - kLeewayTicks > now.ticks) {
      return no_good("it is not good yet");
    }
  }
  return good_until;
}

std::map<std::string, std::string, std::less<>> texts_of(const object& claims) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& claim : claims) {
    if (!claim.value().is_string()) continue;
    texts.emplace(claim.key(), std::string_view(claim.value().get_string()));
  }
  return texts;
}

}  // namespace

std::optional<std::string_view> Claims::text(std::string_view claim) const {
  const auto found = texts.find(claim);
  if (found == texts.end()) return std::nullopt;
  return found->second;
}

Result<Claims> check_token(std::string_view token, const VerificationKeys& keys,
                           const TokenRules& rules, Instant now) {
  const auto read = read_compact_token(token);
  if (!read) return not_believed(read.error().detail);
  const PublicKey* const key = keys.find(read->kid);
  if (key == nullptr) return not_believed("it is signed by no key that is known");
  if (read->alg != name(key->algorithm())) return not_believed("its alg is not that of its key");
  if (!key->verifies(read->signed_text, read->signature)) {
    return not_believed("its signature is wrong");
  }
  const auto claims = strict_object(read->payload);
  if (!claims) return no_good("its claims are no JSON object, or one is there twice");
  if (text_of(*claims, "iss") != rules.issuer) return no_good("it is of another issuer");
  if (!is_for(*claims, rules.audience)) return no_good("it is for another audience");
  const auto good_until = judge_times(*claims, now);
  if (!good_until) return forward(good_until);
  return Claims{*good_until, texts_of(*claims)};
}

}  // namespace crm::jose
