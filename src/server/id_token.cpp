#include "server/id_token.h"

#include <algorithm>

#include "auth/sha256_text.h"
#include "domain/role.h"
#include "domain/tenant_name.h"

namespace crm::server {

carrier::IdTokenClaims id_token_claims(const IdTokenSubject& subject, const std::string& issuer,
                                       const std::string& host_root, std::int64_t now_s) {
  const carrier::Principal& who = subject.who;
  const std::string tenant = tenant_name(subject.tenant.id);
  const bool administers =
      std::ranges::find(who.function_rights, name(FunctionRight::GeneralAdministrator)) !=
      who.function_rights.end();
  carrier::IdTokenClaims claims;
  claims.iss = issuer;
  claims.aud = subject.app.client_id;
  claims.sub = tenant + "." + std::to_string(who.associate_id);
  claims.iat = now_s;
  claims.nbf = now_s;
  claims.exp = now_s + kIdTokenLifeS;
  claims.auth_time = subject.signed_in_at_s;
  claims.nonce = subject.nonce;
  claims.at_hash = auth::half_sha256_text(subject.access_token);
  claims.associate_id = std::to_string(who.associate_id);
  claims.ctx = tenant;
  claims.email = who.e_mail_address;
  claims.upn = who.user_name;
  claims.company_name = subject.tenant.name.empty() ? tenant : subject.tenant.name;
  claims.serial = subject.approval.serial;
  claims.is_administrator = administers ? "True" : "False";
  claims.netserver_url = host_root + "/" + tenant + "/Remote/Services88/";
  claims.webapi_url = host_root + "/" + tenant + "/api/";
  if (administers) claims.system_token = subject.approval.approval.system_token;
  claims.initials = who.associate;
  claims.identity_provider = "active-contacts";
  claims.primary_email = who.e_mail_address;
  return claims;
}

}  // namespace crm::server
