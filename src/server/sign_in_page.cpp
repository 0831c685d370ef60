#include "server/sign_in_page.h"

#include <algorithm>
#include <utility>

#include "carrier/principal.h"
#include "negotiate/query.h"
#include "server/error_response.h"
#include "server/own_origin.h"
#include "server/page_policy.h"
#include "server/sign_in_files.h"

namespace crm::server {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kCss = "text/css; charset=utf-8";
constexpr std::string_view kSvg = "image/svg+xml";
constexpr std::string_view kScript = "text/javascript; charset=utf-8";

http::Response page(std::string html) {
  http::Response response;
  response.content_type = kHtml;
  response.body = std::move(html);
  protect(response);
  return response;
}

http::Response signed_out(const route::Found& found, std::string_view wrong,
                          std::string_view return_url) {
  return page(filled(signed_out_page(),
                     {{"root", found.prefix}, {"wrong", wrong}, {"return_url", return_url}}));
}

http::Response sent_to(std::string address) {
  http::Response response;
  response.status = http::Status::SeeOther;
  response.fields.push_back({"Location", std::move(address)});
  protect(response);
  return response;
}

// The path that the cookies are for. A prefix that would end it early would be a cookie of its own
// making.
std::string_view cookie_path(std::string_view prefix) {
  const bool is_plain = prefix.find_first_of(";,\"") == std::string_view::npos;
  return prefix.empty() || !is_plain ? "/" : prefix;
}

}  // namespace

http::Response SignInPage::show(const http::Request& request, const route::Found& found,
                                TenantId tenant) const {
  // What a script of another origin may read holds nobody's XSRF value.
  const auto visitor = is_read_elsewhere(request, settings_.urls)
                           ? std::nullopt
                           : sessions_.visitor(request, tenant);
  if (!visitor) {
    const std::string wanted = negotiate::query_value(request.query, "returnUrl");
    return signed_out(found, "", is_local_path(wanted) ? wanted : "");
  }
  const carrier::Principal who = users_.current_principal(visitor->caller);
  return page(filled(signed_in_page(), {{"root", found.prefix},
                                        {"name", who.full_name},
                                        {"login", who.associate},
                                        {"xsrf", visitor->xsrf}}));
}

Result<http::Response> SignInPage::file(const route::Found& found) const {
  const std::string& name = found.parameters.at(0);
  http::Response response;
  if (name == "sign_in.css") {
    response.content_type = kCss;
    response.fixed = sign_in_style();
  } else if (name == "icon.svg") {
    response.content_type = kSvg;
    response.fixed = sign_in_icon();
  } else if (name == "form_post.js") {
    response.content_type = kScript;
    response.fixed = form_post_script();
  } else {
    return refuse(ErrorKind::NotFound, "No such file.");
  }
  protect(response);
  return response;
}

Result<SignInForm> SignInPage::filled_in(const http::Request& request) const {
  if (!is_from_own_page(request, settings_.urls)) {
    return refuse(ErrorKind::Forbidden, "The form was sent by a page of another site.");
  }
  return read_sign_in_form(request);
}

http::Response SignInPage::let_in(const Caller& proven, const std::string& return_url,
                                  const http::Request& request, const route::Found& found) const {
  const auto begun = sessions_.begin(proven, request);
  http::Response response = sent_to(return_url.empty() ? found.prefix + "/login" : return_url);
  give(response, auth::kSessionCookie, begun.value, found);
  give(response, auth::kXsrfCookie, begun.xsrf, found);
  return response;
}

// The status is that of every such error; there is no challenge, as the page asks by itself.
http::Response SignInPage::turn_away(const Error& error, const http::Request& request,
                                     const route::Found& found, std::string_view return_url) const {
  const http::Response told = error_response(error, request);
  http::Response response =
      signed_out(found, error.detail, is_local_path(return_url) ? return_url : "");
  response.status = told.status;
  std::ranges::copy_if(told.fields, std::back_inserter(response.fields),
                       [](const http::OwnField& field) { return field.name == "Retry-After"; });
  return response;
}

http::Response SignInPage::sign_out(const http::Request& request, const route::Found& found,
                                    TenantId tenant) const {
  const auto form = filled_in(request);
  const bool is_bare = request.body.empty() && request.count("Content-Type") == 0;
  if (!form && (!is_bare || form.error().kind != ErrorKind::UnsupportedMediaType)) {
    return turn_away(form.error(), request, found);
  }
  auto caller = sessions_.identify(request, tenant);
  if (!caller && form) caller = sessions_.identify(request, tenant, form->xsrf);
  if (caller) {
    sessions_.sign_out(*caller, request);
  } else if (sessions_.visitor(request, tenant)) {
    return turn_away(caller.error(), request, found);
  }
  http::Response response = sent_to(found.prefix + "/login");
  give(response, auth::kSessionCookie, "", found);
  give(response, auth::kXsrfCookie, "", found);
  return response;
}

// An empty value takes the cookie away.
void SignInPage::give(http::Response& response, std::string_view cookie, std::string_view value,
                      const route::Found& found) const {
  std::string text(cookie);
  text.append("=").append(value).append("; Path=").append(cookie_path(found.prefix));
  text += "; SameSite=Lax";
  if (value.empty()) text += "; Max-Age=0";
  if (settings_.secure_cookies) text += "; Secure";
  if (cookie == auth::kSessionCookie) text += "; HttpOnly";
  response.fields.push_back({"Set-Cookie", std::move(text)});
}

}  // namespace crm::server
