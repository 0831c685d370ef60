#include "auth/outside_tokens.h"

#include <utility>

#include "auth/remembered_tokens.h"
#include "base/text.h"
#include "domain/tenant_name.h"

namespace crm::auth {

// Keys, and what was found good by them: so nothing outlives the key that it was checked with.
struct OutsideTokens::Picture {
  Picture(jose::VerificationKeys its_keys, std::size_t remembered_max)
      : keys(std::move(its_keys)), remembered(remembered_max) {}

  jose::VerificationKeys keys;
  RememberedTokens remembered;
};

OutsideTokens::OutsideTokens(OutsideSettings settings, Heard heard)
    : settings_(std::move(settings)), heard_(std::move(heard)) {}

OutsideTokens::~OutsideTokens() = default;

Result<OutsideUser> OutsideTokens::user_of(TenantId tenant, std::string_view token, Instant now) {
  const auto picture = current();
  if (picture == nullptr) {
    tell("the keys of the provider are not known yet", now);
    return refuse(ErrorKind::Forbidden, "no keys");
  }
  const CredentialDigest digest = key_.digest(tenant, token);
  if (auto login = picture->remembered.find(digest, now)) {
    return OutsideUser{*std::move(login), false};
  }
  const auto claims = jose::check_token(token, picture->keys, settings_.rules, now);
  if (!claims) {
    tell(claims.error().detail, now);
    return forward(claims);
  }
  auto login = login_in(tenant, *claims);
  if (!login) {
    tell(login.error().detail, now);
    return forward(login);
  }
  picture->remembered.remember(digest, *login, claims->good_until);
  return OutsideUser{*std::move(login), true};
}

Result<std::string> OutsideTokens::login_in(TenantId tenant, const jose::Claims& claims) const {
  if (!settings_.tenant_claim.empty()) {
    const auto its_tenant = claims.text(settings_.tenant_claim);
    if (!its_tenant || !equals_ignoring_case(*its_tenant, tenant_name(tenant))) {
      return refuse(ErrorKind::Forbidden, "it is for another tenant");
    }
  }
  const auto login = claims.text(settings_.user_claim);
  if (!login || login->empty()) {
    return refuse(ErrorKind::Forbidden, "it has no " + settings_.user_claim);
  }
  return std::string(*login);
}

void OutsideTokens::tell_outsider(std::string_view login, Instant now) {
  tell("there is no user " + excerpt(login), now);
}

bool OutsideTokens::replace(jose::VerificationKeys keys) {
  const auto before = current();
  if (before != nullptr && before->keys == keys) return false;
  auto next = std::make_shared<Picture>(std::move(keys), settings_.remembered_max);
  const std::scoped_lock lock(mutex_);
  picture_.swap(next);
  return true;
}

std::size_t OutsideTokens::keys() const {
  const auto picture = current();
  return picture == nullptr ? 0 : picture->keys.size();
}

std::shared_ptr<OutsideTokens::Picture> OutsideTokens::current() const {
  const std::scoped_lock lock(mutex_);
  return picture_;
}

void OutsideTokens::tell(std::string_view why, Instant now) {
  const std::int64_t second = now.ticks / kTicksPerSecond;
  std::int64_t before = told_s_.load();
  if (second == before || !told_s_.compare_exchange_strong(before, second)) {
    ++untold_;
    return;
  }
  if (heard_) heard_(why, untold_.exchange(0));
}

}  // namespace crm::auth
