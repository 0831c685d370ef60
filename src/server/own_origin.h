// Whether a form was sent from a page of ours: a page of somebody else could sign its visitors in
// as somebody else, or out [wire: Sessions in a browser].
#pragma once

#include "http/message.h"
#include "server/urls.h"

namespace crm::server {

// What the browser says decides: Sec-Fetch-Site, else Origin. Programs, which say neither, are
// nobody's victims.
[[nodiscard]] bool is_from_own_page(const http::Request& request, const Urls& urls);

// Whether a script of another origin is reading the answer.
[[nodiscard]] bool is_read_elsewhere(const http::Request& request, const Urls& urls);

}  // namespace crm::server
