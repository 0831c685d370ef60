#include "server/open_id.h"

#include <utility>

#include "carrier/openid_configuration.h"
#include "codec/carrier_json.h"

namespace crm::server {
namespace {

using route::Name;

constexpr std::string_view kJson = "application/json; charset=utf-8";

http::Response json(std::string body) {
  http::Response response;
  response.content_type = kJson;
  response.body = std::move(body);
  return response;
}

http::Response configuration(const std::string& root) {
  carrier::OpenIdConfiguration told;
  told.issuer = issuer_of(root);
  told.authorization_endpoint = told.issuer + "/common/oauth/authorize";
  told.token_endpoint = told.issuer + "/common/oauth/tokens";
  told.revocation_endpoint = told.issuer + "/common/oauth/revoke";
  told.jwks_uri = told.issuer + "/.well-known/jwks";
  std::string body;
  codec::append_json(body, told);
  return json(std::move(body));
}

}  // namespace

bool is_of_open_id(Name name) {
  switch (name) {
    case Name::OpenIdConfiguration:
    case Name::Jwks:
    case Name::Authorize:
    case Name::Tokens:
    case Name::RevokeToken:
    case Name::SystemSignIn:
      return true;
    default:
      return false;
  }
}

Result<http::Response> OpenId::tell(const http::Request& request, const route::Found& found) const {
  switch (found.route->name) {
    case Name::OpenIdConfiguration:
      return configuration(urls_.host_root(request));
    case Name::Jwks:
      return json(services_.keys()->jwks(services_.clock.now()));
    case Name::Authorize:
      return page_.show(request, found);
    default:
      return refuse(ErrorKind::Internal, "a route that nobody answers");
  }
}

Result<http::Answer> OpenId::run(const http::Request& request, const route::Found& found) const {
  switch (found.route->name) {
    case Name::Authorize:
      return page_.sign_in(request, found);
    case Name::Tokens:
      return tokens_.tokens(request, found);
    case Name::RevokeToken:
      return tokens_.revoke(request, found);
    case Name::SystemSignIn:
      return system_users_.answer(request);
    default:
      return refuse(ErrorKind::Internal, "a route that nobody answers");
  }
}

}  // namespace crm::server
