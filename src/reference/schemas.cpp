#include "reference/schemas.h"

#include <string>
#include <vector>

#include "carrier/contact_activity.h"
#include "carrier/error_info.h"
#include "carrier/rights.h"
#include "reference/answer_schema.h"
#include "reference/lookup_schemas.h"
#include "reference/request_schemas.h"
#include "reference/schema.h"

namespace crm::reference {
namespace {

using carrier::Description;

constexpr std::string_view kDictionaryEntrySchema = "FieldProperty";

// FieldProperties is a dictionary in JSON and a list of pairs in XML.
Json dictionary() {
  return object(
      {{"type", text("object")},
       {"description", text("What the caller may do with each field, by the name of the field in "
                            "the database, which is not always that of a member.")},
       {"additionalProperties", reference_to("schemas", kDictionaryEntrySchema)}});
}

Json dictionary_xml() {
  const Json key = object({{"type", text("string")}, {"description", text("Name of the field.")}});
  const Json entry = reference_to("schemas", schema_name(kDictionaryEntrySchema, Form::Xml));
  const Json pair = object(
      {{"type", text("object")},
       {"properties",
        object({{std::string(carrier::kPairKey), key}, {std::string(carrier::kPairValue), entry}})},
       {"required", array({text(carrier::kPairKey), text(carrier::kPairValue)})},
       {"additionalProperties", truth(false)},
       {"xml", object({{"name", text(Description<carrier::FieldProperty>::kName)}})}});
  return object(
      {{"type", text("array")}, {"items", pair}, {"xml", object({{"wrapped", truth(true)}})}});
}

}  // namespace

std::vector<Member> plain_schemas(bool online) {
  std::vector<Member> schemas;
  append_request_schemas(schemas);
  for (const Form form : {Form::Json, Form::Xml}) {
    const Line line{.doc = "Latest ActionTime first.", .form = form};
    schemas.push_back(
        {schema_name(kRowsSchema, form), root_list_of<carrier::ContactActivity>(line)});
  }
  append_forms<carrier::ContactActivity>(schemas, Nulls::BySelect);
  append_forms<carrier::TableRight>(schemas, Nulls::BySelect);
  schemas.push_back({std::string(kDictionarySchema), dictionary()});
  schemas.push_back({schema_name(kDictionarySchema, Form::Xml), dictionary_xml()});
  for (const Form form : {Form::Json, Form::Xml}) {  // in XML it is the Value of a pair
    schemas.push_back(
        {schema_name(kDictionaryEntrySchema, form),
         answer_schema<carrier::FieldProperty>({form, Nulls::BySelect, /*own_element=*/false})});
  }
  append_forms<carrier::FieldRight>(schemas, Nulls::BySelect);
  append_forms<carrier::ErrorInfo>(schemas, kErrorSchema);
  append_forms<carrier::MessageOnly>(schemas, kRefusalSchema);
  append_lookup_schemas(schemas, online);
  return schemas;
}

}  // namespace crm::reference
