#include "agent/document_entity.h"

#include "agent/card_members.h"
#include "agent/entity_rights.h"
#include "agent/person_telling.h"
#include "agent/references.h"
#include "agent/telling.h"
#include "codec/card.h"

namespace crm::agent {
namespace {

using Entity = carrier::DocumentEntity;

// What is no column. The number among the documents of its template is the server's own, and kept.
constexpr auto kInCard = [](const auto& field) {
  if (detail::are_same(field.member, &Entity::snum)) return true;
  return all_but(&Entity::header, &Entity::person, &Entity::associate, &Entity::contact,
                 &Entity::completed, &Entity::type, &Entity::visible_for)(field);
};

// Documents have no rights to single members.
constexpr auto kIsOpen = [](std::string_view /*member*/) { return true; };

std::optional<carrier::DocumentTemplate> told_template(const Reading& desk, const Entity& entity) {
  return told_item<carrier::DocumentTemplate>(
      desk, List::DocumentTemplate,
      id_in(entity.document_template, &carrier::DocumentTemplate::document_template_id));
}

// What callers see of a status; rows of imports may have those of invitations.
ActivityStatus shown(ActivityStatus status) {
  return status <= ActivityStatus::Completed ? status : ActivityStatus::NotStarted;
}

}  // namespace

Entity bare_document(const Document& row) {
  Entity entity;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  entity.document_id = raw(row.id);
  entity.header = row.header;
  entity.person = reference_to(row.person, &carrier::Person::person_id);
  entity.associate = reference_to(row.owner, &carrier::Associate::associate_id);
  entity.contact = reference_to(row.contact, &carrier::Contact::contact_id);
  entity.completed = shown(row.status);
  entity.type = row.type;
  entity.visible_for = bare_visible_for(row.visible);
  entity.created_by = reference_to(row.registered.by, &carrier::Associate::associate_id);
  entity.created_date.at = row.registered.at;
  if (row.updated) {
    entity.updated_by = reference_to(row.updated->by, &carrier::Associate::associate_id);
    entity.updated_date.at = row.updated->at;
  }
  return entity;
}

Document with_entity(Document row, const Entity& entity) {
  const About who = about(entity);
  row.contact = who.contact;
  row.person = who.person;
  row.owner = owner_of(entity);
  row.visible = visibility_of(entity.visible_for);
  row.type = entity.type;
  if (shown(row.status) != entity.completed) row.status = entity.completed;
  row.header = entity.header;
  row.card = codec::card_text(entity, kInCard);
  return row;
}

Entity told_document_entity(const Reading& desk, const Document& row) {
  Entity entity = bare_document(row);
  entity.document_template = told_template(desk, entity);
  entity.person = told_person(desk, row.person);
  entity.associate = told_associate(desk, row.owner);
  entity.contact = told_company(desk, row.contact);
  entity.created_by = told_associate(desk, row.registered.by);
  if (row.updated) entity.updated_by = told_associate(desk, row.updated->by);
  entity.active_links = static_cast<std::int32_t>(entity.links.size());
  entity.visible_for = told_visible_for(desk, row.visible);
  const RowRight right = desk.right_to(row);
  entity.table_right = told_right(right);
  entity.field_properties = told_fields<Entity, kIsOpen>(right);
  return entity;
}

carrier::Document told_document(const Reading& desk, const Document& row) {
  const Entity entity = bare_document(row);
  carrier::Document told;
  told.document_id = raw(row.id);
  told.attention = entity.attention;
  told.header = row.header;
  told.name = entity.name;
  told.our_ref = entity.our_ref;
  told.your_ref = entity.your_ref;
  told.description = entity.description;
  if (const auto kind = told_template(desk, entity)) told.document_template = kind->name;
  told.is_published = entity.is_published;
  told.person_id = raw(row.person);
  if (const Person* person = readable_person(desk, row.person)) {
    told.person_full_name = full_name(*person);
  }
  told.associate_id = raw(row.owner);
  if (const Associate* owner = desk.associate(row.owner)) {
    told.associate_full_name = full_name(*owner);
  }
  told.contact_id = raw(row.contact);
  if (const Contact* company = readable_company(desk, row.contact)) {
    told.contact_name = company->name;
  }
  told.snum = entity.snum;
  told.table_right = told_right(desk.right_to(row));
  return told;
}

About about(const Entity& entity) {
  return {ContactId{id_in(entity.contact, &carrier::Contact::contact_id)},
          PersonId{id_in(entity.person, &carrier::Person::person_id)}};
}

AssociateId owner_of(const Entity& entity) {
  return AssociateId{id_in(entity.associate, &carrier::Associate::associate_id)};
}

std::string template_file(const Reading& desk, const Entity& entity) {
  const auto kind = told_template(desk, entity);
  return kind ? kind->filename : "";
}

}  // namespace crm::agent
