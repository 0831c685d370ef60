#include "auth/apps.h"

#include <utility>

#include "auth/app_secret.h"
#include "auth/token_hash.h"

namespace crm::auth {

Apps::Apps(std::vector<App> apps, const std::vector<TenantApproval>& approvals)
    : apps_(std::move(apps)) {
  std::erase_if(apps_, [](const App& each) { return each.revoked_at.has_value(); });
  for (std::size_t i = 0; i < apps_.size(); ++i) {
    by_id_.emplace(apps_[i].id, i);
    by_client_id_.emplace(apps_[i].client_id, i);
    if (const auto digest = digest_of(apps_[i].secret_hash)) by_secret_.emplace(*digest, i);
  }
  for (const TenantApproval& each : approvals) {
    if (!by_id_.contains(each.approval.app)) continue;
    const auto [at, is_new] = approvals_.emplace(std::pair(each.tenant, each.approval.app), each);
    by_system_token_.emplace(each.approval.system_token, &at->second);
  }
}

const App* Apps::find(AppId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &apps_[found->second];
}

const App* Apps::find(std::string_view client_id) const {
  const auto found = by_client_id_.find(client_id);
  return found == by_client_id_.end() ? nullptr : &apps_[found->second];
}

const App* Apps::with_secret(std::string_view secret) const {
  if (secret.empty() || secret.size() > kAppSecretBytesMax) return nullptr;
  const auto found = by_secret_.find(app_secret_digest(secret));
  return found == by_secret_.end() ? nullptr : &apps_[found->second];
}

bool Apps::is_secret_of(const App& app, std::string_view secret) const {
  const App* const whose = with_secret(secret);
  return whose != nullptr && whose->id == app.id;
}

const TenantApproval* Apps::approval(AppId app, TenantId tenant) const {
  const auto found = approvals_.find({tenant, app});
  return found == approvals_.end() ? nullptr : &found->second;
}

const TenantApproval* Apps::with_system_token(std::string_view system_token) const {
  const auto found = by_system_token_.find(system_token);
  return found == by_system_token_.end() ? nullptr : found->second;
}

std::shared_ptr<const Apps> AppBook::current() const {
  const std::scoped_lock lock(mutex_);
  return apps_;
}

void AppBook::replace(std::shared_ptr<const Apps> apps) {
  const std::scoped_lock lock(mutex_);
  apps_.swap(apps);  // the former one is freed outside of the lock
}

}  // namespace crm::auth
