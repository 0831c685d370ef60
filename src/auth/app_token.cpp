#include "auth/app_token.h"

#include <string>

namespace crm::auth {
namespace {

tl::unexpected<Error> refuse_app() {
  return refuse(ErrorKind::UnknownApp, std::string(kAppRefused));
}

// Errors as those of with_app().
Result<AppId> shown(const http::Request& request, const Apps& apps, TenantId tenant, Guard* guard) {
  const auto field = request.field(kAppTokenField);
  if (!field) return refuse_app();  // there are two
  const App* const app = apps.with_secret(*field);
  if (app == nullptr) {
    if (guard != nullptr) {
      if (const auto may = guard->fail(request.peer); !may) return forward(may);
    }
    return refuse_app();
  }
  if (apps.approval(app->id, tenant) == nullptr) return refuse_app();
  return app->id;
}

}  // namespace

Result<Caller> with_app(const Caller& caller, const http::Request& request, const Apps& apps,
                        Guard* guard) {
  const bool is_token =
      caller.scheme == Scheme::AccessToken || caller.scheme == Scheme::OutsideToken;
  if (caller.scheme != Scheme::Ticket && !is_token) return caller;
  if (request.count(kAppTokenField) == 0) {
    if (is_token) return caller;
    return refuse_app();
  }
  const auto app = shown(request, apps, caller.tenant, guard);
  if (!app) return forward(app);
  if (is_token && *app != caller.app) return refuse_app();
  Caller by_app = caller;
  by_app.app = *app;
  return by_app;
}

}  // namespace crm::auth
