#include "auth/standing.h"

namespace crm::auth {

Standing standing_of(const Associate& user) {
  if (user.retired) return Standing::Retired;
  return user.waiting_for_approval ? Standing::WaitingForApproval : Standing::Admitted;
}

Result<void> admit(Standing standing) {
  switch (standing) {
    case Standing::Admitted:
      return {};
    case Standing::WaitingForApproval:
      return refuse(ErrorKind::Forbidden, "This user is waiting for approval.");
    case Standing::Retired:
      return refuse(ErrorKind::Forbidden, "This user is retired.");
  }
  return refuse(ErrorKind::Forbidden, "This user may not sign in.");
}

}  // namespace crm::auth
