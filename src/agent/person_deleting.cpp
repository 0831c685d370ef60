#include "agent/person_deleting.h"

#include <string>

namespace crm::agent {
namespace {

// A person is not to be seen where the company is not.
bool is_gone(const Reading& desk, const Person& person) {
  const Contact* company = desk.contact(person.contact);
  return person.deleted_at || (company != nullptr && company->deleted_at);
}

}  // namespace

Result<Done> delete_person_entity(Writing& desk, const IdInQuery& person) {
  const auto row = desk.reader().person(PersonId{person.id});
  if (!row || is_gone(desk, *row)) return Done{};
  if (!desk.right_to(*row).has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, desk.names().is_user(row->id)
                                          ? "This person is a user and cannot be deleted."
                                          : "You may not delete this person.");
  }
  Person deleted = *row;
  deleted.deleted_at = desk.stamp().at;
  deleted.updated = desk.stamp();
  desk.save(deleted);
  return Done{};
}

Result<Done> undelete_person(Writing& desk, const carrier::Given<carrier::IdArgument>& person) {
  const auto row = desk.reader().person(PersonId{person.value.id});
  if (!row) {
    return refuse(ErrorKind::BadRequest,
                  "Id: there is no person " + std::to_string(person.value.id) + ".");
  }
  if (!row->deleted_at) return Done{};
  Person restored = *row;
  restored.deleted_at.reset();
  restored.updated = desk.stamp();
  if (is_gone(desk, restored)) {
    return refuse(ErrorKind::BadRequest,
                  "Id: the company of this person is deleted; bring that back first.");
  }
  if (!desk.right_to(restored).has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, "You may not bring this person back.");
  }
  desk.save(restored);
  return Done{};
}

}  // namespace crm::agent
