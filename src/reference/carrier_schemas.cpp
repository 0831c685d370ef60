#include "reference/carrier_schemas.h"

namespace crm::reference {
namespace {

Json doc(std::string_view line, std::string_view more = "") {
  const std::string all = std::string(line).append(more);
  return all.empty() ? Json{} : text(all);
}

Json type_of(const Line& line, std::string_view name) {
  return line.nullable ? array({text(name), text("null")}) : text(name);
}

Json text_number_or_null(const Line& line, const std::string& said) {
  return object({{"type", array({text("string"), text("integer"), text("null")})},
                 {"description", doc(line.doc, said)}});
}

std::string listed(std::span<const carrier::FlagName> names, bool with_numbers) {
  std::string all;
  for (const carrier::FlagName& known : names) {
    all.append(all.empty() ? " " : ", ").append(known.name);
    if (with_numbers) all.append(" ").append(std::to_string(known.value));
  }
  return all + ".";
}

}  // namespace

Json whole_number_schema(const Line& line) {
  return object({{"type", type_of(line, "integer")}, {"description", doc(line.doc)}});
}

Json number_with_decimals_schema(const Line& line) {
  return object({{"type", type_of(line, "number")}, {"description", doc(line.doc)}});
}

Json duration_schema(const Line& line, Way way) {
  if (way == Way::Sent) {
    return object({{"type", type_of(line, "string")},
                   {"description", doc(line.doc, " hh:mm:ss or PT15M, shorter than a day.")}});
  }
  return object({{"type", type_of(line, "string")},
                 {"description", doc(line.doc, " hh:mm:ss.")},
                 {"pattern", text(R"(^\d\d:\d\d:\d\d$)")}});
}

Json names_schema(const Line& line, std::span<const carrier::FlagName> names, Way way) {
  if (way == Way::Sent) {
    return text_number_or_null(line, " A name in any case, or its number:" + listed(names, true));
  }
  std::vector<Json> all;
  for (const carrier::FlagName& known : names) all.push_back(text(known.name));
  if (line.nullable) all.push_back(null());
  return object(
      {{"type", type_of(line, "string")}, {"description", doc(line.doc)}, {"enum", array(all)}});
}

Json flags_schema(const Line& line, std::span<const carrier::FlagName> names, Way way) {
  if (way == Way::Told) return mask_schema(line, names);
  return text_number_or_null(
      line, " Names with commas between them, or the sum of their numbers:" + listed(names, true));
}

Json sent_date_schema(const Line& line) {
  return object({{"type", type_of(line, "string")},
                 {"description", doc(line.doc,
                                     " ISO 8601: with an offset or Z an instant, without either "
                                     "wall time of the zone in SO-TimeZone, else of the base zone. "
                                     "The year 1: none.")}});
}

Json texts_by_name_schema(const Line& line) {
  return object({{"type", type_of(line, "object")},
                 {"description", doc(line.doc)},
                 {"additionalProperties", object({{"type", text("string")}})}});
}

Json anything_schema(const Line& line) {
  return object({{"description", doc(line.doc, " Kept as it is sent, and told again.")}});
}

Json object_schema(const std::vector<Member>& members, const std::vector<Json>& required, Way way) {
  if (way == Way::Sent) {
    return object({{"type", text("object")},
                   {"description", text("Names match in any case; members that are not told here "
                                        "mean nothing.")},
                   {"properties", object(members)}});
  }
  return object({{"type", text("object")},
                 {"properties", object(members)},
                 {"required", required.empty() ? Json{} : array(required)},
                 {"additionalProperties", truth(false)}});
}

std::string carrier_schema_name(std::string_view carrier, Way way) {
  const bool is_arguments = carrier.ends_with("Request");
  return std::string(carrier) + (way == Way::Sent && !is_arguments ? "Sent" : "");
}

}  // namespace crm::reference
