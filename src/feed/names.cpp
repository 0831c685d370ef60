#include "feed/names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "domain/full_name.h"

namespace crm::feed {

Names::Names(const store::Reader& reader, const PrepareText& prepare) {
  for (Role& each : reader.roles()) {
    const RoleId id = each.id;
    roles_.emplace(id, std::move(each));
  }
  std::vector<Associate> associates;
  reader.each_associate([&](const Associate& associate) { associates.push_back(associate); });
  for (const Associate& associate : associates) {
    const std::string& own_name =
        associate.full_name.empty() ? associate.login : associate.full_name;
    Actor actor{.activity_name = prepare(own_name),
                .full_name = prepare(own_name),
                .associate = associate,
                .rights = {associate.id, associate.group, associate.other_groups,
                           role(associate.role).rights}};
    if (const auto person = reader.person(associate.person)) {
      actor.person = person->id;
      users_.emplace_back(person->id, associate.id);
      actor.contact = person->contact;
      if (person->contact != kNoContact) own_companies_.push_back(person->contact);
      const std::string name = full_name(*person);
      if (!trim(name).empty()) actor.activity_name = prepare(name);
    }
    actors_.emplace(associate.id, std::move(actor));
  }
  std::ranges::sort(users_);
  std::ranges::sort(own_companies_);
  const auto [repeated, end] = std::ranges::unique(own_companies_);
  own_companies_.erase(repeated, end);
  reader.each_category([&](const Category& category) {
    categories_.try_emplace(category.id).first->second.text = prepare(category.name);
  });
}

const Names::Actor& Names::actor(AssociateId id) const {
  const auto found = actors_.find(id);
  return found == actors_.end() ? nobody_ : found->second;
}

AssociateId Names::user_of(PersonId id) const {
  const auto found = std::ranges::lower_bound(users_, id, {}, &User::first);
  return found == users_.end() || found->first != id ? kNobody : found->second;
}

const Role& Names::role(RoleId id) const {
  const auto found = roles_.find(id);
  return found == roles_.end() ? no_role_ : found->second;
}

const Names::CategoryName& Names::category(CategoryId id) const {
  const auto found = categories_.find(id);
  return found == categories_.end() ? no_category_ : found->second;
}

}  // namespace crm::feed
