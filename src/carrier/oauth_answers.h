// What the token endpoint answers [wire: OpenID Connect], in the words of RFC 6749.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct OAuthTokens {
  std::string token_type = "Bearer";
  std::string access_token;
  std::int32_t expires_in = 0;
  std::string refresh_token;
  std::string id_token;
};

template <>
struct Description<OAuthTokens> {
  using C = OAuthTokens;
  static constexpr std::string_view kName = "OAuthTokens";
  static constexpr auto kFields = Fields{
      Field{"token_type", &C::token_type, Use::Answer, 0, "Always Bearer."},
      Field{"access_token", &C::access_token, Use::Answer, 0, "8A:…, for Authorization: Bearer."},
      Field{"expires_in", &C::expires_in, Use::Answer, 0, "Seconds that it is valid for."},
      Field{"refresh_token", &C::refresh_token, Use::Answer, 0,
            "For further access tokens; of the code flow alone.", kLeftOutWhenEmpty},
      Field{"id_token", &C::id_token, Use::Answer, 0, "Who has signed in, as a JWT."},
  };
};

struct OAuthError {
  std::string error;
  std::string error_description;
};

template <>
struct Description<OAuthError> {
  using C = OAuthError;
  static constexpr std::string_view kName = "OAuthError";
  static constexpr auto kFields = Fields{
      Field{"error", &C::error, Use::Answer, 0, "Kind of error, a word of RFC 6749."},
      Field{"error_description", &C::error_description, Use::Answer, 0, "What is wrong."},
  };
};

}  // namespace crm::carrier
