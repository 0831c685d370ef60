// The public keys of somebody who signs: read from a document, looked up by name.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "jose/public_key.h"

namespace crm::jose {

inline constexpr std::size_t kKeySetBytesMax = 64UL * 1024;
inline constexpr std::size_t kKeySetKeysMax = 64;

// An immutable picture, replaced whole. Any thread.
class VerificationKeys {
 public:
  // A JWK Set (RFC 7517 §5), or one public key as PEM. Keys of a set that are not for signatures,
  // or not of a kind, size or algorithm that is checked here, are passed over, as §5 has it; where
  // certificates are to be found is never looked at. Errors: BadRequest where the document is not
  // well-formed, too large, names a key twice or has none that can be used.
  [[nodiscard]] static Result<VerificationKeys> parse(std::string_view document);

  // The key of that name. A lone key serves tokens that name none, and one without a name all. Null
  // where there is none; valid as long as this.
  [[nodiscard]] const PublicKey* find(const std::optional<std::string>& kid) const;

  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] std::size_t passed_over() const { return passed_over_; }

  // Whether they are the same keys by the same names.
  [[nodiscard]] bool operator==(const VerificationKeys& other) const {
    return keys_ == other.keys_;
  }

 private:
  // By name; a key that has none can only be found where it is the only one.
  std::multimap<std::string, PublicKey, std::less<>> keys_;
  std::size_t passed_over_ = 0;
};

}  // namespace crm::jose
