#include "server/describe.h"

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
  codec::append_json_string(body,
                            "Companies of the current user with activity since a point in time. "
                            "Body: ActivityStartTime, ContactCategories, ActionType");
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
