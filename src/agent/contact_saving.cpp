#include "agent/contact_saving.h"

#include <string>
#include <utility>
#include <vector>

#include "agent/addresses.h"
#include "agent/contact_entity.h"
#include "agent/saving_rules.h"
#include "agent/telling.h"
#include "agent/typed_values.h"
#include "base/text.h"

namespace crm::agent {
namespace {

using Entity = carrier::ContactEntity;

// Companies are numbered from here when nobody says otherwise.
constexpr std::int32_t kNumberBefore = 10'000;

// Elements and domains that say nothing are none.
void tidy(Entity& entity) {
  entity.name = trim(entity.name);
  drop_blank(entity);
  std::erase_if(entity.domains, [](const std::string& domain) { return trim(domain).empty(); });
}

Entity default_entity(const Reading& desk) {
  Entity entity;
  entity.associate.emplace().associate_id = raw(desk.me());
  if (const CategoryId category = default_category(desk); raw(category) != 0) {
    entity.category.emplace().id = raw(category);
  }
  if (const std::int32_t business = default_item(desk, List::Business); business != 0) {
    entity.business.emplace().id = business;
  }
  if (const std::int32_t country = default_item(desk, List::Country); country != 0) {
    entity.country.emplace().country_id = country;
  }
  return entity;
}

// The rules of [entities §6]. References are looked at where they are new: a row may keep a line of
// a list that has been deleted since. What is said in more than one way is put in one.
Rules checked(const Reading& desk, const Entity& before, Entity& after, Way way) {
  Rules rules(desk);
  tidy(after);
  rules.must_say(&Entity::name, after);
  rules.must_be_user(&Entity::associate, before, after);
  const bool is_new = before.contact_id == 0;  // imported rows may lack what new ones have to have
  if (is_new) rules.must_have(&Entity::category, after);
  if (is_new) rules.must_have(&Entity::business, after);
  rules.must_be_category(&Entity::category, before, after);
  rules.must_be_in(List::Business, &Entity::business, before, after);
  rules.must_be_in(List::Country, &Entity::country, before, after);
  rules.must_be_interests(List::ContactInterest, &Entity::interests, before, after);
  rules.must_be_addresses(&Entity::emails, after);
  take_address(rules, carrier::wire_name(&Entity::address), before.address, after.address,
               AddressOf::Company, way);
  return rules;
}

Result<void> may_make(const Reading& desk, const Contact& row) {
  if (desk.right_to(row).has(RowRight::kInsert)) return {};
  return refuse(ErrorKind::NoRight, "You may not make a company of that owner.");
}

Result<void> may_change(const Reading& desk, const Contact& before, const Contact& after) {
  const RowRight right = desk.right_to(before);
  if (right.has(RowRight::kUpdate)) return {};
  if (!right.has(RowRight::kRestrictedUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this company.");
  }
  const std::string_view changed = changed_identity(before, after);
  if (changed.empty()) return {};
  return refuse(ErrorKind::NoRight,
                std::string(changed) + ": may not be changed on a company of users.");
}

// The row, saved under the caller's rights; told as it stands then.
Result<Entity> save(Writing& desk, const std::optional<Contact>& before, Contact after) {
  const bool has_new_owner = !before || before->owner != after.owner;
  if (has_new_owner) {
    const Associate* owner = desk.associate(after.owner);
    after.owner_group = owner == nullptr ? kNoGroup : owner->group;
  }
  if (before && *before == after) return told_contact_entity(desk, *before);
  if (const auto may = before ? may_change(desk, *before, after) : may_make(desk, after); !may) {
    return forward(may);
  }
  if (before) {
    after.updated = desk.stamp();
  } else {
    after.registered = desk.stamp();
  }
  desk.save(after);
  return told_contact_entity(desk, after);
}

}  // namespace

Result<Entity> create_default_contact_entity(Reading& desk, const NoArguments& /*none*/) {
  const Entity bare = default_entity(desk);
  Contact row = with_entity({}, bare);
  row.owner_group = desk.my_user().group;
  row.registered = {kEarliest, desk.me()};
  Entity entity = told_contact_entity(desk, row);
  entity.created_date = {};
  return entity;
}

Result<Entity> save_contact_entity(Writing& desk, const carrier::Given<Entity>& given) {
  if (given.value.contact_id != 0) {
    const auto before = desk.readable(ContactId{given.value.contact_id});
    if (!before) return no_such<Entity>(&Entity::contact_id, given.value.contact_id);
    return change_contact(desk, *before, given, Way::Save);
  }
  const Entity before = default_entity(desk);
  Entity after = before;
  if (const auto taken = take_given(after, given, Way::Save); !taken) return forward(taken);
  if (const auto fine = checked(desk, Entity{}, after, Way::Save).verdict(); !fine)
    return forward(fine);
  const ContactId id = desk.transaction().next_contact_id();
  if (trim(after.number1).empty()) after.number1 = proposed_code(after.name);
  if (trim(after.number2).empty()) after.number2 = std::to_string(kNumberBefore + raw(id));
  Contact row = with_entity({}, after);
  row.id = id;
  return save(desk, std::nullopt, std::move(row));
}

Result<Entity> change_contact(Writing& desk, const Contact& before,
                              const carrier::Given<Entity>& given, Way way) {
  const Entity bare = bare_contact(before);
  Entity after = bare;
  if (const auto taken = take_given(after, given, way); !taken) return forward(taken);
  if (const auto fine = checked(desk, bare, after, way).verdict(); !fine) return forward(fine);
  return save(desk, before, with_entity(before, after));
}

Result<carrier::Dictionary> validate_contact_entity(Reading& desk,
                                                    const carrier::Given<Entity>& given) {
  Entity before;
  Entity after = default_entity(desk);
  if (const std::int32_t id = given.value.contact_id; id != 0) {
    const auto row = desk.readable(ContactId{id});
    if (!row) return no_such<Entity>(&Entity::contact_id, id);
    before = bare_contact(*row);
    after = before;
  }
  if (const auto taken = take_given(after, given, Way::Save); !taken) return forward(taken);
  carrier::Dictionary wrong;
  const Rules rules = checked(desk, before, after, Way::Save);
  for (const auto& [member, why] : rules.findings()) wrong.emplace(member, why);
  return wrong;
}

}  // namespace crm::agent
