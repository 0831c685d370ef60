#include "agent/document_methods.h"
#include "agent/document_operations.h"
#include "carrier/document_arguments.h"
#include "reference/service_of.h"
#include "route/entity_verbs.h"

namespace crm::reference {
namespace {

constexpr std::string_view kService = "Document";

Json stream_sent() {
  return object_schema(
      {{"DocumentId", whole_number_schema({.doc = "The document."})},
       {"Stream",
        object({{"type", text("string")},
                {"description", text("The content in base64. The body may be larger than others: "
                                     "the limit is that of contents.")},
                {"contentEncoding", text("base64")}})}},
      {}, Way::Sent);
}

// Contents stream, so they are in no table of methods.
void add_streams(Services& services) {
  const auto add = [&](route::Name name, std::string_view method, const Json& sent,
                       const Json& told, bool bytes) {
    const route::Route& route = route::service_route(name);
    services.paths.push_back({std::string(route.path), method_item({kService, method, route.summary,
                                                                    "", sent, told, bytes})});
  };
  Schemas& schemas = services.schemas;
  add(route::Name::SetDocumentStream, "SetDocumentStreamFromId", stream_sent(),
      member_schema<carrier::DocumentEntity>(schemas, {}, Way::Told), false);
  add(route::Name::GetDocumentStream, "GetDocumentStream",
      member_schema<carrier::DocumentIdArgument>(schemas, {}, Way::Sent),
      text_schema({.doc = "The content in base64; null for a document that is not there.",
                   .nullable = true}),
      true);
}

}  // namespace

void add_document_service(Services& services) {
  add_methods(services, agent::kDocumentMethods);
  add_streams(services);
  add_entity(services, agent::kDocumentOperations);
}

}  // namespace crm::reference
