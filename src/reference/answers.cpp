#include "reference/answers.h"

#include <algorithm>
#include <array>
#include <string>

#include "carrier/error_info.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "http/message.h"
#include "reference/media_types.h"
#include "reference/schema.h"
#include "reference/schemas.h"

namespace crm::reference {
namespace {

using http::Status;

struct Header {
  std::string_view name;
  std::string_view doc;
  std::string_view example;
};

// Besides those that every answer carries, which the introduction tells.
constexpr std::array kHeaders{
    Header{"Cache-Control", "No cache may keep the answer.", "no-cache, no-store"},
    Header{"Content-Encoding", "gzip where the answer is compressed.", "gzip"},
    Header{"Content-Security-Policy", "What the page may do in a browser.", "default-src 'none'"},
    Header{"SO-TIMEZONE", "Code of the zone that dates are told in.", "NO"},
    Header{"Location", "The same address with a slash at the end.", "/reference/"},
    Header{"Vary", "The header fields that the answer depends on.",
           "Accept, Accept-Encoding, Accept-Language"},
    Header{"Allow", "The verbs of the address.", "GET, HEAD, POST, OPTIONS"},
    Header{"Retry-After", "Seconds to wait.", "1"},
    Header{"WWW-Authenticate", "The challenge; not sent with X-XSRF-TOKEN or X-Requested-With.",
           R"(Basic realm="active-contacts", charset="UTF-8")"},
    Header{"Access-Control-Allow-Origin", "The page may read the answer.",
           "https://crm.example.test"},
    Header{"Access-Control-Allow-Credentials", "It may also send credentials.", "true"},
    Header{"Access-Control-Expose-Headers", "Header fields that it may read.",
           "SO-TIMEZONE, X-DB-STATS"},
    Header{"Access-Control-Allow-Methods", "Verbs that it may send.", "GET, HEAD, POST, OPTIONS"},
    Header{"Access-Control-Allow-Headers", "Header fields that it may send.", "authorization"},
    Header{"Access-Control-Max-Age", "Seconds for which this may be remembered.", "600"},
};

// Which operations a refusal is for.
enum class For : std::uint8_t {
  All,
  Callers,  // every operation that needs a caller
  Bodies,   // the call
  Lookups,  // what is looked up and may not exist
  Preflight,
};

// Who words it: the exchange, in the form that was asked for, or the network, in JSON.
enum class By : std::uint8_t { Exchange, Network };

enum class Shape : std::uint8_t { Error, Message, Either, Nothing };

struct Refusal {
  Status status;
  For whom;
  By by;
  Shape shape;
  std::string_view doc;
  std::string_view header;  // besides those of every refusal; "": none
  std::string_view error_type;
  std::string_view message;  // what it says in general, and what here: for the example
  std::string_view sample;
};

// Which shape each status has is decided where errors become answers [wire: Errors].
constexpr std::array kRefusals{
    Refusal{Status::BadRequest, For::All, By::Exchange, Shape::Error,
            "The message, a header field or the body is malformed, or a value is wrong.", "",
            "ArgumentException", "The request is invalid.",
            "ActionType: 'Exploded' is not a ContactAction."},
    Refusal{Status::Unauthorized, For::Callers, By::Exchange, Shape::Error,
            "Nobody is signed in, or the credentials are wrong.", "WWW-Authenticate",
            "SoSessionException", "Authentication failed.", "User name or password is wrong."},
    Refusal{Status::Forbidden, For::Callers, By::Exchange, Shape::Error,
            "The user is known, and may not sign in.", "", "SoSecurityException",
            "Access is denied.", "The user is retired."},
    Refusal{Status::NotFound, For::All, By::Exchange, Shape::Message, "There is no such address.",
            "", "", "",
            "No HTTP resource was found that matches the request URI "
            "'http://crm.example.test/api/v2'."},
    Refusal{
        Status::MethodNotAllowed, For::All, By::Exchange, Shape::Message,
        "The address has no such verb; PUT, PATCH, DELETE and TRACE are answered so everywhere.",
        "Allow", "", "", "The requested resource does not support http method 'PUT'."},
    Refusal{Status::RequestTimeout, For::All, By::Network, Shape::Message,
            "The request came too slowly.", "", "", "", "The request took too long to arrive."},
    Refusal{Status::PayloadTooLarge, For::All, By::Exchange, Shape::Message,
            "The body is too long.", "", "", "", "The body is too long."},
    Refusal{Status::UriTooLong, For::All, By::Network, Shape::Message,
            "The request line is too long.", "", "", "", "The request line is too long."},
    Refusal{Status::UnsupportedMediaType, For::Bodies, By::Exchange, Shape::Message,
            "The type, charset or compression of the body is not known.", "", "", "",
            "The request entity's media type 'text/plain' is not supported for this resource."},
    Refusal{Status::ExpectationFailed, For::All, By::Network, Shape::Message,
            "Expect asks for something else than 100-continue.", "", "", "",
            "Only the expectation 100-continue is known."},
    Refusal{Status::TooManyRequests, For::Callers, By::Exchange, Shape::Error,
            "Too many wrong passwords for this user, or from this address: ask again when the time "
            "is over.",
            "Retry-After", "SoSessionException", "Authentication failed.",
            "Too many failed sign-ins. Try again later."},
    Refusal{Status::HeaderFieldsTooLarge, For::All, By::Network, Shape::Message,
            "The header fields are too long, or too many.", "", "", "",
            "The header fields are too long."},
    Refusal{Status::InternalServerError, For::All, By::Exchange, Shape::Error,
            "Our fault; the details are in the log of the server.", "", "Exception",
            "An unexpected error occurred.", "An unexpected error occurred."},
    Refusal{Status::NotImplemented, For::All, By::Network, Shape::Message,
            "Transfer-Encoding names something else than chunked.", "", "", "",
            "Only the transfer coding chunked is known."},
    Refusal{Status::ServiceUnavailable, For::All, By::Exchange, Shape::Error,
            "Too busy, or stopping: ask again.", "Retry-After", "Exception",
            "The server cannot answer now.", "Too many passwords are waiting to be checked."},
    Refusal{Status::VersionNotSupported, For::All, By::Network, Shape::Message,
            "A version of HTTP that is not 1.0 or 1.1.", "", "", "",
            "Only HTTP/1.0 and HTTP/1.1 are known."},
    Refusal{Status::InsufficientStorage, For::Callers, By::Exchange, Shape::Error,
            "The disk is full: nothing was changed, and reading goes on.", "", "Exception",
            "The disk is full; nothing was changed.", "The disk is full; nothing was changed."},
};

std::string number_of(Status status) { return std::to_string(static_cast<unsigned>(status)); }

// The key in components/responses: BadRequest, UriTooLong, NotFoundEither, …
std::string key_of(const Refusal& refusal) {
  std::string key;
  bool upper = true;
  for (const char c : http::reason(refusal.status)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) key.push_back(upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c);
    upper = !letter;
  }
  if (refusal.shape == Shape::Either) key += "Either";
  if (refusal.shape == Shape::Nothing) key += "Preflight";
  return key;
}

// What is said where a limit is passed.
std::string limit_doc(Status status, const http::Limits& limits) {
  if (status == Status::PayloadTooLarge) {
    return " At most " + std::to_string(limits.body_bytes_max) + " bytes, compressed or not.";
  }
  if (status == Status::UriTooLong) {
    return " At most " + std::to_string(limits.request_line_bytes_max) + " bytes.";
  }
  if (status == Status::HeaderFieldsTooLarge) {
    return " At most " + std::to_string(limits.head_bytes_max) +
           " bytes with the request line, and " + std::to_string(limits.fields_max) + " fields.";
  }
  return "";
}

template <class Carrier>
Json in_form(const Carrier& error, Form form) {
  std::string written;
  if (form == Form::Xml) {
    codec::append_xml_document(written, error);
    return text(written);
  }
  codec::append_json(written, error);
  return {written};
}

Json example(const Refusal& refusal, Form form) {
  if (refusal.shape == Shape::Message) {
    return in_form(carrier::MessageOnly{std::string(refusal.sample)}, form);
  }
  carrier::ErrorInfo info;
  info.error_type = refusal.error_type;
  info.error_message = refusal.sample;
  info.message = refusal.message;
  info.message_detail = refusal.sample;
  return in_form(info, form);
}

Json schema(const Refusal& refusal, Form form) {
  const Json error = reference_to("schemas", schema_name(kErrorSchema, form));
  const Json message = reference_to("schemas", schema_name(kRefusalSchema, form));
  if (refusal.shape == Shape::Either) return object({{"anyOf", array({error, message})}});
  return refusal.shape == Shape::Error ? error : message;
}

Json content(const Refusal& refusal) {
  if (refusal.shape == Shape::Nothing) return {};
  const auto media = [&](Form form) {
    return object({{"schema", schema(refusal, form)}, {"example", example(refusal, form)}});
  };
  if (refusal.by == By::Network) return object({{std::string(kJson), media(Form::Json)}});
  return in_every_type(media(Form::Json), media(Form::Xml));
}

bool is_for(const Refusal& refusal, const route::Route& route, Verb verb) {
  const bool call = verb == Verb::Post;
  const bool caller = call || (verb != Verb::Options && route.needs_caller && !route.post);
  const bool lookup = caller && !call;
  switch (refusal.whom) {
    case For::All:  // a lookup has a 404 of its own
      return refusal.status != Status::NotFound || !lookup;
    case For::Callers:
      return caller;
    case For::Bodies:
      return call;
    case For::Lookups:
      return lookup;
    case For::Preflight:
      return verb == Verb::Options;
  }
  return false;
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

Json headers(std::initializer_list<std::string_view> names) {
  std::vector<Member> found;
  for (const std::string_view name : names) {
    if (!name.empty()) found.push_back({std::string(name), reference_to("headers", name)});
  }
  return object(found);
}

Json all_refusals(const http::Limits& limits) {
  std::vector<Member> all;
  for (const Refusal& refusal : kRefusals) {
    const bool network = refusal.by == By::Network;
    all.push_back({key_of(refusal),
                   object({{"description",
                            text(std::string(refusal.doc) + limit_doc(refusal.status, limits))},
                           {"headers", headers({"Cache-Control", "Vary", refusal.header,
                                                network ? "" : "Access-Control-Allow-Origin",
                                                network ? "" : "Access-Control-Allow-Credentials",
                                                network ? "" : "Access-Control-Expose-Headers"})},
                           {"content", content(refusal)}})});
  }
  return object(all);
}

std::vector<Member> refusals_of(const route::Route& route, Verb verb) {
  std::vector<Member> found;
  for (const Refusal& refusal : kRefusals) {
    if (!is_for(refusal, route, verb)) continue;
    found.push_back({number_of(refusal.status), reference_to("responses", key_of(refusal))});
  }
  return found;
}

}  // namespace crm::reference
