#include "auth/system_user.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "auth/app_secret.h"
#include "auth/random_text.h"
#include "domain/entities.h"
#include "domain/role.h"

namespace crm::auth {
namespace {

constexpr char kSerialNote[] = "serial";
constexpr std::string_view kLogin = "system";
constexpr std::size_t kSerialDigits = 10;

// "system", or "system-2" where somebody else signs in with that.
std::string free_login(const store::Reader& reader) {
  std::string login(kLogin);
  for (int number = 2; reader.associate_by_login(login); ++number) {
    login = std::string(kLogin) + "-" + std::to_string(number);
  }
  return login;
}

GroupId some_group(store::Transaction& transaction) {
  const std::vector<UserGroup> groups = transaction.groups();
  if (!groups.empty()) return groups.front().id;
  const UserGroup group{transaction.next_group_id(), "Users"};
  transaction.put(group);
  return group.id;
}

void make_system_user(store::Transaction& transaction) {
  Associate user;
  user.id = kSystemUser;
  user.login = free_login(transaction);
  user.full_name = "System user";
  user.group = some_group(transaction);
  user.role = kSystemRole;
  transaction.put(user);
}

std::string random_serial() {
  start_random();
  std::string serial;
  while (serial.size() < kSerialDigits) {
    const bool is_first = serial.empty();
    serial += std::to_string(randombytes_uniform(is_first ? 9 : 10) + (is_first ? 1 : 0));
  }
  return serial;
}

}  // namespace

std::optional<AssociateId> system_user_of(const store::Reader& reader) {
  if (!reader.associate(kSystemUser)) return std::nullopt;
  return kSystemUser;
}

std::string serial_of(const store::Reader& reader) { return reader.note(kSerialNote).value_or(""); }

AppApproval approve(store::Transaction& transaction, const App& app, Instant now) {
  if (!system_user_of(transaction)) make_system_user(transaction);
  if (serial_of(transaction).empty()) transaction.put_note(kSerialNote, random_serial());
  const std::vector<AppApproval> approvals = transaction.app_approvals();
  const auto found = std::ranges::find(approvals, app.id, &AppApproval::app);
  if (found != approvals.end()) return *found;
  const AppApproval approval{app.id, random_system_token(app.name), now};
  transaction.put(approval);
  return approval;
}

}  // namespace crm::auth
