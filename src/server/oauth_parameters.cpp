#include "server/oauth_parameters.h"

#include "base/text.h"
#include "negotiate/query.h"
#include "server/sign_in_form.h"

namespace crm::server {

Result<OAuthParameters> OAuthParameters::of_query(std::string_view query) {
  OAuthParameters parameters;
  if (const auto added = parameters.add(query); !added) return forward(added);
  return parameters;
}

Result<OAuthParameters> OAuthParameters::of_request(const http::Request& request) {
  auto parameters = of_query(request.query);
  if (!parameters || request.body.empty()) return parameters;
  if (!is_form(request) || request.body.size() > kFormBytesMax) {
    return refuse(ErrorKind::BadRequest,
                  "Send a form: application/x-www-form-urlencoded, in UTF-8, of at most 16384 "
                  "bytes.");
  }
  if (const auto added = parameters->add(request.body); !added) return forward(added);
  return parameters;
}

std::string_view OAuthParameters::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view() : found->second;
}

Result<void> OAuthParameters::add(std::string_view pairs) {
  Result<void> added;
  negotiate::for_each_pair(pairs, [&](const std::string& name, const std::string& value) {
    if (!added || name.empty()) return;
    if (values_.size() >= kCountMax) {
      added = refuse(ErrorKind::BadRequest, "There are too many parameters.");
    } else if (!values_.emplace(name, value).second) {
      added = refuse(ErrorKind::BadRequest, excerpt(name) + ": comes more than once.");
    }
  });
  return added;
}

}  // namespace crm::server
