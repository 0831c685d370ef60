#include "reference/request_schemas.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include "carrier/active_contacts_request.h"
#include "codec/action_text.h"
#include "reference/schema.h"

namespace crm::reference {
namespace {

using carrier::ActiveContactsRequest;

constexpr auto kInt32Max = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
constexpr std::string_view kActionSchema = "ContactAction";

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
                 {"xml", object({{"name", text(carrier::Description<ActiveContactsRequest>::kName)},
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

}  // namespace

void append_request_schemas(std::vector<Member>& schemas) {
  schemas.push_back({std::string(kRequestSchema), request()});
  schemas.push_back({std::string(kMergePatchSchema), merge_patch()});
  schemas.push_back({std::string(kJsonPatchSchema), json_patch()});
  schemas.push_back({std::string(kActionSchema), contact_action()});
}

}  // namespace crm::reference
