#include "server/lookups.h"

#include <vector>

#include "base/text.h"
#include "carrier/time_zone_rows.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "locale/language.h"
#include "locale/resource_strings.h"

namespace crm::server {
namespace {

using carrier::AnswerFormat;

template <class Value>
http::Response told(const negotiate::Terms& terms, const Value& value) {
  http::Response response;
  response.content_type = terms.writes.content_type;
  if (terms.writes.format == AnswerFormat::Xml) {
    codec::append_xml_document(response.body, value);
  } else {
    codec::append_json(response.body, value);
  }
  return response;
}

http::Response told_text(const negotiate::Terms& terms, std::string_view text) {
  http::Response response;
  response.content_type = terms.writes.content_type;
  if (terms.writes.format == AnswerFormat::Xml) {
    response.body = codec::kXmlDeclaration;
    codec::append_start_tag(response.body, "string");
    codec::append_xml_text(response.body, text);
    codec::append_end_tag(response.body, "string");
  } else {
    codec::append_json_string(response.body, text);
  }
  return response;
}

}  // namespace

http::Response time_zones(const negotiate::Terms& terms, const locale::ZoneCatalog& zones,
                          std::string_view api_root) {
  const auto rows = carrier::time_zone_rows(zones.entries());
  if (terms.writes.format == AnswerFormat::Xml) return told(terms, rows);
  http::Response response;
  response.content_type = terms.writes.content_type;
  const auto append_name = [&](std::string_view name) {
    codec::append_json_string(response.body, name);
    response.body.push_back(':');
  };
  response.body = "{";
  append_name(carrier::kListMetadata);
  codec::append_json_string(response.body, std::string(api_root) + "/v1/archive$metadata");
  response.body.push_back(',');
  append_name(carrier::kListNextLink);
  response.body += "null,";
  append_name(carrier::kListRows);
  codec::append_json(response.body, rows);
  response.body.push_back('}');
  return response;
}

Result<http::Response> time_zone(const negotiate::Terms& terms, const locale::ZoneCatalog& zones,
                                 std::string_view code) {
  const locale::ZoneEntry* entry = zones.find(code);
  if (entry == nullptr) {
    return refuse(ErrorKind::NoSuchEntity,
                  "The base time zone of this installation is in no list of time zones.");
  }
  return told(terms, carrier::time_zone_location(*entry));
}

Result<http::Response> resource_string(const negotiate::Terms& terms, std::string_view name,
                                       std::string_view tag) {
  auto language = terms.presentation.wording.is_active() ? terms.presentation.wording.language()
                                                         : locale::Language::English;
  if (const auto asked = locale::language_of_tag(tag)) language = *asked;
  const auto text = locale::resource_string(name, language);
  if (!text) {
    return refuse(ErrorKind::NoSuchEntity, "There is no text named '" + excerpt(name) + "'.");
  }
  return told_text(terms, *text);
}

http::Response known_languages(const negotiate::Terms& terms) {
  std::vector<std::string> tags;
  for (std::size_t i = 0; i < locale::kLanguageCount; ++i) {
    tags.emplace_back(locale::tag(static_cast<locale::Language>(i)));
  }
  return told(terms, tags);
}

http::Response principal_response(const negotiate::Terms& terms,
                                  const carrier::Principal& principal) {
  return told(terms, principal);
}

http::Response token_response(const negotiate::Terms& terms, std::string_view token) {
  return told_text(terms, token);
}

}  // namespace crm::server
