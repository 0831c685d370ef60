#include "reference/method_operation.h"

#include <string>
#include <utility>
#include <vector>

#include "reference/headers.h"
#include "reference/media_types.h"
#include "reference/parameters.h"
#include "reference/refusals.h"
#include "reference/security.h"

namespace crm::reference {
namespace {

Json in_xml(std::string_view doc) {
  return object({{"schema", object({{"description", text(doc)}})}});
}

Json id_in_query(std::string_view name) {
  return object({{"name", text(name)},
                 {"in", text("query")},
                 {"description", text("Its number; the parameter's name in any case.")},
                 {"required", truth(true)},
                 {"schema", object({{"type", text("integer")}, {"format", text("int32")}})}});
}

// As bytes, or as a text in JSON.
Member bytes_answer(const Json& schema) {
  std::vector<Member> types{{"application/octet-stream", object({})}};
  for (const std::string_view type : kJsonAnswerTypes) {
    types.push_back({std::string(type), object({{"schema", schema}})});
  }
  return {"200", object({{"description", text("The content; empty where there is none yet.")},
                         {"headers", headers_for_pages({"Content-Encoding", "SO-TIMEZONE"})},
                         {"content", object(types)}})};
}

Member good_answer_of(const MethodOperation& method) {
  if (method.answer.is_none()) return no_content();
  if (method.bytes) return bytes_answer(method.answer);
  return good_answer(method.answer, "What was asked for.");
}

Json item(const MethodOperation& method, std::string_view verb) {
  const bool has_body = !method.body.is_none();
  std::vector<Json> parameters = service_parameters(has_body, !method.answer.is_none());
  if (!method.query.empty()) parameters.insert(parameters.begin(), id_in_query(method.query));
  std::vector<Member> responses{good_answer_of(method)};
  for (Member& refusal : service_refusals({.body = has_body})) {
    responses.push_back(std::move(refusal));
  }
  return object(
      {{std::string(verb),
        object({{"tags", array({text(method.agent)})},
                {"summary", text(method.summary)},
                {"operationId", text(std::string(method.agent).append("_").append(method.name))},
                {"security", security(true)},
                {"parameters", array(parameters)},
                {"requestBody", has_body ? service_body(method.body) : Json{}},
                {"responses", object(responses)}})}});
}

}  // namespace

Json service_body(const Json& schema) {
  const Json json = object({{"schema", schema}});
  const Json xml = in_xml("The same members as in JSON, as elements; any root, any namespace.");
  std::vector<Member> types;
  for (const std::string_view type : kPlainJsonTypes) types.push_back({std::string(type), json});
  for (const std::string_view type : kXmlTypes) types.push_back({std::string(type), xml});
  return object({{"required", truth(true)}, {"content", object(types)}});
}

Member good_answer(const Json& schema, std::string_view doc, std::string_view header) {
  const Json xml = in_xml("The same members as in JSON, as elements.");
  return {"200",
          object({{"description", text(doc)},
                  {"headers", headers_for_pages({"Content-Encoding", "SO-TIMEZONE", header})},
                  {"content", in_every_type(object({{"schema", schema}}), xml)}})};
}

Member no_content() {
  return {"204",
          object({{"description", text("It is done.")}, {"headers", headers_for_pages({})}})};
}

Json method_item(const MethodOperation& method) { return item(method, "post"); }

Json read_item(const MethodOperation& method) { return item(method, "get"); }

}  // namespace crm::reference
