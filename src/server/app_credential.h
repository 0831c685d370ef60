// How an app proves to be itself where it asks for tokens: client_secret_basic or
// client_secret_post [rfc 6749 §2.3.1].
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "auth/apps.h"
#include "auth/guard.h"
#include "domain/app.h"
#include "http/message.h"
#include "server/oauth_parameters.h"
#include "server/oauth_refusal.h"

namespace crm::server {

// The app of `apps`, never null; or why not. Wrong secrets are counted by the guard like wrong
// tokens.
[[nodiscard]] std::variant<const App*, OAuthRefusal> proven_app(const http::Request& request,
                                                                const OAuthParameters& parameters,
                                                                const auth::Apps& apps,
                                                                auth::Guard& guard);

}  // namespace crm::server
