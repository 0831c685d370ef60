#include "reference/schema.h"

#include <limits>

#include "codec/carrier_xml.h"

namespace crm::reference {
namespace {

Json type(std::string_view name, bool nullable) {
  return nullable ? array({text(name), text("null")}) : text(name);
}

Json doc(const Line& line) { return line.doc.empty() ? Json{} : text(line.doc); }

Json length(const Line& line) { return line.length_max == 0 ? Json{} : number(line.length_max); }

Json list(const Line& line, const Json& item, std::string_view element, std::string_view root) {
  const bool xml = line.form == Form::Xml;
  const Json named = object({{"allOf", array({item})}, {"xml", object({{"name", text(element)}})}});
  const Json wrapped =
      object({{"name", root.empty() ? Json{} : text(root)}, {"wrapped", truth(true)}});
  return object({{"type", type("array", line.nullable)},
                 {"description", doc(line)},
                 {"items", xml ? named : item},
                 {"xml", xml ? wrapped : Json{}}});
}

}  // namespace

Json text_schema(const Line& line) {
  return object({{"type", type("string", line.nullable)},
                 {"description", doc(line)},
                 {"maxLength", length(line)}});
}

Json number_schema(const Line& line) {
  return object({{"type", type("integer", line.nullable)},
                 {"format", text("int32")},
                 {"description", doc(line)},
                 {"minimum", number(0)},
                 {"maximum", number(std::numeric_limits<std::int32_t>::max())}});
}

Json truth_schema(const Line& line) {
  return object({{"type", type("boolean", line.nullable)}, {"description", doc(line)}});
}

// No format date-time: that would demand an offset, and whoever names a zone gets none unless they
// ask for it [wire: SO-TimeZone].
Json date_schema(const Line& line) {
  return object(
      {{"type", type("string", line.nullable)},
       {"description", text(std::string(line.doc) +
                            " A date and time; with an offset unless SO-TimeZone names a zone "
                            "without includeTZOffset.")},
       {"pattern", text(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$)")}});
}

Json action_schema(const Line& line) {
  std::vector<Json> names;
  for (const ContactAction action : kActions) names.push_back(text(name(action)));
  if (line.nullable) names.push_back(null());
  return object({{"type", type("string", line.nullable)},
                 {"description", doc(line)},
                 {"enum", array(names)}});
}

Json mask_schema(const Line& line, std::span<const carrier::FlagName> names) {
  std::string names_told(line.doc);
  names_told += line.form == Form::Xml ? " Names separated by blanks, of single flags alone:"
                                       : " Names separated by commas:";
  std::string_view between = " ";
  for (const carrier::FlagName& known : names) {
    names_told.append(between).append(known.name).append(" ").append(std::to_string(known.value));
    between = ", ";
  }
  names_told += ".";
  return object({{"type", type("string", line.nullable)}, {"description", text(names_told)}});
}

Json empty_object_schema(const Line& line) {
  return object({{"type", text("object")},
                 {"description", doc(line)},
                 {"additionalProperties", truth(false)}});
}

Json list_schema(const Line& line, const Json& item, std::string_view element) {
  return list(line, item, element, "");
}

Json root_list_schema(const Line& line, const Json& item, std::string_view element) {
  return list(line, item, element, std::string(codec::kListRootFront) + std::string(element));
}

Json null_schema() { return object({{"type", text("null")}}); }

Json named_schema(const Line& line, std::string_view name) {
  Json there = reference_to("schemas", name);
  if (!line.nullable) return there;
  return object({{"description", doc(line)}, {"anyOf", array({there, null_schema()})}});
}

std::string schema_name(std::string_view name, Form form) {
  return std::string(name) + (form == Form::Xml ? "Xml" : "");
}

}  // namespace crm::reference
