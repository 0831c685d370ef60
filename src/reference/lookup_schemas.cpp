#include "reference/lookup_schemas.h"

#include <string>

#include "carrier/catalogue_entry.h"
#include "carrier/principal.h"
#include "carrier/tenant_status.h"
#include "carrier/time_zone_rows.h"
#include "carrier/version_info.h"
#include "reference/answer_schema.h"
#include "reference/app_calls.h"
#include "reference/schema.h"

namespace crm::reference {
namespace {

// Addresses, each with its verbs: a dictionary of dictionaries in JSON, a list in XML.
Json catalogue(Form form) {
  if (form == Form::Xml) return root_list_of<carrier::CatalogueEntry>({.form = form});
  const Json verbs = object({{"type", text("object")},
                             {"description", text("A line for each verb.")},
                             {"additionalProperties", object({{"type", text("string")}})}});
  return object({{"type", text("object")},
                 {"description", text("Addresses, each with its verbs and what they do.")},
                 {"additionalProperties", verbs}});
}

// In JSON the rows stand in the envelope that the vendor's lists have.
Json time_zones(Form form) {
  const Json rows = root_list_of<carrier::TimeZoneRow>({.form = form});
  if (form == Form::Xml) return rows;
  const std::string metadata(carrier::kListMetadata);
  const std::string next_link(carrier::kListNextLink);
  const std::string value(carrier::kListRows);
  return object({{"type", text("object")},
                 {"properties", object({{metadata, object({{"type", text("string")}})},
                                        {next_link, null_schema()},
                                        {value, rows}})},
                 {"required", array({text(metadata), text(next_link), text(value)})},
                 {"additionalProperties", truth(false)}});
}

Json some_text(Form form) {
  return object({{"type", text("string")},
                 {"xml", form == Form::Xml ? object({{"name", text("string")}}) : Json{}}});
}

}  // namespace

void append_lookup_schemas(std::vector<Member>& schemas, bool online) {
  append_forms<carrier::VersionInfo>(schemas, kVersionInfoSchema);
  if (online) {
    append_forms<carrier::TenantStatus>(schemas, kTenantStatusSchema);
    append_app_schemas(schemas);
  }
  append_forms<carrier::Principal>(schemas, kPrincipalSchema);
  append_forms<carrier::Credential>(schemas);
  append_forms<carrier::TimeZoneLocation>(schemas, kTimeZoneSchema);
  append_forms<carrier::TimeZoneRow>(schemas);
  for (const Form form : {Form::Json, Form::Xml}) {
    schemas.push_back({schema_name(kCatalogueSchema, form), catalogue(form)});
    schemas.push_back({schema_name(kTimeZonesSchema, form), time_zones(form)});
    schemas.push_back(
        {schema_name(kLanguagesSchema, form), root_list_of<std::string>({.form = form})});
    schemas.push_back({schema_name(kTextSchema, form), some_text(form)});
  }
  schemas.push_back({schema_name(carrier::Description<carrier::CatalogueEntry>::kName, Form::Xml),
                     answer_schema<carrier::CatalogueEntry>({.form = Form::Xml})});
}

}  // namespace crm::reference
