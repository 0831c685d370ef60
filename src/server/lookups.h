// What clients look up beside the feed: time zones, texts of the program, who is asking
// [wire: Auxiliary documents].
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/principal.h"
#include "http/message.h"
#include "locale/zone_catalog.h"
#include "negotiate/terms.h"

namespace crm::server {

// GET TimeZone: the zones that lists show, in the vendor's envelope. `api_root` is where /v1
// stands.
[[nodiscard]] http::Response time_zones(const negotiate::Terms& terms,
                                        const locale::ZoneCatalog& zones,
                                        std::string_view api_root);

// GET TimeZone/current and TimeZone/base: the zone of that code. Errors: NoSuchEntity when the zone
// is in no list.
[[nodiscard]] Result<http::Response> time_zone(const negotiate::Terms& terms,
                                               const locale::ZoneCatalog& zones,
                                               std::string_view code);

// GET String/{sr_id}: the text in the language of `tag`, "" for the caller's own. Errors:
// NoSuchEntity for a name that no text has.
[[nodiscard]] Result<http::Response> resource_string(const negotiate::Terms& terms,
                                                     std::string_view name, std::string_view tag);

// GET String/KnownLanguages.
[[nodiscard]] http::Response known_languages(const negotiate::Terms& terms);

// GET User/currentPrincipal.
[[nodiscard]] http::Response principal_response(const negotiate::Terms& terms,
                                                const carrier::Principal& principal);

// User/currentToken and User/GetCurrentToken: the token as a text.
[[nodiscard]] http::Response token_response(const negotiate::Terms& terms, std::string_view token);

}  // namespace crm::server
