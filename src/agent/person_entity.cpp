#include "agent/person_entity.h"

#include "agent/addresses.h"
#include "agent/card_members.h"
#include "agent/contact_entity.h"
#include "agent/entity_rights.h"
#include "agent/interests.h"
#include "agent/person_telling.h"
#include "agent/references.h"
#include "agent/telling.h"
#include "agent/typed_values.h"
#include "codec/card.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;

constexpr auto kInCard = all_but(&Entity::firstname, &Entity::middle_name, &Entity::lastname,
                                 &Entity::contact, &Entity::retired);

// Roles leave all of a person open, or nothing.
constexpr auto kOpenToSome = [](std::string_view /*member*/) { return true; };

// What a person of a company has from it [wire: FieldProperties].
constexpr auto kReasonInCompany = [](std::string_view member) -> std::string_view {
  for (const std::string_view of_company :
       {carrier::wire_name(&Entity::associate), carrier::wire_name(&Entity::category),
        carrier::wire_name(&Entity::business)}) {
    if (member == of_company) return "[SR_ACCESS_PERSONONCOMPANY]";
  }
  return "";
};

void tell_company(const Reading& desk, const Person& row, Entity& entity) {
  const Contact* company = readable_company(desk, row);
  if (company == nullptr) return;
  entity.contact = told_contact(desk, *company);
  entity.associate = told_associate(desk, company->owner);
  entity.category = told_category(desk, company->category);
  const carrier::ContactEntity bare = bare_contact(*company);
  entity.business = told_item<carrier::Business>(desk, List::Business,
                                                 id_in(bare.business, &carrier::Business::id));
}

void tell_user(const Reading& desk, const Person& row, Entity& entity) {
  const Associate* user = desk.associate(desk.names().user_of(row.id));
  entity.is_associate = user != nullptr;
  if (user == nullptr) return;
  entity.corresponding_associate = told_associate(desk, *user);
  entity.user_info = told_user_info(desk, *user);
}

}  // namespace

Entity bare_person(const Person& row) {
  Entity entity;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  mark_chosen(entity.interests);
  mark_chosen(entity.shipment_types);
  entity.person_id = raw(row.id);
  entity.firstname = row.first_name;
  entity.middle_name = row.middle_name;
  entity.lastname = row.last_name;
  entity.retired = row.retired;
  if (entity.emails.empty() && !row.email.empty()) entity.emails.emplace_back().value = row.email;
  entity.contact = reference_to(row.contact, &carrier::Contact::contact_id);
  entity.created_by = reference_to(row.registered.by, &carrier::Associate::associate_id);
  entity.created_date.at = row.registered.at;
  if (row.updated) {
    entity.updated_by = reference_to(row.updated->by, &carrier::Associate::associate_id);
    entity.updated_date.at = row.updated->at;
  }
  return entity;
}

Person with_entity(Person row, const Entity& entity) {
  row.first_name = entity.firstname;
  row.middle_name = entity.middle_name;
  row.last_name = entity.lastname;
  row.contact = ContactId{id_in(entity.contact, &carrier::Contact::contact_id)};
  row.retired = entity.retired;
  row.email = entity.emails.empty() ? "" : entity.emails.front().value;
  Entity kept = entity;
  keep_chosen(kept.interests);
  keep_chosen(kept.shipment_types);
  keep_typed(kept);
  drop_empty_references(kept);
  // An address of which nothing else is said stands in its column alone, as imported ones do.
  if (kept.emails.size() == 1 && kept.emails.front().description.empty()) kept.emails.clear();
  row.card = codec::card_text(kept, kInCard);
  return row;
}

Entity told_person_entity(const Reading& desk, const Person& row) {
  return told_person_entity(desk, row, desk.right_to(row));
}

Entity told_person_entity(const Reading& desk, const Person& row, RowRight right) {
  Entity entity = bare_person(row);
  entity.full_name = full_name(row);
  entity.formal_name = formal_name(entity);
  entity.created_by = told_associate(desk, row.registered.by);
  if (row.updated) entity.updated_by = told_associate(desk, row.updated->by);
  tell_company(desk, row, entity);
  tell_user(desk, row, entity);
  entity.position = told_item<carrier::Position>(desk, List::Position,
                                                 id_in(entity.position, &carrier::Position::id));
  entity.country = told_item<carrier::Country>(
      desk, List::Country, id_in(entity.country, &carrier::Country::country_id));
  entity.support_associate = told_associate(
      desk, AssociateId{id_in(entity.support_associate, &carrier::Associate::associate_id)});
  entity.address = told_address(entity.address, country_code(entity.country), AddressOf::Person);
  strip_typed(entity);
  entity.interests = with_all_interests(desk, List::PersonInterest, entity.interests);
  entity.active_interests = count_chosen(entity.interests);
  entity.table_right = told_person_right(desk, row, right);
  entity.field_properties = row.contact == kNoContact
                                ? told_fields<Entity, kOpenToSome>(right)
                                : told_fields<Entity, kOpenToSome, kReasonInCompany>(right);
  return entity;
}

}  // namespace crm::agent
