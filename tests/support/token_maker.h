// Tokens as a provider signs them, and as somebody forges them: any header, any claims, and keys of
// either kind, made anew for each test program.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace crm {

// One key pair with a name.
class TokenMaker {
 public:
  enum class Kind { Rsa, P256 };

  TokenMaker(Kind kind, std::string kid, int rsa_bits = 2048);
  TokenMaker(TokenMaker&&) noexcept;
  ~TokenMaker();

  [[nodiscard]] const std::string& kid() const { return kid_; }
  [[nodiscard]] std::string_view alg() const { return kind_ == Kind::Rsa ? "RS256" : "ES256"; }

  // {"alg":…,"kid":…,"typ":"JWT"}
  [[nodiscard]] std::string header() const;
  [[nodiscard]] std::string token(std::string_view claims) const;  // under header()
  [[nodiscard]] std::string token(std::string_view header, std::string_view claims) const;
  // Bytes, as JOSE has them: of ES256, r and s.
  [[nodiscard]] std::string signature(std::string_view message) const;
  [[nodiscard]] std::string der_signature(std::string_view message) const;  // as OpenSSL has them

  // `more` stands inside, as in R"(,"use":"sig")".
  [[nodiscard]] std::string jwk(std::string_view more = "") const;
  [[nodiscard]] std::string public_pem() const;
  [[nodiscard]] std::string private_pem() const;

 private:
  struct Pair;

  Kind kind_;
  std::string kid_;
  std::unique_ptr<Pair> pair_;
};

// {"keys":[…]} of what jwk() gives.
[[nodiscard]] std::string key_set(std::initializer_list<std::string> jwks);

// A token that is authenticated with a shared secret: HS256.
[[nodiscard]] std::string hs256_token(std::string_view secret, std::string_view header,
                                      std::string_view claims);

}  // namespace crm
