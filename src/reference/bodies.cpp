#include "reference/bodies.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "carrier/active_contacts_request.h"
#include "carrier/contact_activity.h"
#include "carrier/rights.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "reference/media_types.h"
#include "reference/schema.h"
#include "reference/schemas.h"

namespace crm::reference {
namespace {

using carrier::ActiveContactsRequest;

constexpr std::string_view kStart = carrier::wire_name(&ActiveContactsRequest::start);
constexpr std::string_view kCategories = carrier::wire_name(&ActiveContactsRequest::categories);
constexpr std::string_view kActions = carrier::wire_name(&ActiveContactsRequest::actions);
constexpr std::string_view kSince = "2026-01-02T03:04:05Z";

struct Example {
  std::string_view key;
  std::string_view summary;
  Json value;
};

// examples of a media type.
Json examples(std::span<const Example> all) {
  std::vector<Member> members;
  for (const Example& one : all) {
    members.push_back(
        {std::string(one.key), object({{"summary", text(one.summary)}, {"value", one.value}})});
  }
  return object(members);
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
       object({{"activityStartTime", text("2026-01-02T03:04:05.678Z")},
               {"contactCategories", array({number(1), number(2)})},
               {"actionType", number(9)}})},
  };
}

Json xml_request() {
  const std::string_view root = carrier::Description<ActiveContactsRequest>::kName;
  const auto element = [](std::string_view name, std::string_view content) {
    return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
  };
  std::string xml = "<" + std::string(root);
  xml += R"( xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88")";
  xml += R"( xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">)";
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

Json media(std::string_view schema, const Json& all) {
  return object({{"schema", reference_to("schemas", schema)}, {"examples", all}});
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

// A row such as the server writes, of a company that does not exist.
carrier::ContactActivity sample_row() {
  const auto properties = carrier::full_field_properties();
  const auto named =
      std::ranges::find(properties, carrier::wire_name(&carrier::ContactActivity::name),
                        &carrier::FieldProperty::key);
  carrier::ContactActivity row;
  row.contact_id = ContactId{42};
  row.org_nr = "987654321";
  row.name = "Nordlys AS";
  row.url = "https://nordlys.example.test/";
  row.associate_full_name = "Kari Eier";
  row.action = ContactAction::ActivityCompleted;
  row.action_time = *parse_instant("2026-01-05T09:30:00Z");
  row.category = R"(US:"Customer";NO:"Kunde")";
  row.activity_person_name = "Ola Selger";
  row.action_id = 1201;
  row.person_id = PersonId{77};
  row.activity_person_id = PersonId{9};
  row.associate_id = AssociateId{5};
  row.table_right = carrier::full_table_right();
  row.field_properties = {named, 1};
  return row;
}

// Both forms of a list of rows, as examples of their schemas.
Json json_rows() {
  const auto written = [](const std::vector<carrier::ContactActivity>& rows) {
    Json json;
    codec::append_json(json.written, rows);
    return json;
  };
  const std::vector<Example> all{{"oneRow", "One company", written({sample_row()})},
                                 {"nothing", "Nothing has happened", written({})}};
  return media(kRowsSchema, examples(all));
}

Json xml_rows() {
  const auto written = [](const std::vector<carrier::ContactActivity>& rows) {
    std::string xml;
    codec::append_xml_document(xml, rows);
    return text(xml);
  };
  const std::vector<Example> all{{"oneRow", "One company", written({sample_row()})},
                                 {"nothing", "Nothing has happened", written({})}};
  return media(schema_name(kRowsSchema, Form::Xml), examples(all));
}

}  // namespace

Json request_body() {
  const Json json = media(kRequestSchema, examples(json_requests()));
  const std::vector<Example> in_xml{{"filtered", "Everything that may be said", xml_request()}};
  const Json xml = media(kRequestSchema, examples(in_xml));
  const std::vector<Example> in_patch{
      {"filtered", "Everything that may be said", json_patch_request()}};
  std::vector<Member> types;
  for (const std::string_view type : kPlainJsonTypes) types.push_back({std::string(type), json});
  for (const std::string_view type : kXmlTypes) types.push_back({std::string(type), xml});
  types.push_back({std::string(kForm), form()});
  types.push_back({std::string(kJsonPatch), media(kJsonPatchSchema, examples(in_patch))});
  types.push_back({std::string(kMergePatch), media(kMergePatchSchema, examples(json_requests()))});
  return object({{"description", text("What is asked. JSON may also be written as the vendor's own "
                                      "samples are: names without quotes, single quotes, comments, "
                                      "a comma at the end.")},
                 {"required", truth(true)},
                 {"content", object(types)}});
}

Json rows_content() { return in_every_type(json_rows(), xml_rows()); }

}  // namespace crm::reference
