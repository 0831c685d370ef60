#include "agent/own_user.h"

#include "agent/telling.h"

namespace crm::agent {

Result<carrier::Associate> own_associate(Reading& desk, const NoArguments& /*none*/) {
  const auto told = told_associate(desk, desk.me());
  if (!told) return refuse(ErrorKind::NoSuchEntity, "The caller is no user.");
  return *told;
}

}  // namespace crm::agent
