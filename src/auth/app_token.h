// SO-AppToken: which application calls for a user, proven by its secret [wire: SO-AppToken].
#pragma once

#include <string_view>

#include "auth/apps.h"
#include "auth/guard.h"
#include "base/result.h"
#include "domain/caller.h"
#include "http/message.h"

namespace crm::auth {

inline constexpr std::string_view kAppTokenField = "SO-AppToken";

// One text, whatever is wrong with it.
inline constexpr std::string_view kAppRefused =
    "SO-AppToken: expected the secret of an application that this tenant has approved.";

// What the field adds to a caller who has proven to be somebody: behind a ticket it must be there,
// and names the app from here on; behind a token it may be, and must be that of the app which the
// token was issued to; for all others it is not looked at. Secrets that nobody has are counted by
// `guard`, where it is not null, like wrong tokens. Errors: UnknownApp; TooManyAttempts.
[[nodiscard]] Result<Caller> with_app(const Caller& caller, const http::Request& request,
                                      const Apps& apps, Guard* guard);

}  // namespace crm::auth
