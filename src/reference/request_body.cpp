#include "reference/request_body.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "carrier/active_contacts_request.h"
#include "reference/examples.h"
#include "reference/media_types.h"
#include "reference/request_schemas.h"

namespace crm::reference {
namespace {

using carrier::ActiveContactsRequest;

constexpr std::string_view kStart = carrier::wire_name(&ActiveContactsRequest::start);
constexpr std::string_view kCategories = carrier::wire_name(&ActiveContactsRequest::categories);
constexpr std::string_view kActions = carrier::wire_name(&ActiveContactsRequest::actions);
constexpr std::string_view kSince = "2026-01-02T03:04:05Z";

// As JavaScript writes names.
std::string camel_case(std::string_view name) {
  return ascii_lower(name.substr(0, 1)) + std::string(name.substr(1));
}

std::vector<Example> json_requests() {
  return {
      {"filtered", "Everything that may be said",
       object({{std::string(kStart), text(kSince)},
               {std::string(kCategories), array({number(272), number(919)})},
               {std::string(kActions), text(name(ContactAction::ActivityCompleted))}})},
      {"everything", "All companies that anything has ever happened to", object({})},
      {"sinceLogOut", "Since the caller last logged out: a start in the future",
       object({{std::string(kStart), text("9999-12-31T00:00:00Z")}})},
      {"asAClientSends", "As the vendor's client for TypeScript writes it",
       object({{camel_case(kStart), text("2026-01-02T03:04:05.678Z")},
               {camel_case(kCategories), array({number(1), number(2)})},
               {camel_case(kActions), number(9)}})},
  };
}

Json xml_request() {
  const std::string_view root = carrier::Description<ActiveContactsRequest>::kName;
  const auto element = [](std::string_view name, std::string_view content) {
    return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
  };
  std::string xml = "<" + std::string(root);
  xml.append(" xmlns=\"").append(kRequestNamespace);
  xml.append("\" xmlns:a=\"").append(kArraysNamespace).append("\">");
  xml += element(kStart, kSince);
  xml += element(kCategories, "<a:int>272</a:int><a:int>919</a:int>");
  xml += element(kActions, std::string(name(ContactAction::Created)) + " " +
                               std::string(name(ContactAction::ActivityCompleted)));
  return text(xml + "</" + std::string(root) + ">");
}

Json json_patch_request() {
  const auto replace = [](std::string_view path, const Json& value) {
    return object(
        {{"op", text("replace")}, {"path", text("/" + std::string(path))}, {"value", value}});
  };
  return array({replace(kStart, text(kSince)),
                object({{"op", text("add")},
                        {"path", text("/" + std::string(kCategories) + "/-")},
                        {"value", number(272)}}),
                replace(kActions, text("All"))});
}

Json form() {
  const Json repeated = object({{"style", text("form")}, {"explode", truth(true)}});
  const std::vector<Example> one{
      {"filtered", "Everything that may be said",
       object({{std::string(kStart), text(kSince)},
               {std::string(kCategories), array({number(272), number(919)})},
               {std::string(kActions), text("Created,Updated")}})}};
  return object({{"schema", reference_to("schemas", kRequestSchema)},
                 {"encoding", object({{std::string(kCategories), repeated}})},
                 {"examples", examples(one)}});
}

}  // namespace

Json request_body() {
  const Json json = media(kRequestSchema, json_requests());
  const std::vector<Example> in_xml{{"filtered", "Everything that may be said", xml_request()}};
  const Json xml = media(kRequestSchema, in_xml);
  const std::vector<Example> in_patch{
      {"filtered", "Everything that may be said", json_patch_request()}};
  std::vector<Member> types;
  for (const std::string_view type : kPlainJsonTypes) types.push_back({std::string(type), json});
  for (const std::string_view type : kXmlTypes) types.push_back({std::string(type), xml});
  types.push_back({std::string(kForm), form()});
  types.push_back({std::string(kJsonPatch), media(kJsonPatchSchema, in_patch)});
  types.push_back({std::string(kMergePatch), media(kMergePatchSchema, json_requests())});
  return object({{"description", text("What is asked. JSON may also be written as the vendor's own "
                                      "samples are: names without quotes, single quotes, comments, "
                                      "a comma at the end.")},
                 {"required", truth(true)},
                 {"content", object(types)}});
}

}  // namespace crm::reference
