// What the settings say about how requests are answered.
#pragma once

#include "app/settings.h"
#include "auth/guard.h"
#include "auth/session_book.h"
#include "base/result.h"
#include "http/limits.h"
#include "locale/zone_catalog.h"
#include "server/exchange.h"

namespace crm::app {

// "https" where the settings name a certificate, else "http".
[[nodiscard]] std::string scheme_of(const Settings& settings);

// The error names the setting that is wrong.
[[nodiscard]] Result<server::Installation> installation_of(const Settings& settings,
                                                           const locale::ZoneCatalog& zones);

// Whether it is as in the vendor's cloud.
[[nodiscard]] bool is_online(const Settings& settings);

// Which schemes are ways to sign in; access tokens always are.
struct Schemes {
  bool basic = true;
  bool tickets = true;
};
[[nodiscard]] Schemes schemes_of(const Settings& settings);

// How sign-in is slowed.
[[nodiscard]] auth::GuardSettings guard_settings(const Settings& settings);

// How long sessions last, and how many there may be.
[[nodiscard]] auth::SessionSettings session_settings(const Settings& settings);

// How much of a request is read.
[[nodiscard]] http::Limits http_limits(const Settings& settings);

}  // namespace crm::app
