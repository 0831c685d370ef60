#include "auth/authorization.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace crm::auth {
namespace {

constexpr std::string_view kField = "Authorization";

}  // namespace

tl::unexpected<Error> refuse_sign_in() {
  return refuse(ErrorKind::Unauthenticated, std::string(kSignInRefused));
}

Result<std::optional<Authorization>> authorization_of(const http::Request& request) {
  const auto field = request.field(kField);
  if (!field && request.count(kField) > 1) {
    return refuse(ErrorKind::BadRequest, "Authorization: more than one field");
  }
  if (!field) return std::optional<Authorization>();
  const auto blank = std::min(field->find(' '), field->size());
  return Authorization{field->substr(0, blank), trim(field->substr(blank))};
}

}  // namespace crm::auth
