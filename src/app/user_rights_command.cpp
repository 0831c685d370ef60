#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/tenant_data.h"
#include "app/user_rights.h"
#include "domain/lengths.h"

namespace crm::app {
namespace {

// The sentence for when it is done.
using Told = Result<std::string>;
using Change = std::function<Told(store::Transaction&)>;

Result<void> change(const Configuration& configuration, const UserOptions& options,
                    const Change& work) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "user");
  if (!store) return forward(store);
  std::string told;
  const auto done = store->write([&](store::Transaction& transaction) -> Result<void> {
    auto said = work(transaction);
    if (!said) return forward(said);
    told = *std::move(said);
    return {};
  });
  if (!done) return done;
  return tell_of_user(configuration, options, told);
}

Told give_role(store::Transaction& transaction, const UserOptions& options) {
  auto user = find_user(transaction, options.login);
  if (!user) return forward(user);
  const auto role = find_users_role(transaction, options.role);
  if (!role) return forward(role);
  record("user role set", {{"login", user->login},
                           {"associate_id", raw(user->id)},
                           {"role_id", raw(role->id)},
                           {"role", role->name},
                           {"role_id_before", raw(user->role)}});
  user->role = role->id;
  transaction.put(*user);
  return "User " + options.login + " has the role " + role->name + ".";
}

void record_group(const Associate& user, std::string_view how, const std::string& group) {
  record("user group set",
         {{"login", user.login}, {"associate_id", raw(user.id)}, {"how", how}, {"group", group}});
}

Told leave_group(store::Transaction& transaction, Associate user, const UserOptions& options) {
  const auto group = transaction.group_by_name(options.group);
  if (!group || std::erase(user.other_groups, group->id) == 0) {
    if (group && group->id == user.group) {
      return refuse(ErrorKind::BadRequest, "\"" + options.group + "\" is the first group of " +
                                               user.login +
                                               ": give another one in its place instead.");
    }
    return refuse(ErrorKind::NotFound,
                  "User " + user.login + " is in no group \"" + options.group + "\".");
  }
  transaction.put(user);
  record_group(user, "no longer in", options.group);
  return "User " + options.login + " is no longer in " + options.group + ".";
}

Told give_group(store::Transaction& transaction, const UserOptions& options) {
  auto user = find_user(transaction, options.login);
  if (!user) return forward(user);
  if (options.leave) return leave_group(transaction, *std::move(user), options);
  const GroupId group = group_named(transaction, options.group);
  std::erase(user->other_groups, group);
  if (!options.also) {
    user->group = group;
  } else if (group != user->group) {
    user->other_groups.insert(std::ranges::upper_bound(user->other_groups, group), group);
  }
  transaction.put(*user);
  record_group(*user, options.also ? "also in" : "first in", options.group);
  return "User " + options.login + " is in " + options.group +
         (options.also ? ", too." : " first of all.");
}

}  // namespace

Result<void> set_user_role(const Configuration& configuration, const UserOptions& options) {
  return change(configuration, options,
                [&](store::Transaction& transaction) { return give_role(transaction, options); });
}

Result<void> set_user_group(const Configuration& configuration, const UserOptions& options) {
  const auto checked = check_text(options.group, "group", lengths::kUserGroupName);
  if (!checked) return checked;
  return change(configuration, options,
                [&](store::Transaction& transaction) { return give_group(transaction, options); });
}

}  // namespace crm::app
