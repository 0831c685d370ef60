#include "reference/refusals.h"

#include <string>

#include "carrier/error_info.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "http/message.h"
#include "reference/headers.h"
#include "reference/media_types.h"
#include "reference/refusal_table.h"
#include "reference/schema.h"
#include "reference/schemas.h"

namespace crm::reference {
namespace {

std::string number_of(http::Status status) { return std::to_string(static_cast<unsigned>(status)); }

// The key in components/responses: BadRequest, UriTooLong, NotFoundLookup, …
std::string key_of(const Refusal& refusal) {
  std::string key;
  bool upper = true;
  for (const char c : http::reason(refusal.status)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) key.push_back(upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c);
    upper = !letter;
  }
  if (refusal.whom == For::Lookups) key += "Lookup";
  if (refusal.whom == For::Preflight) key += "Preflight";
  return key;
}

// What is said where a limit is passed.
std::string limit_doc(http::Status status, const http::Limits& limits) {
  if (status == http::Status::PayloadTooLarge) {
    return " At most " + std::to_string(limits.body_bytes_max) + " bytes, compressed or not.";
  }
  if (status == http::Status::UriTooLong) {
    return " At most " + std::to_string(limits.request_line_bytes_max) + " bytes.";
  }
  if (status == http::Status::HeaderFieldsTooLarge) {
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

// The network answers before it is known who asks, and who may not ask is told nothing.
Json headers_of(const Refusal& refusal) {
  if (refusal.by == By::Network || refusal.shape == Shape::Nothing) {
    return headers({refusal.header});
  }
  return headers_for_pages({refusal.header});
}

// Whether the address looks something up by a name that may be none.
bool looks_up(const route::Route& route) {
  using route::Name;
  return route.name == Name::CurrentTimeZone || route.name == Name::BaseTimeZone ||
         route.name == Name::ResourceString || route.name == Name::ResourceStringIn;
}

bool is_for(const Refusal& refusal, const route::Route& route, Verb verb) {
  const bool call = verb == Verb::Post && route.name == route::Name::GetMyActiveContacts;
  const bool caller =
      verb == Verb::Post || (verb != Verb::Options && route.needs_caller && !route.post);
  const bool lookup = verb != Verb::Options && looks_up(route);
  switch (refusal.whom) {
    case For::All:  // a lookup has a 404 of its own
      return refusal.status != http::Status::NotFound || !lookup;
    case For::Callers:
      return caller;
    case For::Bodies:
      return call;
    case For::Lookups:
      return lookup;
    case For::Preflight:
      return verb == Verb::Options;
    case For::Changes:
    case For::Patches:
      return false;
  }
  return false;
}

bool is_for(const Refusal& refusal, const Refusable& call) {
  switch (refusal.whom) {
    case For::All:
      return refusal.status != http::Status::NotFound || !call.lookup;
    case For::Callers:
      return true;
    case For::Bodies:
      return call.body;
    case For::Lookups:
      return call.lookup;
    case For::Preflight:
      return false;
    case For::Changes:
      return call.guarded;
    case For::Patches:
      return call.patch;
  }
  return false;
}

}  // namespace

Json all_refusals(const http::Limits& limits) {
  std::vector<Member> all;
  for (const Refusal& refusal : refusal_table()) {
    const std::string doc = std::string(refusal.doc) + limit_doc(refusal.status, limits);
    all.push_back({key_of(refusal), object({{"description", text(doc)},
                                            {"headers", headers_of(refusal)},
                                            {"content", content(refusal)}})});
  }
  return object(all);
}

std::vector<Member> service_refusals(const Refusable& call) {
  std::vector<Member> found;
  for (const Refusal& refusal : refusal_table()) {
    if (!is_for(refusal, call)) continue;
    found.push_back({number_of(refusal.status), reference_to("responses", key_of(refusal))});
  }
  return found;
}

std::vector<Member> refusals_of(const route::Route& route, Verb verb) {
  std::vector<Member> found;
  for (const Refusal& refusal : refusal_table()) {
    if (!is_for(refusal, route, verb)) continue;
    found.push_back({number_of(refusal.status), reference_to("responses", key_of(refusal))});
  }
  return found;
}

}  // namespace crm::reference
