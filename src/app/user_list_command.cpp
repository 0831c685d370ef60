#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/installation.h"
#include "app/tenant_data.h"
#include "app/user_rights.h"
#include "auth/guard.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "codec/json_text.h"

namespace crm::app {
namespace {

// What there is to tell of one user.
struct UserReport {
  Associate associate;
  std::string role;
  std::string group;
  std::vector<std::string> other_groups;
  std::uint64_t contacts = 0;  // owned
  bool has_password = false;
  std::int32_t failed_sign_ins = 0;  // since the last right password
  std::uint32_t locked_for_s = 0;    // 0: may sign in now
};

// What the reports of all users are put together from.
class Reporter {
 public:
  Reporter(const store::Reader& reader, TenantId tenant, const Settings& settings,
           const Clock& clock)
      : reader_(reader), tenant_(tenant), guard_(guard_settings(settings), clock, {}) {
    for (const Role& role : reader.roles()) roles_[role.id] = role.name;
    for (const UserGroup& group : reader.groups()) groups_[group.id] = group.name;
    for (const store::Owner& owner : reader.owners()) contacts_[owner.associate] = owner.contacts;
    for (const SignInFailure& failure : reader.sign_in_failures()) {
      failures_[failure.login] = failure.count;
      guard_.restore(tenant_, failure);
    }
  }

  UserReport report(const Associate& associate) {
    UserReport told{.associate = associate,
                    .role = roles_[associate.role],
                    .group = groups_[associate.group],
                    .other_groups = {},
                    .contacts = contacts_[associate.id],
                    .has_password = reader_.password_hash(associate.id).has_value(),
                    .failed_sign_ins = failures_[ascii_lower(associate.login)]};
    for (const GroupId group : associate.other_groups) told.other_groups.push_back(groups_[group]);
    // A guard of our own is asked as the server's would be, and thrown away.
    const auto may_try = guard_.begin(tenant_, associate.login, "");
    if (!may_try) told.locked_for_s = may_try.error().retry_after_s;
    return told;
  }

 private:
  const store::Reader& reader_;
  const TenantId tenant_;
  auth::Guard guard_;
  std::map<RoleId, std::string> roles_;
  std::map<GroupId, std::string> groups_;
  std::map<AssociateId, std::uint64_t> contacts_;
  std::map<std::string, std::int32_t> failures_;
};

std::string logout_text(const UserReport& user) {
  return user.associate.last_logout ? utc_text(*user.associate.last_logout) : "never";
}

std::string locked_text(const UserReport& user) {
  return user.locked_for_s > 0 ? "for " + std::to_string(user.locked_for_s) + " s" : "";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

void append_text(std::string& json, std::string_view name, std::string_view text) {
  json += ",\"";
  json += name;
  json += "\":";
  codec::append_json_string(json, text);
}

void append_value(std::string& json, std::string_view name, std::string_view value) {
  json += ",\"";
  json += name;
  json += "\":";
  json += value;
}

std::string_view truth(bool value) { return value ? "true" : "false"; }

std::string json_of(const UserReport& user) {
  const Associate& associate = user.associate;
  std::string json = R"({"AssociateId":)" + std::to_string(raw(associate.id));
  append_text(json, "UserName", associate.login);
  append_text(json, "FullName", associate.full_name);
  append_value(json, "PersonId", std::to_string(raw(associate.person)));
  append_value(json, "RoleId", std::to_string(raw(associate.role)));
  append_text(json, "RoleName", user.role);
  append_value(json, "GroupId", std::to_string(raw(associate.group)));
  append_text(json, "GroupName", user.group);
  std::string groups;
  for (std::size_t i = 0; i < user.other_groups.size(); ++i) {
    groups += groups.empty() ? "{" : ",{";
    groups += R"("GroupId":)" + std::to_string(raw(associate.other_groups[i]));
    append_text(groups, "GroupName", user.other_groups[i]);
    groups += "}";
  }
  append_value(json, "OtherGroups", "[" + groups + "]");
  append_value(json, "Contacts", std::to_string(user.contacts));
  append_value(json, "HasPassword", truth(user.has_password));
  append_value(json, "Lastlogout",
               associate.last_logout ? "\"" + utc_text(*associate.last_logout) + "\"" : "null");
  append_value(json, "Retired", truth(associate.retired));
  append_value(json, "WaitingForApproval", truth(associate.waiting_for_approval));
  append_value(json, "FailedSignIns", std::to_string(user.failed_sign_ins));
  append_value(json, "Locked", truth(user.locked_for_s > 0));
  append_value(json, "LockedForSeconds", std::to_string(user.locked_for_s));
  return json + "}";
}

std::string text_of(const UserReport& user) {
  return as_table({{"id", std::to_string(raw(user.associate.id))},
                   {"login", user.associate.login},
                   {"full name", user.associate.full_name},
                   {"person", std::to_string(raw(user.associate.person))},
                   {"role", user.role},
                   {"group", user.group},
                   {"other groups", joined(user.other_groups)},
                   {"contacts", with_thousands(user.contacts)},
                   {"password", user.has_password ? "yes" : "no"},
                   {"failed sign-ins", std::to_string(user.failed_sign_ins)},
                   {"locked", user.locked_for_s > 0 ? locked_text(user) : "no"},
                   {"last log-out", logout_text(user)},
                   {"waits for approval", user.associate.waiting_for_approval ? "yes" : "no"},
                   {"retired", user.associate.retired ? "yes" : "no"}});
}

// The reports of all users, or of the one of that login.
Result<std::vector<UserReport>> reports(const Configuration& configuration,
                                        const std::optional<std::string>& login) {
  const SystemClock clock;
  const auto store = open_tenant_for_reading(configuration, clock);
  if (!store) return forward(store);
  std::vector<UserReport> told;
  const auto read = store->read([&](const store::Reader& reader) -> Result<void> {
    std::vector<Associate> associates;
    if (login) {
      const auto user = find_user(reader, *login);
      if (!user) return forward(user);
      associates.push_back(*user);
    } else {
      reader.each_associate([&](const Associate& each) { associates.push_back(each); });
    }
    Reporter reporter(reader, store->tenant, configuration.settings, clock);
    for (const Associate& each : associates) told.push_back(reporter.report(each));
    return {};
  });
  if (!read) return forward(read);
  return told;
}

}  // namespace

Result<void> list_users(const Configuration& configuration, bool json) {
  const auto users = reports(configuration, std::nullopt);
  if (!users) return forward(users);
  std::vector<std::vector<std::string>> rows{{"id", "login", "full name", "role", "group",
                                              "contacts", "password", "last log-out", "locked",
                                              "waiting", "retired"}};
  std::string array;
  for (const UserReport& each : *users) {
    rows.push_back({std::to_string(raw(each.associate.id)), each.associate.login,
                    each.associate.full_name, each.role, each.group, with_thousands(each.contacts),
                    each.has_password ? "yes" : "no", logout_text(each), locked_text(each),
                    each.associate.waiting_for_approval ? "yes" : "",
                    each.associate.retired ? "yes" : ""});
    array += array.empty() ? "[" : ",";
    array += json_of(each);
  }
  print(json ? (array.empty() ? "[" : array) + "]" : as_table(rows));
  return {};
}

Result<void> show_user(const Configuration& configuration, const UserOptions& options) {
  const auto users = reports(configuration, options.login);
  if (!users) return forward(users);
  print(options.json ? json_of(users->front()) : text_of(users->front()));
  return {};
}

Result<void> tell_of_user(const Configuration& configuration, const UserOptions& options,
                          const std::string& sentence) {
  if (options.json) return show_user(configuration, options);
  print(sentence);
  return {};
}

}  // namespace crm::app
