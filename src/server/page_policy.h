// What browsers are told to hold our pages to [wire: Sessions in a browser].
#pragma once

#include <string_view>

#include "http/message.h"

namespace crm::server {

// Nothing comes from elsewhere and nothing goes there, no page of another origin may frame or open
// this one, and no script runs but ours. A form may also go to `form_target`, an origin, and be
// sent on there.
void protect(http::Response& response, std::string_view form_target = "");

}  // namespace crm::server
