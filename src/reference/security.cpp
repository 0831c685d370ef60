#include "reference/security.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace crm::reference {
namespace {

struct Scheme {
  std::string_view key;
  std::string_view type;
  std::string_view scheme;  // of type http; of others "", and its field is Authorization
  std::string_view doc;
};

// A new way to sign in is a new line.
constexpr std::array kSchemes{
    Scheme{
        "basic", "http", "basic",
        "User name and password, in UTF-8. User names match in any case, passwords may be empty. A "
        "ticket with an empty password is taken, too. Not online."},
    Scheme{"ticket", "apiKey", "",
           "SOTicket, a blank and a ticket, which begins with 7T: and is valid for six hours from "
           "its last use."},
    Scheme{"token", "http", "bearer",
           "An access token of User/currentToken, which begins with 8A: and is valid for an hour; "
           "or a "
           "token of the OpenID Connect provider that the server names."},
};

// The two that a browser sends together.
struct Key {
  std::string_view key;
  std::string_view in;
  std::string_view name;
  std::string_view doc;
};

constexpr std::array kOfBrowsers{
    Key{"session", "cookie", "SO_SESSION", "The session of a browser, begun at /login."},
    Key{"xsrf", "header", "X-XSRF-TOKEN",
        "The XSRF value of that session, as told by the cookie XSRF-TOKEN and by the input "
        "XSRF_TOKEN of the page."},
};

}  // namespace

Json all_security_schemes() {
  std::vector<Member> all;
  for (const Scheme& known : kSchemes) {
    const bool is_key = known.scheme.empty();
    all.push_back(
        {std::string(known.key), object({{"type", text(known.type)},
                                         {"scheme", is_key ? Json{} : text(known.scheme)},
                                         {"in", is_key ? text("header") : Json{}},
                                         {"name", is_key ? text("Authorization") : Json{}},
                                         {"description", text(known.doc)}})});
  }
  for (const Key& known : kOfBrowsers) {
    all.push_back({std::string(known.key), object({{"type", text("apiKey")},
                                                   {"in", text(known.in)},
                                                   {"name", text(known.name)},
                                                   {"description", text(known.doc)}})});
  }
  return object(all);
}

Json security(bool needs_caller) {
  std::vector<Json> any;
  if (!needs_caller) return array(any);
  for (const Scheme& known : kSchemes) {
    any.push_back(object({{std::string(known.key), array({})}}));
  }
  std::vector<Member> together;
  for (const Key& known : kOfBrowsers) together.push_back({std::string(known.key), array({})});
  any.push_back(object(together));
  return array(any);
}

}  // namespace crm::reference
