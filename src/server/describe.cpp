#include "server/describe.h"

#include <algorithm>
#include <vector>

#include "carrier/active_contacts_request.h"
#include "carrier/catalogue_entry.h"
#include "carrier/version_info.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "negotiate/accept.h"
#include "route/route.h"
#include "server/html.h"

namespace crm::server {
namespace {

using carrier::AnswerFormat;
using carrier::CatalogueEntry;
using negotiate::Offer;

http::Response empty_answer(const negotiate::AnswerType& type) {
  http::Response response;
  response.content_type = type.content_type;
  return response;
}

// "11.0.1.1" as "11.0.0.0": the first two of four parts.
std::string main_version(const std::string& version) {
  const auto second_dot = version.find('.', version.find('.') + 1);
  return version.substr(0, second_dot) + ".0.0";
}

// Release_11.0.1_2026.01.31-01
std::string label(const Likeness& likeness) {
  std::string date = likeness.date;
  std::ranges::replace(date, '-', '.');
  return "Release_" + likeness.version.substr(0, likeness.version.rfind('.')) + "_" + date + "-01";
}

std::string text_of(const route::Route& route) {
  std::string text(route.summary);
  if (route.name != route::Name::GetMyActiveContacts) return text;
  text += " Body: ";
  std::string_view between;
  carrier::for_each_field<carrier::ActiveContactsRequest>([&](const auto& field) {
    text.append(between).append(field.name);
    between = ", ";
  });
  return text;
}

// {url: {verb: text, …}, …}; the entries of an address stand together.
std::string json_of(const std::vector<CatalogueEntry>& entries) {
  std::string out = "{";
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool goes_on = i > 0 && entries[i].url == entries[i - 1].url;
    if (i > 0) out += goes_on ? "," : "},";
    if (!goes_on) {
      codec::append_json_string(out, entries[i].url);
      out += ":{";
    }
    codec::append_json_string(out, entries[i].verb);
    out.push_back(':');
    codec::append_json_string(out, entries[i].text);
  }
  return out + (entries.empty() ? "}" : "}}");
}

// A page that fetches nothing, sends nothing and is shown in no frame, whatever the texts in it
// say.
void put_page(http::Response& response, std::string_view title,
              const std::vector<std::vector<std::string>>& rows) {
  response.body = html_table(title, rows);
  response.fields.push_back(
      {"Content-Security-Policy",
       "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"});
}

void put_page(http::Response& response, std::string_view title,
              const std::vector<CatalogueEntry>& entries) {
  std::vector<std::vector<std::string>> rows;
  for (const CatalogueEntry& entry : entries) rows.push_back({entry.url, entry.verb, entry.text});
  put_page(response, title, rows);
}

http::Response told(const std::vector<CatalogueEntry>& entries, std::string_view title,
                    const negotiate::AnswerType& type) {
  http::Response response = empty_answer(type);
  switch (type.format) {
    case AnswerFormat::Json:
      response.body = json_of(entries);
      break;
    case AnswerFormat::Xml:
      codec::append_xml_document(response.body, entries);
      break;
    case AnswerFormat::Html:
      put_page(response, title, entries);
      break;
  }
  return response;
}

}  // namespace

std::string with_query(std::string_view query, const std::string& text) {
  if (query.empty()) return text;
  const std::string name(query);
  return "?" + name + "={" + name + "}   " + text;
}

http::Response version_info(const http::Request& request, const route::Found& found,
                            std::string_view host_root, const Likeness& likeness) {
  carrier::VersionInfo info;
  info.v1 = std::string(host_root) + found.prefix + "/api/v1/";
  info.net_server_version = likeness.version;
  info.net_server_assembly = main_version(likeness.version);
  info.net_server_date = likeness.date;
  info.net_server_label = label(likeness);
  info.net_server = likeness.product;

  const auto type = negotiate::answer_type(request, Offer::Documents);
  http::Response response = empty_answer(type);
  if (type.format == AnswerFormat::Json) codec::append_json(response.body, info);
  if (type.format == AnswerFormat::Xml) codec::append_xml_document(response.body, info);
  if (type.format == AnswerFormat::Html) {
    std::vector<std::vector<std::string>> rows;
    carrier::for_each_field<carrier::VersionInfo>(
        [&](const auto& field) { rows.push_back({std::string(field.name), info.*field.member}); });
    put_page(response, likeness.product, rows);
  }
  return response;
}

http::Response catalogue(const http::Request& request, const route::Found& found,
                         std::string_view host_root, const std::vector<CatalogueEntry>& more) {
  std::vector<CatalogueEntry> entries;
  for (const route::Route& each : route::all_routes()) {
    const bool is_installations = each.standing == route::Standing::Installation;
    if (is_installations && found.tenant.empty()) continue;
    const std::string url =
        std::string(host_root) + (is_installations ? "" : found.prefix) + std::string(each.path);
    if (each.get) {
      entries.push_back({url, "GET",
                         each.post && each.needs_caller ? std::string(kDescribesTheCall)
                                                        : with_query(each.query, text_of(each))});
    }
    if (each.post) entries.push_back({url, "POST", with_query(each.query, text_of(each))});
  }
  for (const CatalogueEntry& each : more) {
    entries.push_back({std::string(host_root) + found.prefix + each.url, each.verb, each.text});
  }
  return told(entries, "What can be called", negotiate::answer_type(request, Offer::Documents));
}

http::Response describe(const http::Request& request, const route::Route& route,
                        const std::string& address) {
  return describe(request, text_of(route), address);
}

http::Response describe(const http::Request& request, const std::string& text,
                        const std::string& address) {
  return told({{address, "POST", text}}, address,
              negotiate::answer_type(request, Offer::Descriptions));
}

http::Response options_response(std::string_view verbs) {
  http::Response response;
  response.status = http::Status::NoContent;
  response.fields.push_back({"Allow", std::string(verbs)});
  return response;
}

}  // namespace crm::server
