// A well-formed credential on its way to the proof.
#pragma once

#include <string>
#include <utility>

#include "auth/proven_credentials.h"
#include "auth/secret.h"

namespace crm::auth {

// Immutable; holds the password until its last owner lets go.
class Unproven {
 public:
  Unproven(const CredentialDigest& digest, std::string user, Secret password)
      : digest_(digest), user_(std::move(user)), password_(std::move(password)) {}
  Unproven(const Unproven&) = delete;
  Unproven& operator=(const Unproven&) = delete;
  ~Unproven() = default;

  [[nodiscard]] const CredentialDigest& digest() const { return digest_; }
  [[nodiscard]] const std::string& user() const { return user_; }
  [[nodiscard]] std::string_view password() const { return password_.view(); }

 private:
  CredentialDigest digest_;
  std::string user_;
  Secret password_;
};

}  // namespace crm::auth
