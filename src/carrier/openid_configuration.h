// What there is to sign in with, as /login/.well-known/openid-configuration tells it
// [wire: OpenID Connect]. It lists what is served, and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"

namespace crm::carrier {

struct OpenIdConfiguration {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string revocation_endpoint;
  std::string jwks_uri;
  std::vector<std::string> scopes_supported{"openid"};
  std::vector<std::string> response_modes_supported{"query", "form_post"};
  std::vector<std::string> response_types_supported{"code"};
  std::vector<std::string> grant_types_supported{"authorization_code", "refresh_token"};
  std::vector<std::string> subject_types_supported{"public"};
  std::vector<std::string> id_token_signing_alg_values_supported{"RS256"};
  std::vector<std::string> token_endpoint_auth_methods_supported{"client_secret_post",
                                                                 "client_secret_basic"};
  std::vector<std::string> code_challenge_methods_supported{"S256"};
  bool claims_parameter_supported = false;
  bool request_parameter_supported = false;
  bool request_uri_parameter_supported = false;
  bool authorization_response_iss_parameter_supported = true;
};

template <>
struct Description<OpenIdConfiguration> {
  using C = OpenIdConfiguration;
  static constexpr std::string_view kName = "OpenIdConfiguration";
  static constexpr auto kFields = Fields{
      Field{"issuer", &C::issuer, Use::Answer, 0, "Who signs: iss of every token."},
      Field{"authorization_endpoint", &C::authorization_endpoint, Use::Answer, 0,
            "Where people sign in."},
      Field{"token_endpoint", &C::token_endpoint, Use::Answer, 0, "Where codes become tokens."},
      Field{"revocation_endpoint", &C::revocation_endpoint, Use::Answer, 0,
            "Where tokens become void."},
      Field{"jwks_uri", &C::jwks_uri, Use::Answer, 0, "The keys to check signatures with."},
      Field{"scopes_supported", &C::scopes_supported, Use::Answer, 0, "Known scopes."},
      Field{"response_modes_supported", &C::response_modes_supported, Use::Answer, 0,
            "How an answer goes back."},
      Field{"response_types_supported", &C::response_types_supported, Use::Answer, 0,
            "What a sign-in answers."},
      Field{"grant_types_supported", &C::grant_types_supported, Use::Answer, 0,
            "What there are tokens for."},
      Field{"subject_types_supported", &C::subject_types_supported, Use::Answer, 0,
            "Whether apps are told the same sub."},
      Field{"id_token_signing_alg_values_supported", &C::id_token_signing_alg_values_supported,
            Use::Answer, 0, "How tokens are signed."},
      Field{"token_endpoint_auth_methods_supported", &C::token_endpoint_auth_methods_supported,
            Use::Answer, 0, "How an app proves itself."},
      Field{"code_challenge_methods_supported", &C::code_challenge_methods_supported, Use::Answer,
            0, "Methods of PKCE."},
      Field{"claims_parameter_supported", &C::claims_parameter_supported, Use::Answer, 0,
            "No: claims are always the same."},
      Field{"request_parameter_supported", &C::request_parameter_supported, Use::Answer, 0,
            "No: parameters stand in the query."},
      Field{"request_uri_parameter_supported", &C::request_uri_parameter_supported, Use::Answer, 0,
            "No."},
      Field{"authorization_response_iss_parameter_supported",
            &C::authorization_response_iss_parameter_supported, Use::Answer, 0,
            "Yes: answers name the issuer."},
  };
};

}  // namespace crm::carrier
