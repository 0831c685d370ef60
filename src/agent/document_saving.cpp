#include "agent/document_saving.h"

#include <string>

#include "agent/document_entity.h"
#include "agent/document_rules.h"
#include "agent/telling.h"
#include "base/text.h"

namespace crm::agent {
namespace {

using Entity = carrier::DocumentEntity;
using carrier::Given;

// Clients send dates back with less of a second than they were told.
Instant whole_second(Instant at) { return {at.ticks - at.ticks % kTicksPerSecond}; }

Entity default_entity(const Reading& desk) {
  Entity entity;
  entity.associate.emplace().associate_id = raw(desk.me());
  if (const std::int32_t kind = default_item(desk, List::DocumentTemplate); kind != 0) {
    entity.document_template.emplace().document_template_id = kind;
  }
  entity.date = whole_second(desk.now());
  entity.visible_for = bare_visible_for({});
  return entity;
}

// An entity that is new, with what was given.
Result<Entity> new_entity(const Reading& desk, const Given<Entity>& given) {
  Entity entity = default_entity(desk);
  if (const auto taken = take_given(entity, given, Way::Save); !taken) return forward(taken);
  if (!entity.date) entity.date = whole_second(desk.now());
  settle(desk, Entity{}, entity);
  return entity;
}

// What was given of one that is there.
Result<Entity> changed_entity(const Reading& desk, const Entity& before, const Given<Entity>& given,
                              Way way) {
  Entity after = before;
  if (const auto taken = take_given(after, given, way); !taken) return forward(taken);
  settle(desk, before, after);
  return after;
}

GroupId group_of(const Reading& desk, AssociateId user) {
  const Associate* found = desk.associate(user);
  return found == nullptr ? kNoGroup : found->group;
}

// Documents are numbered for each template, from 1.
std::int32_t next_number(Writing& desk, const Entity& entity) {
  const std::int32_t kind =
      entity.document_template ? entity.document_template->document_template_id : 0;
  const std::string note = "document_snum_" + std::to_string(kind);
  const std::int32_t last = parse_int32(desk.reader().note(note).value_or("0")).value_or(0);
  desk.transaction().put_note(note, std::to_string(last + 1));
  return last + 1;
}

// Who sees a document does not decide whether it may be made.
bool may_make(const Reading& desk, Document row) {
  row.visible = {};
  return desk.right_to(row).has(RowRight::kInsert);
}

}  // namespace

Result<Entity> create_default_document_entity(Reading& desk, const NoArguments& /*none*/) {
  Document row = with_entity({}, default_entity(desk));
  row.owner_group = desk.my_user().group;
  row.registered = {kEarliest, desk.me()};
  Entity entity = told_document_entity(desk, row);
  entity.created_date = {};
  return entity;
}

Result<std::optional<Entity>> get_document_entity(Reading& desk, const IdInQuery& document) {
  const auto row = desk.readable(DocumentId{document.id});
  if (!row) return std::nullopt;
  return told_document_entity(desk, *row);
}

Result<std::optional<carrier::Document>> get_document(Reading& desk, const IdInQuery& document) {
  const auto row = desk.readable(DocumentId{document.id});
  if (!row) return std::nullopt;
  return told_document(desk, *row);
}

Result<Entity> save_document_entity(Writing& desk, const Given<Entity>& given) {
  if (given.value.document_id != 0) {
    const auto before = desk.readable(DocumentId{given.value.document_id});
    if (!before) return no_such<Entity>(&Entity::document_id, given.value.document_id);
    return change_document(desk, *before, given, Way::Save);
  }
  auto entity = new_entity(desk, given);
  if (!entity) return forward(entity);
  if (const auto fine = look_at(desk, Entity{}, *entity).verdict(); !fine) return forward(fine);
  Document row;
  row.owner_group = group_of(desk, owner_of(*entity));
  row = with_entity(std::move(row), *entity);
  if (!may_make(desk, row)) {
    return refuse(ErrorKind::NoRight, "You may not make a document of that owner.");
  }
  entity->snum = next_number(desk, *entity);
  row = with_entity(std::move(row), *entity);
  row.id = desk.transaction().next_document_id();
  row.registered = desk.stamp();
  desk.save(row);
  return told_document_entity(desk, row);
}

Result<Entity> change_document(Writing& desk, const Document& before, const Given<Entity>& given,
                               Way way) {
  const Entity bare = bare_document(before);
  const auto entity = changed_entity(desk, bare, given, way);
  if (!entity) return forward(entity);
  if (const auto fine = look_at(desk, bare, *entity).verdict(); !fine) return forward(fine);
  Document after = with_entity(before, *entity);
  if (after == before) return told_document_entity(desk, before);
  if (!desk.right_to(before).has(RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this document.");
  }
  if (after.owner != before.owner) after.owner_group = group_of(desk, after.owner);
  if (after.status != before.status) {
    after.done.reset();
    if (after.status == ActivityStatus::Completed) after.done = desk.stamp();
  }
  after.updated = desk.stamp();
  desk.save(after);
  return told_document_entity(desk, after);
}

Result<carrier::Dictionary> validate_document_entity(Reading& desk, const Given<Entity>& given) {
  Entity before;
  Result<Entity> after;
  if (given.value.document_id == 0) {
    after = new_entity(desk, given);
  } else {
    const auto row = desk.readable(DocumentId{given.value.document_id});
    if (!row) return no_such<Entity>(&Entity::document_id, given.value.document_id);
    before = bare_document(*row);
    after = changed_entity(desk, before, given, Way::Save);
  }
  if (!after) return forward(after);
  const Rules rules = look_at(desk, before, *after);
  carrier::Dictionary told;
  for (const auto& [member, why] : rules.findings()) told.emplace(member, why);
  return told;
}

Result<Done> delete_document_entity(Writing& desk, const IdInQuery& document) {
  const auto row = desk.reader().document(DocumentId{document.id});
  if (!row) return Done{};
  if (!desk.right_to(*row).has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, "You may not delete this document.");
  }
  desk.erase(row->id);
  return Done{};
}

}  // namespace crm::agent
