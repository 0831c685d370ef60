#include "net/workbench.h"

namespace crm::net {

http::Response Service::busy(std::string_view detail) const {
  http::Response response = refusal(http::Status::ServiceUnavailable, detail);
  response.fields.push_back({"Retry-After", "1"});
  response.close = true;
  return response;
}

void Service::tell_refused(std::string_view peer, http::Status status,
                           std::string_view detail) const {
  if (report.refused) report.refused(peer, status, detail);
}

void Service::tell_trouble(std::string_view what) const {
  if (report.trouble) report.trouble(what);
}

}  // namespace crm::net
