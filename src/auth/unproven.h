// A well-formed credential on its way to the proof.
#pragma once

#include <string>
#include <utility>

#include "auth/proven_credentials.h"
#include "base/secret.h"
#include "domain/ids.h"

namespace crm::auth {

// Immutable; holds the password until its last owner lets go.
class Unproven {
 public:
  Unproven(const CredentialDigest& digest, TenantId tenant, std::string user, Secret password,
           std::string peer)
      : digest_(digest),
        tenant_(tenant),
        user_(std::move(user)),
        password_(std::move(password)),
        peer_(std::move(peer)) {}
  Unproven(const Unproven&) = delete;
  Unproven& operator=(const Unproven&) = delete;
  ~Unproven() = default;

  [[nodiscard]] const CredentialDigest& digest() const { return digest_; }
  [[nodiscard]] TenantId tenant() const { return tenant_; }
  [[nodiscard]] const std::string& user() const { return user_; }
  [[nodiscard]] std::string_view password() const { return password_.view(); }
  // The address it came from.
  [[nodiscard]] const std::string& peer() const { return peer_; }

 private:
  CredentialDigest digest_;
  TenantId tenant_;
  std::string user_;
  Secret password_;
  std::string peer_;
};

}  // namespace crm::auth
