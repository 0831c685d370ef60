// Client applications as a picture in memory: requests never ask the store.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "auth/proven_credentials.h"
#include "domain/app.h"
#include "domain/ids.h"

namespace crm::auth {

// That a tenant has approved an app, and what it then knows of the tenant.
struct TenantApproval {
  TenantId tenant = kOnlyTenant;
  AppApproval approval;
  AssociateId system_user = kNobody;
  std::string serial;
};

// Immutable once built; shared between threads. Pointers live as long as the picture.
class Apps {
 public:
  Apps() = default;
  Apps(std::vector<App> apps, const std::vector<TenantApproval>& approvals);
  Apps(const Apps&) = delete;
  Apps& operator=(const Apps&) = delete;
  ~Apps() = default;

  // Of apps that are not revoked; null where there is none.
  [[nodiscard]] const App* find(AppId id) const;
  [[nodiscard]] const App* find(std::string_view client_id) const;
  // The app of that secret, in a time that tells nothing of it.
  [[nodiscard]] const App* with_secret(std::string_view secret) const;
  // Whether the secret is that app's.
  [[nodiscard]] bool is_secret_of(const App& app, std::string_view secret) const;

  // Null where the tenant has not approved the app, or it is revoked.
  [[nodiscard]] const TenantApproval* approval(AppId app, TenantId tenant) const;
  // The one of that system token, likewise.
  [[nodiscard]] const TenantApproval* with_system_token(std::string_view system_token) const;

 private:
  std::vector<App> apps_;  // none is revoked
  std::map<AppId, std::size_t> by_id_;
  std::map<std::string, std::size_t, std::less<>> by_client_id_;
  std::unordered_map<CredentialDigest, std::size_t, DigestHash, DigestEqual> by_secret_;
  std::map<std::pair<TenantId, AppId>, TenantApproval> approvals_;
  std::map<std::string, const TenantApproval*, std::less<>> by_system_token_;
};

// The picture that holds now. Any thread may call anything.
class AppBook {
 public:
  // Never null.
  [[nodiscard]] std::shared_ptr<const Apps> current() const;
  // REQUIRES: apps is not null.
  void replace(std::shared_ptr<const Apps> apps);

 private:
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const Apps> apps_ = std::make_shared<const Apps>();
};

}  // namespace crm::auth
