#include "server/authorize_page.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "auth/redirect_uri.h"
#include "domain/tenant_name.h"
#include "server/app_reply.h"
#include "server/error_response.h"
#include "server/own_origin.h"
#include "server/page_policy.h"
#include "server/sign_in_files.h"
#include "server/sign_in_form.h"

namespace crm::server {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";

// With the status that such an error has, and when to ask again.
http::Response page(std::string html, std::string_view form_target, const http::Request& request,
                    const std::optional<Error>& error) {
  http::Response response;
  response.content_type = kHtml;
  response.body = std::move(html);
  protect(response, form_target);
  if (!error) return response;
  const http::Response like = error_response(*error, request);
  response.status = like.status;
  std::ranges::copy_if(like.fields, std::back_inserter(response.fields),
                       [](const http::OwnField& field) { return field.name == "Retry-After"; });
  return response;
}

http::Response refused(const Error& error, const http::Request& request) {
  return page(filled(refused_page(), {{"wrong", error.detail}}), "", request, error);
}

std::string name_of(const Context& context) {
  return context.only ? tenant_name(context.only->id) : "";
}

}  // namespace

Result<http::Response> AuthorizePage::show(const http::Request& request,
                                           const route::Found& found) const {
  const auto context = context_of(found.parameters.at(0), services_.tenants);
  if (!context) return forward(context);
  const auto parameters = OAuthParameters::of_query(request.query);
  if (!parameters) return refused(parameters.error(), request);
  const auto asked = authorization_of(*parameters, services_.apps.current());
  if (const auto* error = std::get_if<Error>(&asked)) return refused(*error, request);
  if (const auto* refusal = std::get_if<AuthorizeRefusal>(&asked)) return told(*refusal, request);
  return form(std::get<AuthorizeRequest>(asked), request, name_of(*context), "");
}

Result<http::Answer> AuthorizePage::sign_in(const http::Request& request,
                                            const route::Found& found) const {
  const auto context = context_of(found.parameters.at(0), services_.tenants);
  if (!context) return forward(context);
  const auto parameters = OAuthParameters::of_query(request.query);
  if (!parameters) return refused(parameters.error(), request);
  auto asked = authorization_of(*parameters, services_.apps.current());
  if (const auto* error = std::get_if<Error>(&asked)) return refused(*error, request);
  if (const auto* refusal = std::get_if<AuthorizeRefusal>(&asked)) return told(*refusal, request);
  const auto& wanted = std::get<AuthorizeRequest>(asked);
  if (!is_from_own_page(request, urls_)) {
    return again(wanted, request, name_of(*context),
                 {ErrorKind::Forbidden, "The form was sent by a page of another site."});
  }
  const auto filled_in = read_sign_in_form(request);
  if (!filled_in) return again(wanted, request, name_of(*context), filled_in.error());
  const std::string named = context->only ? name_of(*context) : filled_in->tenant;
  // A tenant that is not there is like a user who is not.
  const Tenant tenant = services_.tenants.find(named).value_or(Tenant{.id = kNoTenant});
  auto identity = services_.sign_in.identify_user(tenant.id, filled_in->user,
                                                  filled_in->password.view(), request.peer);
  if (const auto* error = std::get_if<Error>(&identity)) {
    return finished(wanted, tenant, tl::unexpected(*error), request);
  }
  if (const auto* caller = std::get_if<Caller>(&identity)) {
    return finished(wanted, tenant, *caller, request);
  }
  auto& unproven = std::get<std::shared_ptr<const auth::Unproven>>(identity);
  return http::Later(
      [this, &request, wanted, tenant, unproven = std::move(unproven)](const http::Reply& reply) {
        services_.sign_in.prove(
            unproven, [this, &request, wanted, tenant, reply](const Result<Caller>& caller) {
              guarded_.reply(request, reply, [&]() -> http::Answer {
                return finished(wanted, tenant, caller, request);
              });
            });
      });
}

// What comes of a sign-in: the person is asked again, or the app is answered.
http::Response AuthorizePage::finished(const AuthorizeRequest& asked, const Tenant& tenant,
                                       const Result<Caller>& caller,
                                       const http::Request& request) const {
  const std::string named = tenant.id == kNoTenant ? "" : tenant_name(tenant.id);
  if (!caller) return again(asked, request, named, caller.error());
  if (!runs(tenant.state)) {
    return again(asked, request, named,
                 {ErrorKind::Unavailable, "The tenant does not run now.", kSuspendedRetryS});
  }
  if (asked.apps->approval(asked.app->id, tenant.id) == nullptr) {
    return told({asked.reply_to, "access_denied", "The tenant has not approved the application."},
                request);
  }
  auth::CodeGrant grant{.caller = *caller,
                        .redirect_uri = asked.reply_to.redirect_uri,
                        .challenge = asked.challenge,
                        .nonce = asked.nonce,
                        .signed_in_at = services_.clock.now()};
  grant.caller.app = asked.app->id;
  const std::string code = services_.codes.issue(std::move(grant), services_.clock.now());
  const std::string issuer = issuer_of(urls_.host_root(request));
  return reply_to_app(asked.reply_to,
                      {.code = code, .error = {}, .description = {}, .issuer = issuer});
}

http::Response AuthorizePage::form(const AuthorizeRequest& asked, const http::Request& request,
                                   std::string_view tenant, std::string_view wrong) const {
  const std::string action = std::string(request.path) + "?" + std::string(request.query);
  return page(
      filled(authorize_page(),
             {{"app", asked.app->name}, {"wrong", wrong}, {"action", action}, {"tenant", tenant}}),
      auth::origin_of(asked.reply_to.redirect_uri), request, std::nullopt);
}

http::Response AuthorizePage::again(const AuthorizeRequest& asked, const http::Request& request,
                                    std::string_view tenant, const Error& error) const {
  http::Response response = form(asked, request, tenant, error.detail);
  const http::Response like = error_response(error, request);
  response.status = like.status;
  std::ranges::copy_if(like.fields, std::back_inserter(response.fields),
                       [](const http::OwnField& field) { return field.name == "Retry-After"; });
  return response;
}

http::Response AuthorizePage::told(const AuthorizeRefusal& refusal,
                                   const http::Request& request) const {
  const std::string issuer = issuer_of(urls_.host_root(request));
  return reply_to_app(
      refusal.reply_to,
      {.code = {}, .error = refusal.error, .description = refusal.description, .issuer = issuer});
}

}  // namespace crm::server
