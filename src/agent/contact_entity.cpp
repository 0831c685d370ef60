#include "agent/contact_entity.h"

#include <algorithm>

#include "agent/addresses.h"
#include "agent/card_members.h"
#include "agent/entity_rights.h"
#include "agent/interests.h"
#include "agent/person_telling.h"
#include "agent/references.h"
#include "agent/telling.h"
#include "agent/typed_values.h"
#include "base/text.h"
#include "codec/card.h"

namespace crm::agent {
namespace {

using Entity = carrier::ContactEntity;

constexpr auto kInCard = all_but(&Entity::name, &Entity::department, &Entity::org_nr,
                                 &Entity::associate, &Entity::category);

// Of a company of users: which company it is and whose it is stays [wire: TableRight].
constexpr auto kOpenOfOwnCompany = [](std::string_view member) {
  for (const std::string_view fixed :
       {carrier::wire_name(&Entity::name), carrier::wire_name(&Entity::department),
        carrier::wire_name(&Entity::org_nr), carrier::wire_name(&Entity::associate)}) {
    if (member == fixed) return false;
  }
  return true;
};

}  // namespace

carrier::ContactEntity bare_contact(const Contact& row) {
  Entity entity;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  mark_chosen(entity.interests);
  entity.contact_id = raw(row.id);
  entity.name = row.name;
  entity.department = row.department;
  entity.org_nr = row.org_nr;
  if (entity.urls.empty() && !row.url.empty()) entity.urls.emplace_back().value = row.url;
  entity.associate = reference_to(row.owner, &carrier::Associate::associate_id);
  entity.category = reference_to(row.category, &carrier::Category::id);
  entity.created_by = reference_to(row.registered.by, &carrier::Associate::associate_id);
  entity.created_date.at = row.registered.at;
  if (row.updated) {
    entity.updated_by = reference_to(row.updated->by, &carrier::Associate::associate_id);
    entity.updated_date.at = row.updated->at;
  }
  entity.group_id = raw(row.owner_group);
  entity.deleted = row.deleted_at ? 1 : 0;
  return entity;
}

Contact with_entity(Contact row, const carrier::ContactEntity& entity) {
  row.name = entity.name;
  row.department = entity.department;
  row.org_nr = entity.org_nr;
  row.url = entity.urls.empty() ? "" : entity.urls.front().value;
  row.owner = AssociateId{id_in(entity.associate, &carrier::Associate::associate_id)};
  row.category = CategoryId{id_in(entity.category, &carrier::Category::id)};
  Entity kept = entity;
  keep_chosen(kept.interests);
  keep_typed(kept);
  // An address of which nothing else is said stands in its column alone, as imported ones do.
  if (kept.urls.size() == 1 && kept.urls.front().description.empty()) kept.urls.clear();
  row.card = codec::card_text(kept, kInCard);
  return row;
}

carrier::ContactEntity told_contact_entity(const Reading& desk, const Contact& row) {
  Entity entity = bare_contact(row);
  entity.associate = told_associate(desk, row.owner);
  entity.category = told_category(desk, row.category);
  entity.created_by = told_associate(desk, row.registered.by);
  if (row.updated) entity.updated_by = told_associate(desk, row.updated->by);
  entity.business = told_item<carrier::Business>(desk, List::Business,
                                                 id_in(entity.business, &carrier::Business::id));
  entity.country = told_item<carrier::Country>(
      desk, List::Country, id_in(entity.country, &carrier::Country::country_id));
  entity.support_associate = told_associate(
      desk, AssociateId{id_in(entity.support_associate, &carrier::Associate::associate_id)});
  entity.support_person =
      told_person(desk, PersonId{id_in(entity.support_person, &carrier::Person::person_id)});
  if (!entity.ticket_priority) entity.ticket_priority.emplace();
  if (!entity.customer_language) entity.customer_language.emplace();
  entity.address = told_address(entity.address, country_code(entity.country), AddressOf::Company);
  strip_typed(entity);
  entity.interests = with_all_interests(desk, List::ContactInterest, entity.interests);
  entity.active_interests = count_chosen(entity.interests);
  const RowRight right = desk.right_to(row);
  entity.table_right =
      told_right(right, desk.names().is_own_company(row.id) ? "[SR_ACCESS_ASSOCCONT_DELETE]" : "");
  entity.field_properties = told_fields<Entity, kOpenOfOwnCompany>(right);
  return entity;
}

std::string_view changed_identity(const Contact& before, const Contact& after) {
  if (before.name != after.name) return carrier::wire_name(&Entity::name);
  if (before.department != after.department) return carrier::wire_name(&Entity::department);
  if (before.org_nr != after.org_nr) return carrier::wire_name(&Entity::org_nr);
  if (before.owner != after.owner) return carrier::wire_name(&Entity::associate);
  return "";
}

carrier::Contact told_contact(const Reading& desk, const Contact& row) {
  const Entity entity = bare_contact(row);
  carrier::Contact told;
  told.contact_id = raw(row.id);
  told.name = row.name;
  told.org_nr = row.org_nr;
  told.department = row.department;
  told.url = row.url;
  if (!entity.urls.empty()) told.url_name = entity.urls.front().description;
  if (!entity.phones.empty()) told.direct_phone = entity.phones.front().value;
  told.associate_id = raw(row.owner);
  if (!entity.emails.empty()) {
    told.email_address = entity.emails.front().value;
    told.email_address_name = entity.emails.front().description;
  }
  told.kananame = entity.kananame;
  if (const Associate* owner = desk.associate(row.owner)) {
    told.associate_full_name = full_name(*owner);
  }
  if (const auto business = told_item<carrier::Business>(
          desk, List::Business, id_in(entity.business, &carrier::Business::id))) {
    told.business_name = business->value;
  }
  if (const auto category = desk.reader().category(row.category)) {
    told.category_name = category->name;
  }
  const auto country = told_item<carrier::Country>(
      desk, List::Country, id_in(entity.country, &carrier::Country::country_id));
  if (country) {
    told.country_id = country->country_id;
    told.country_name = country->name;
  }
  told.address = told_address(entity.address, country_code(country), AddressOf::Company);
  told.formatted_address = told.address->formatted;
  told.city = told.address->street->city;
  if (told.city.empty()) told.city = told.address->postal->city;
  told.full_name = full_name(row);
  told.is_owner_contact = desk.names().is_own_company(row.id);
  told.number1 = entity.number1;
  told.number2 = entity.number2;
  told.table_right =
      told_right(desk.right_to(row), told.is_owner_contact ? "[SR_ACCESS_ASSOCCONT_DELETE]" : "");
  return told;
}

}  // namespace crm::agent
