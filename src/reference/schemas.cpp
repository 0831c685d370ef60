#include "reference/schemas.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "carrier/active_contacts_request.h"
#include "carrier/catalogue_entry.h"
#include "carrier/contact_activity.h"
#include "carrier/error_info.h"
#include "carrier/principal.h"
#include "carrier/rights.h"
#include "carrier/time_zone_rows.h"
#include "carrier/version_info.h"
#include "codec/action_text.h"
#include "reference/schema.h"

namespace crm::reference {
namespace {

using carrier::ActiveContactsRequest;
using carrier::Description;

constexpr auto kInt32Max = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
constexpr std::string_view kActionSchema = "ContactAction";
constexpr std::string_view kDictionary = "FieldProperties";
constexpr std::string_view kDictionaryEntry = "FieldProperty";
constexpr std::string_view kRequestNamespace =
    "http://www.superoffice.net/ws/crm/NetServer/Services88";
constexpr std::string_view kArraysNamespace =
    "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

Json null_schema() { return object({{"type", text("null")}}); }

// Every name of ContactAction; which number it is stands beside it.
Json contact_action() {
  std::vector<Json> names;
  std::string doc = "What can happen to a contact, with its number:";
  std::string_view between = " ";
  for (const carrier::FlagName& known : codec::action_flags()) {
    names.push_back(text(known.name));
    doc.append(between).append(known.name).append(" ").append(std::to_string(known.value));
    between = ", ";
  }
  return object({{"type", text("string")},
                 {"description", text(doc + ". Requests may spell names in any case.")},
                 {"enum", array(names)}});
}

Json category_id() {
  return object(
      {{"anyOf",
        array({object({{"type", text("integer")}, {"format", text("int32")}}),
               object({{"type", text("string")}, {"pattern", text(R"(^\s*-?\d+\s*$)")}})})},
       {"xml", object({{"name", text("int")},
                       {"namespace", text(kArraysNamespace)},
                       {"prefix", text("a")}})}});
}

// The members of a request, by the type of what they fill.
template <class Value>
struct Asked;

template <>
struct Asked<Instant> {
  static Json schema(const Line& line) {
    return object(
        {{"type", array({text("string"), text("null")})},
         {"description", text(std::string(line.doc) +
                              " ISO 8601: with an offset or Z an instant, without either wall time "
                              "of the zone in SO-TimeZone, else of the base zone; a date alone is "
                              "its midnight. Null, empty or missing: no lower bound.")},
         {"examples", array({text("2026-01-02T03:04:05Z"), text("2026-01-02")})}});
  }
};

template <>
struct Asked<std::vector<CategoryId>> {
  static Json schema(const Line& line) {
    return object({{"type", array({text("array"), text("null")})},
                   {"description", text(line.doc)},
                   {"items", category_id()},
                   {"maxItems", number(line.length_max)},
                   {"xml", object({{"wrapped", truth(true)}})}});
  }
};

template <>
struct Asked<ActionMask> {
  static Json schema(const Line& line) {
    const Json list = object({{"type", text("string")},
                              {"description", text("Names or numbers with commas between them.")},
                              {"pattern", text(R"(^\s*(\w+(\s*[, ]\s*\w+)*)?\s*$)")}});
    const Json sum = object({{"type", text("integer")},
                             {"format", text("int32")},
                             {"description", text("The sum of numbers.")},
                             {"minimum", number(0)},
                             {"maximum", number(kInt32Max)}});
    return object(
        {{"description", text(std::string(line.doc) + " Null, empty, 0 or missing: all.")},
         {"anyOf", array({reference_to("schemas", kActionSchema), list, sum, null_schema()})}});
  }
};

// The members of the request; `categories` takes the place of theirs where it is not none.
Json request_members(const Json& categories) {
  std::vector<Member> members;
  carrier::for_each_field<ActiveContactsRequest>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(ActiveContactsRequest{}.*field.member)>;
    constexpr bool kCategories = std::is_same_v<Value, std::vector<CategoryId>>;
    const Json schema = Asked<Value>::schema({.doc = field.doc, .length_max = field.length_max});
    members.push_back(
        {std::string(field.name), kCategories && !categories.is_none() ? categories : schema});
  });
  return object(members);
}

Json request() {
  return object({{"type", text("object")},
                 {"description", text("Member names match in any case; unknown ones are ignored.")},
                 {"properties", request_members({})},
                 {"xml", object({{"name", text(Description<ActiveContactsRequest>::kName)},
                                 {"namespace", text(kRequestNamespace)}})}});
}

Json merge_patch() {
  const Json many = object({{"type", text("array")},
                            {"items", category_id()},
                            {"maxItems", number(carrier::kCategoriesMax)}});
  const Json categories =
      object({{"description", text("An array replaces; anything else is added as one.")},
              {"anyOf", array({many, category_id(), null_schema()})}});
  return object({{"type", text("object")},
                 {"description", text("Merged into a request of defaults [RFC 7396]: null is the "
                                      "default.")},
                 {"properties", request_members(categories)}});
}

Json json_patch() {
  constexpr std::array<std::string_view, 6> kOperations{"add",  "remove", "replace",
                                                        "test", "copy",   "move"};
  const Json operation = object(
      {{"type", text("object")},
       {"properties",
        object({{"op", object({{"type", text("string")}, {"enum", texts(kOperations)}})},
                {"path",
                 object({{"type", text("string")},
                         {"description", text("A member in any case, with or without / in "
                                              "front; behind it /- or /0, /1 for an item.")}})},
                {"from", object({{"type", text("string")},
                                 {"description", text("Of copy and move: where to take it.")}})},
                {"value", object({{"description", text("Of add, replace and test.")}})}})},
       {"required", array({text("op"), text("path")})}});
  return object({{"description", text("Applied to a request of defaults [RFC 6902]. An object "
                                      "instead of an array is a merge patch.")},
                 {"anyOf", array({object({{"type", text("array")}, {"items", operation}}),
                                  reference_to("schemas", kMergePatchSchema)})}});
}

// FieldProperties is a dictionary in JSON and a list of pairs in XML.
Json dictionary() {
  return object(
      {{"type", text("object")},
       {"description", text("What the caller may do with each field, by the name of the field in "
                            "the database, which is not always that of a member.")},
       {"additionalProperties", reference_to("schemas", kDictionaryEntry)}});
}

Json dictionary_xml() {
  const Json key = object({{"type", text("string")}, {"description", text("Name of the field.")}});
  const Json pair = object(
      {{"type", text("object")},
       {"properties",
        object({{"Key", key},
                {"Value", reference_to("schemas", schema_name(kDictionaryEntry, Form::Xml))}})},
       {"required", array({text("Key"), text("Value")})},
       {"xml", object({{"name", text(Description<carrier::FieldProperty>::kName)}})}});
  return object(
      {{"type", text("array")}, {"items", pair}, {"xml", object({{"wrapped", truth(true)}})}});
}

Json rows(Form form) {
  const std::string_view name = Description<carrier::ContactActivity>::kName;
  const Json wrapped = object({{"name", text(kRowsSchema)}, {"wrapped", truth(true)}});
  return object({{"type", text("array")},
                 {"description", text("Latest ActionTime first.")},
                 {"items", reference_to("schemas", schema_name(name, form))},
                 {"xml", form == Form::Xml ? wrapped : Json{}}});
}

template <class Carrier>
void add(std::vector<Member>& schemas, std::string_view name, Nulls nulls) {
  for (const Form form : {Form::Json, Form::Xml}) {
    schemas.push_back({schema_name(name, form), answer_schema<Carrier>({form, nulls})});
  }
}

template <class Carrier>
void add(std::vector<Member>& schemas, Nulls nulls) {
  add<Carrier>(schemas, Description<Carrier>::kName, nulls);
}

// Addresses, each with its verbs: a dictionary of dictionaries in JSON, a list in XML.
Json catalogue(Form form) {
  if (form == Form::Xml) return list_of<std::vector<carrier::CatalogueEntry>>({.form = form});
  const Json verbs = object({{"type", text("object")},
                             {"description", text("A line for each verb.")},
                             {"additionalProperties", object({{"type", text("string")}})}});
  return object({{"type", text("object")},
                 {"description", text("Addresses, each with its verbs and what they do.")},
                 {"additionalProperties", verbs}});
}

// In JSON the rows stand in the envelope that the vendor's lists have.
Json time_zones(Form form) {
  const Json rows = list_of<std::vector<carrier::TimeZoneRow>>({.form = form});
  if (form == Form::Xml) return rows;
  return object(
      {{"type", text("object")},
       {"properties", object({{"odata.metadata", object({{"type", text("string")}})},
                              {"odata.nextLink", null_schema()},
                              {"value", rows}})},
       {"required", array({text("odata.metadata"), text("odata.nextLink"), text("value")})},
       {"additionalProperties", truth(false)}});
}

Json some_text(Form form) {
  return object({{"type", text("string")},
                 {"xml", form == Form::Xml ? object({{"name", text("string")}}) : Json{}}});
}

// What auxiliary addresses answer [wire: Auxiliary documents].
void add_lookups(std::vector<Member>& schemas) {
  add<carrier::VersionInfo>(schemas, kVersionInfoSchema, Nulls::Never);
  add<carrier::Principal>(schemas, kPrincipalSchema, Nulls::Never);
  add<carrier::Credential>(schemas, Nulls::Never);
  add<carrier::TimeZoneLocation>(schemas, kTimeZoneSchema, Nulls::Never);
  add<carrier::TimeZoneRow>(schemas, Nulls::Never);
  for (const Form form : {Form::Json, Form::Xml}) {
    schemas.push_back({schema_name(kCatalogueSchema, form), catalogue(form)});
    schemas.push_back({schema_name(kTimeZonesSchema, form), time_zones(form)});
    schemas.push_back(
        {schema_name(kLanguagesSchema, form), list_of<std::vector<std::string>>({.form = form})});
    schemas.push_back({schema_name(kTextSchema, form), some_text(form)});
  }
  schemas.push_back({schema_name(Description<carrier::CatalogueEntry>::kName, Form::Xml),
                     answer_schema<carrier::CatalogueEntry>({.form = Form::Xml})});
}

}  // namespace

Json all_schemas() {
  std::vector<Member> schemas{{std::string(kRequestSchema), request()},
                              {std::string(kMergePatchSchema), merge_patch()},
                              {std::string(kJsonPatchSchema), json_patch()},
                              {std::string(kActionSchema), contact_action()}};
  for (const Form form : {Form::Json, Form::Xml}) {
    schemas.push_back({schema_name(kRowsSchema, form), rows(form)});
  }
  add<carrier::ContactActivity>(schemas, Nulls::BySelect);
  add<carrier::TableRight>(schemas, Nulls::BySelect);
  schemas.push_back({std::string(kDictionary), dictionary()});
  schemas.push_back({schema_name(kDictionary, Form::Xml), dictionary_xml()});
  for (const Form form : {Form::Json, Form::Xml}) {  // in XML it is the Value of a pair
    schemas.push_back(
        {schema_name(kDictionaryEntry, form),
         answer_schema<carrier::FieldProperty>({form, Nulls::BySelect, /*own_element=*/false})});
  }
  add<carrier::FieldRight>(schemas, Nulls::BySelect);
  add<carrier::ErrorInfo>(schemas, kErrorSchema, Nulls::Never);
  add<carrier::MessageOnly>(schemas, kRefusalSchema, Nulls::Never);
  add_lookups(schemas);
  return object(schemas);
}

}  // namespace crm::reference
