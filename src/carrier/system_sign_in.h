// How an app signs in as the system user of a tenant [wire: System users].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct SystemSignIn {
  std::string signed_system_token;
  std::string application_token;
  std::string context_identifier;
  std::string return_token_type;
};

template <>
struct Description<SystemSignIn> {
  using C = SystemSignIn;
  static constexpr std::string_view kName = "PartnerSystemUserRequest";
  static constexpr auto kFields = Fields{
      Field{"SignedSystemToken", &C::signed_system_token, Use::Request, 2048,
            "System token, time and signature, with dots between them."},
      Field{"ApplicationToken", &C::application_token, Use::Request, 256,
            "The app's client secret."},
      Field{"ContextIdentifier", &C::context_identifier, Use::Request, 64, "Name of the tenant."},
      Field{"ReturnTokenType", &C::return_token_type, Use::Request, 16, "JWT."},
  };
};

struct SystemSignInAnswer {
  bool is_successful = false;
  std::string token;
  std::string error_message;
};

template <>
struct Description<SystemSignInAnswer> {
  using C = SystemSignInAnswer;
  static constexpr std::string_view kName = "PartnerSystemUserResponse";
  static constexpr auto kFields = Fields{
      Field{"IsSuccessful", &C::is_successful, Use::Answer, 0, "Whether there is a token."},
      Field{"Token", &C::token, Use::Answer, 0, "A JWT with the ticket in it.", kNullWhenEmpty},
      Field{"ErrorMessage", &C::error_message, Use::Answer, 0, "Why there is none.",
            kNullWhenEmpty},
  };
};

// What that JWT says.
struct SystemTokenClaims {
  std::string iss;
  std::string aud;
  std::int64_t iat = 0;
  std::int64_t nbf = 0;
  std::int64_t exp = 0;
  std::string ticket;
  std::string ctx;
};

template <>
struct Description<SystemTokenClaims> {
  using C = SystemTokenClaims;
  static constexpr std::string_view kName = "SystemTokenClaims";
  static constexpr auto kFields = Fields{
      Field{"iss", &C::iss, Use::Answer, 0, "As the vendor's service has it; a setting."},
      Field{"aud", &C::aud, Use::Answer, 0, "spn: and the serial of the database."},
      Field{"iat", &C::iat, Use::Answer, 0, "When it was issued, in seconds since 1970."},
      Field{"nbf", &C::nbf, Use::Answer, 0, "Since when it is good."},
      Field{"exp", &C::exp, Use::Answer, 0, "When it is over."},
      Field{"http://schemes.superoffice.net/identity/ticket", &C::ticket, Use::Answer, 0,
            "7T:…, for Authorization: SOTicket."},
      Field{"http://schemes.superoffice.net/identity/ctx", &C::ctx, Use::Answer, 0,
            "Name of the tenant."},
  };
};

}  // namespace crm::carrier
