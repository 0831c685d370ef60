#include "reference/headers.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace crm::reference {
namespace {

struct Header {
  std::string_view name;
  std::string_view doc;
  std::string_view example;
};

// Besides those that are the same in every answer, which the introduction tells.
constexpr std::array kHeaders{
    Header{"Cache-Control", "No cache may keep the answer.", "no-cache, no-store"},
    Header{"Content-Encoding", "gzip where the answer is compressed.", "gzip"},
    Header{"Content-Security-Policy", "What the page may do in a browser.", "default-src 'none'"},
    Header{"Referrer-Policy", "Whom the browser may tell this address.", "same-origin"},
    Header{"Cross-Origin-Opener-Policy", "Pages of other origins get no hold of this one.",
           "same-origin"},
    Header{"Cross-Origin-Resource-Policy", "Nor may they take it in.", "same-origin"},
    Header{"Set-Cookie", "The cookies of the session: SO_SESSION and XSRF-TOKEN.",
           "SO_SESSION=; Path=/; SameSite=Lax; Max-Age=0; Secure; HttpOnly"},
    Header{"SO-TIMEZONE", "Code of the zone that dates are told in.", "NO"},
    Header{"Last-Modified", "When it was last changed, or made if it has not been since.",
           "Mon, 05 Jan 2026 12:00:00 GMT"},
    Header{"Location", "Where to go on.", "reference/"},
    Header{"Vary", "The header fields that the answer depends on.",
           "Accept, Accept-Encoding, Accept-Language"},
    Header{"Allow", "The verbs of the address.", "GET, HEAD, POST, OPTIONS"},
    Header{"Retry-After", "Seconds to wait.", "1"},
    Header{
        "WWW-Authenticate",
        "The challenge: Basic, which is not sent with X-XSRF-TOKEN or X-Requested-With, or Bearer "
        "where Basic is no way to sign in.",
        R"(Basic realm="active-contacts", charset="UTF-8")"},
    Header{"Access-Control-Allow-Origin", "The page may read the answer.",
           "https://crm.example.test"},
    Header{"Access-Control-Allow-Credentials", "It may also send credentials.", "true"},
    Header{"Access-Control-Expose-Headers", "Header fields that it may read.",
           "SO-TIMEZONE, X-DB-STATS, Retry-After, WWW-Authenticate"},
    Header{"Access-Control-Allow-Methods", "Verbs that it may send.", "GET, HEAD, POST, OPTIONS"},
    Header{"Access-Control-Allow-Headers", "Header fields that it may send.", "authorization"},
    Header{"Access-Control-Max-Age", "Seconds for which this may be remembered.", "600"},
};

constexpr std::array<std::string_view, 2> kOfEveryAnswer{"Cache-Control", "Vary"};
constexpr std::array<std::string_view, 3> kForPages{"Access-Control-Allow-Origin",
                                                    "Access-Control-Allow-Credentials",
                                                    "Access-Control-Expose-Headers"};

constexpr std::array<std::string_view, 4> kOfSignInPage{
    "Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy"};

void add(std::vector<Member>& found, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (!name.empty()) found.push_back({std::string(name), reference_to("headers", name)});
  }
}

}  // namespace

Json all_headers() {
  std::vector<Member> all;
  for (const Header& known : kHeaders) {
    all.push_back({std::string(known.name), object({{"description", text(known.doc)},
                                                    {"schema", object({{"type", text("string")}})},
                                                    {"example", text(known.example)}})});
  }
  return object(all);
}

Json headers(std::initializer_list<std::string_view> more) {
  std::vector<Member> found;
  add(found, kOfEveryAnswer);
  add(found, more);
  return object(found);
}

Json page_headers(std::initializer_list<std::string_view> more) {
  std::vector<Member> found;
  add(found, kOfEveryAnswer);
  add(found, more);
  add(found, kOfSignInPage);
  add(found, kForPages);
  return object(found);
}

Json headers_for_pages(std::initializer_list<std::string_view> more) {
  std::vector<Member> found;
  add(found, kOfEveryAnswer);
  add(found, more);
  add(found, kForPages);
  return object(found);
}

}  // namespace crm::reference
