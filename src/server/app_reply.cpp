#include "server/app_reply.h"

#include <string>
#include <utility>

#include "auth/redirect_uri.h"
#include "http/percent.h"
#include "server/page_policy.h"
#include "server/sign_in_files.h"

namespace crm::server {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";

void append(std::string& uri, std::string_view name, std::string_view value) {
  uri.push_back(uri.find('?') == std::string::npos ? '?' : '&');
  uri.append(name).append("=").append(http::percent_encode(value));
}

// Whatever stands in them, the values cannot leave their place in the address.
http::Response by_query(const ReplyTo& to, const AppReply& reply) {
  std::string uri = to.redirect_uri;
  if (reply.code.empty()) {
    append(uri, "error", reply.error);
    append(uri, "error_description", reply.description);
  } else {
    append(uri, "code", reply.code);
  }
  if (!to.state.empty()) append(uri, "state", to.state);
  append(uri, "iss", reply.issuer);
  http::Response response;
  response.status = http::Status::SeeOther;
  response.fields.push_back({"Location", std::move(uri)});
  protect(response);
  return response;
}

// A field without a name is not sent.
http::Response by_form(const ReplyTo& to, const AppReply& reply) {
  const bool is_error = reply.code.empty();
  http::Response response;
  response.content_type = kHtml;
  response.body = filled(form_post_page(), {{"action", to.redirect_uri},
                                            {"what", is_error ? "error" : "code"},
                                            {"value", is_error ? reply.error : reply.code},
                                            {"why", is_error ? "error_description" : ""},
                                            {"reason", reply.description},
                                            {"state_name", to.state.empty() ? "" : "state"},
                                            {"state", to.state},
                                            {"iss", reply.issuer}});
  protect(response, auth::origin_of(to.redirect_uri));
  return response;
}

}  // namespace

http::Response reply_to_app(const ReplyTo& to, const AppReply& reply) {
  return to.by_form ? by_form(to, reply) : by_query(to, reply);
}

}  // namespace crm::server
