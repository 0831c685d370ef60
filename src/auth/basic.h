// The Basic scheme: a user name and a password in the Authorization field [rfc 7617]
// [wire: Basic].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace crm::auth {

inline constexpr std::size_t kPasswordBytesMax = 1024;

// What follows the scheme, in base64: as much as decodes to a Secret. The byte behind it is for
// the NUL of libsodium.
inline constexpr std::size_t kBasicValueBytesMax = (Secret::kBytesMax + 2) / 3 * 4;
using BasicValue = SecretOf<kBasicValueBytesMax + 1>;

// What clients send for this name, colon and password; padded, as nearly all of them do. REQUIRES:
// a Secret holds them.
[[nodiscard]] BasicValue basic_value_of(std::string_view bytes);

// What the client sent, decoded from base64 and split at the first colon, or, as a ticket holds one
// itself, at the last where the text begins like a ticket; as the bytes that came. Clear texts are
// made only to be proven.
class BasicCredential {
 public:
  // Reads what follows the scheme. Errors: Unauthenticated when it is not base64 of a name, a colon
  // and at most kPasswordBytesMax bytes of password.
  [[nodiscard]] static Result<BasicCredential> of(std::string_view value);

  // Name, colon and password as sent.
  [[nodiscard]] std::string_view bytes() const { return bytes_.view(); }

  // Whether the user name begins like a ticket: there is none such.
  [[nodiscard]] bool has_ticket() const;
  // The ticket in place of a user name, where there is no password; "" otherwise. As bytes().
  [[nodiscard]] std::string_view ticket() const;

  // As UTF-8: browsers send a name outside ASCII as ISO-8859-1 and a password as UTF-8, so each is
  // taken as UTF-8 where it is that and as ISO-8859-1 otherwise [wire: Basic].
  [[nodiscard]] std::string user() const;
  // None when it is longer than kPasswordBytesMax once it is UTF-8.
  [[nodiscard]] std::optional<Secret> password() const;

 private:
  BasicCredential(Secret bytes, std::size_t colon);

  Secret bytes_;
  std::size_t colon_;
};

}  // namespace crm::auth
