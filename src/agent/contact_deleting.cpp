#include "agent/contact_deleting.h"

#include <string>

#include "agent/saving_rules.h"

namespace crm::agent {

Result<Done> delete_contact_entity(Writing& desk, const IdInQuery& contact) {
  const auto row = desk.reader().contact(ContactId{contact.id});
  if (!row || row->deleted_at) return Done{};
  if (!desk.right_to(*row).has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, "You may not delete this company.");
  }
  Contact deleted = *row;
  deleted.deleted_at = desk.stamp().at;
  deleted.updated = desk.stamp();
  desk.save(deleted);
  return Done{};
}

Result<Done> undelete_contact(Writing& desk, const carrier::Given<carrier::IdArgument>& contact) {
  using Argument = carrier::IdArgument;
  const auto row = desk.reader().contact(ContactId{contact.value.id});
  if (!row) return no_such<Argument>(&Argument::id, contact.value.id);
  if (!row->deleted_at) return Done{};
  Contact restored = *row;
  restored.deleted_at.reset();
  restored.updated = desk.stamp();
  const RowRight right = desk.right_to(restored);
  if (!right.has(RowRight::kSelect)) return no_such<Argument>(&Argument::id, contact.value.id);
  if (!right.has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, "You may not bring this company back.");
  }
  if (row->merged_into != kNoContact) {
    return refuse(ErrorKind::BadRequest,
                  "Id: company " + std::to_string(raw(row->id)) + " was merged into " +
                      std::to_string(raw(row->merged_into)) + ", and cannot be brought back.");
  }
  desk.save(restored);
  return Done{};
}

}  // namespace crm::agent
