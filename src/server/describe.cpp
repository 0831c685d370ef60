#include "server/describe.h"

#include "carrier/active_contacts_request.h"
#include "carrier/field.h"
#include "codec/json_text.h"
#include "server/routes.h"

namespace crm::server {

http::Response describe(const http::Request& request) {
  http::Response response;
  response.content_type = "application/json; charset=utf-8";
  std::string& body = response.body;
  body.push_back('{');
  codec::append_json_string(body, absolute_url(request));
  body += ":{";
  codec::append_json_string(body, "POST");
  body.push_back(':');
  std::string what = "Companies of the current user with activity since a point in time. Body: ";
  std::string_view between;
  carrier::for_each_field<carrier::ActiveContactsRequest>([&](const auto& field) {
    what.append(between).append(field.name);
    between = ", ";
  });
  codec::append_json_string(body, what);
  body += "}}";
  return response;
}

http::Response options_response() {
  http::Response response;
  response.status = http::Status::NoContent;
  response.fields.push_back({"Allow", std::string(kAllowedVerbs)});
  return response;
}

}  // namespace crm::server
