#include "server/tenant_status.h"

#include "base/civil_time.h"
#include "base/text.h"
#include "carrier/tenant_status.h"
#include "codec/carrier_json.h"
#include "codec/carrier_xml.h"
#include "domain/tenant_name.h"
#include "negotiate/accept.h"

namespace crm::server {
namespace {

carrier::TenantStatus status_of(const http::Request& request, const Tenants& tenants,
                                std::string_view name, const Urls& urls) {
  carrier::TenantStatus status;
  const auto tenant = tenants.find(name);
  if (!tenant) {
    status.context_identifier = is_utf8(name) ? excerpt(name) : "";
    status.state = crm::name(TenantState::Unknown);
    return status;
  }
  status.context_identifier = tenant_name(tenant->id);
  status.endpoint =
      (tenant->host.empty() ? urls.host_root(request) : urls.host_root(request, tenant->host)) +
      "/" + status.context_identifier;
  status.api = status.endpoint + "/api";
  status.state = crm::name(tenant->state);
  status.is_running = runs(tenant->state);
  return status;
}

// To the whole second, as the vendor tells it.
std::string valid_until(Instant now) {
  const std::int64_t seconds = now.ticks / kTicksPerSecond + kStatusValidS;
  return utc_text({seconds * kTicksPerSecond});
}

}  // namespace

http::Response tenant_status_response(const http::Request& request, const Tenants& tenants,
                                      std::string_view name, const Urls& urls, Instant now) {
  carrier::TenantStatus status = status_of(request, tenants, name, urls);
  status.valid_until = valid_until(now);
  const auto type = negotiate::answer_type(request);
  http::Response response;
  response.content_type = type.content_type;
  if (type.format == carrier::AnswerFormat::Xml) {
    codec::append_xml_document(response.body, status);
  } else {
    codec::append_json(response.body, status);
  }
  return response;
}

}  // namespace crm::server
