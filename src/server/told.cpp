#include "server/told.h"

namespace crm::server {
namespace {

using carrier::AnswerFormat;

http::Response response_of(const negotiate::Terms& terms) {
  http::Response response;
  response.content_type = terms.writes.content_type;
  return response;
}

// One element that is the whole document.
http::Response element(const negotiate::Terms& terms, std::string_view name,
                       std::string_view text) {
  http::Response response = response_of(terms);
  response.body = codec::kXmlDeclaration;
  codec::append_start_tag(response.body, name);
  codec::append_xml_text(response.body, text);
  codec::append_end_tag(response.body, name);
  return response;
}

}  // namespace

http::Response told_text(const negotiate::Terms& terms, std::string_view text) {
  if (terms.writes.format == AnswerFormat::Xml) return element(terms, "string", text);
  http::Response response = response_of(terms);
  codec::append_json_string(response.body, text);
  return response;
}

http::Response told_truth(const negotiate::Terms& terms, bool truth) {
  const std::string_view text = truth ? "true" : "false";
  if (terms.writes.format == AnswerFormat::Xml) return element(terms, "boolean", text);
  http::Response response = response_of(terms);
  response.body = text;
  return response;
}

http::Response told_null(const negotiate::Terms& terms) {
  http::Response response = response_of(terms);
  if (terms.writes.format == AnswerFormat::Xml) {
    response.body = codec::kXmlDeclaration;
    response.body += "<anyType";
    response.body += codec::kInstanceNamespace;
    response.body += R"( i:nil="true"/>)";
  } else {
    response.body = "null";
  }
  return response;
}

http::Response told_texts_by_name(const negotiate::Terms& terms, const carrier::Dictionary& texts) {
  http::Response response = response_of(terms);
  if (terms.writes.format == AnswerFormat::Xml) {
    response.body = codec::kXmlDeclaration;
    codec::append_start_tag(response.body, "StringDictionary");
    codec::append_xml_members(response.body, texts, terms.presentation,
                              carrier::Selection::everything());
    codec::append_end_tag(response.body, "StringDictionary");
  } else {
    codec::append_json(response.body, texts);
  }
  return response;
}

void add_links(http::Response& told, const negotiate::Terms& terms,
               const carrier::EntityLinks& links) {
  const carrier::Presentation& how = terms.presentation;
  const carrier::Selection* const below = how.selection.below(carrier::kLinksMember);
  std::string& body = told.body;
  if (terms.writes.format == AnswerFormat::Xml) {
    const std::size_t end = body.rfind("</");
    const std::string root_end = body.substr(end);
    body.resize(end);
    if (below == nullptr) {
      codec::append_nil(body, carrier::kLinksMember);
    } else {
      codec::append_start_tag(body, carrier::kLinksMember);
      codec::append_xml_members(body, links, how, *below);
      codec::append_end_tag(body, carrier::kLinksMember);
    }
    body += root_end;
    return;
  }
  body.back() = ',';
  codec::append_json_string(body, carrier::kLinksMember);
  body.push_back(':');
  if (below == nullptr) {
    body += "null";
  } else {
    codec::append_json(body, links, how, *below);
  }
  body.push_back('}');
}

}  // namespace crm::server
