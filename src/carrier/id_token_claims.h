// What an id_token says of who has signed in [wire: OpenID Connect]. The claims of the vendor are
// texts, numbers and truths among them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct IdTokenClaims {
  std::string iss;
  std::string aud;
  std::string sub;
  std::int64_t iat = 0;
  std::int64_t nbf = 0;
  std::int64_t exp = 0;
  std::int64_t auth_time = 0;
  std::string nonce;
  std::string at_hash;
  std::string associate_id;
  std::string ctx;
  std::string email;
  std::string upn;
  std::string company_name;
  std::string serial;
  std::string is_administrator;  // True or False
  std::string netserver_url;
  std::string webapi_url;
  std::string system_token;
  std::string initials;
  std::string identity_provider;
  std::string primary_email;
};

template <>
struct Description<IdTokenClaims> {
  using C = IdTokenClaims;
  static constexpr std::string_view kName = "IdTokenClaims";
  static constexpr auto kFields = Fields{
      Field{"iss", &C::iss, Use::Answer, 0, "Who has signed it."},
      Field{"aud", &C::aud, Use::Answer, 0, "The client id of the app it is for."},
      Field{"sub", &C::sub, Use::Answer, 0, "The user: tenant and number."},
      Field{"iat", &C::iat, Use::Answer, 0, "When it was issued, in seconds since 1970."},
      Field{"nbf", &C::nbf, Use::Answer, 0, "Since when it is good."},
      Field{"exp", &C::exp, Use::Answer, 0, "When it is over."},
      Field{"auth_time", &C::auth_time, Use::Answer, 0, "When the user signed in.",
            kLeftOutWhenEmpty},
      Field{"nonce", &C::nonce, Use::Answer, 0, "As the app asked with it.", kLeftOutWhenEmpty},
      Field{"at_hash", &C::at_hash, Use::Answer, 0, "Of the access token that came with it."},
      Field{"http://schemes.superoffice.net/identity/associateid", &C::associate_id, Use::Answer, 0,
            "Number of the user."},
      Field{"http://schemes.superoffice.net/identity/ctx", &C::ctx, Use::Answer, 0,
            "Name of the tenant."},
      Field{"http://schemes.superoffice.net/identity/email", &C::email, Use::Answer, 0,
            "Address of the user."},
      Field{"http://schemes.superoffice.net/identity/upn", &C::upn, Use::Answer, 0,
            "Sign-in name."},
      Field{"http://schemes.superoffice.net/identity/company_name", &C::company_name, Use::Answer,
            0, "Name of the tenant, for people."},
      Field{"http://schemes.superoffice.net/identity/serial", &C::serial, Use::Answer, 0,
            "Ten digits that name the database."},
      Field{"http://schemes.superoffice.net/identity/is_administrator", &C::is_administrator,
            Use::Answer, 0, "True or False."},
      Field{"http://schemes.superoffice.net/identity/netserver_url", &C::netserver_url, Use::Answer,
            0, "Where the SOAP services of the tenant stand."},
      Field{"http://schemes.superoffice.net/identity/webapi_url", &C::webapi_url, Use::Answer, 0,
            "Where the API of the tenant stands."},
      Field{"http://schemes.superoffice.net/identity/system_token", &C::system_token, Use::Answer,
            0, "The app's name for the system user; told to administrators.", kLeftOutWhenEmpty},
      Field{"http://schemes.superoffice.net/identity/initials", &C::initials, Use::Answer, 0,
            "Sign-in name, as lists show it."},
      Field{"http://schemes.superoffice.net/identity/identityprovider", &C::identity_provider,
            Use::Answer, 0, "Who asked for the password."},
      Field{"http://schemes.superoffice.net/identity/so_primary_email_address", &C::primary_email,
            Use::Answer, 0, "Address of the user."},
  };
};

}  // namespace crm::carrier
