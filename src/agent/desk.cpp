#include "agent/desk.h"

#include <algorithm>
#include <utility>

namespace crm::agent {
namespace {

template <class Row, class Id, class Read>
const Row* kept(std::unordered_map<Id, std::optional<Row>>& rows, Id id, const Read& read) {
  if (raw(id) == 0) return nullptr;
  auto found = rows.find(id);
  if (found == rows.end()) found = rows.emplace(id, read(id)).first;
  return found->second ? &*found->second : nullptr;
}

template <class Row>
std::optional<Row> if_readable(std::optional<Row> row, const Reading& desk) {
  if (row && !desk.right_to(*row).has(RowRight::kSelect)) row.reset();
  return row;
}

Owned owned(const auto& row) { return {row.owner, row.owner_group}; }

constexpr RowRight kNoRight{};

}  // namespace

Reading::Reading(const store::Reader& reader, const Caller& caller, const feed::Names& names,
                 Instant now, const locale::TimeZone& zone)
    : reader_(reader), caller_(caller), names_(names), now_(now), zone_(zone) {
  my_user_ = reader.associate(caller.associate).value_or(Associate{});
  if (auto role = reader.role(my_user_.role)) my_role_ = *std::move(role);
  my_rights_ = {my_user_.id, my_user_.group, my_user_.other_groups, my_role_.rights};
}

bool Reading::may(FunctionRight right) const {
  return my_role_.rights.bypasses ||
         std::ranges::find(my_role_.functions, right) != my_role_.functions.end();
}

RowRight Reading::right_to(const Contact& contact) const {
  if (contact.deleted_at) return kNoRight;
  const RowRight right = row_right(data_right(my_rights_, RightsEntity::Company, owned(contact)));
  return names_.is_own_company(contact.id) && !my_rights_.rights.bypasses ? of_own_company(right)
                                                                          : right;
}

RowRight Reading::right_to(const Person& person) const {
  if (person.deleted_at) return kNoRight;
  const Contact* company = contact(person.contact);
  if (company != nullptr && company->deleted_at) return kNoRight;
  const RowRight right = row_right(
      data_right(my_rights_, RightsEntity::Person, company == nullptr ? Owned{} : owned(*company)));
  return names_.is_user(person.id) && !my_rights_.rights.bypasses ? of_person_of_user(right)
                                                                  : right;
}

RowRight Reading::right_to(const Appointment& appointment) const {
  if (!may_see(my_rights_, appointment.visible)) return kNoRight;
  const RowRight right =
      row_right(data_right(my_rights_, RightsEntity::FollowUp, owned(appointment)));
  const bool is_invitation = raw(appointment.mother) != 0 && appointment.mother != appointment.id;
  return is_invitation && !my_rights_.rights.bypasses ? of_invitation(right) : right;
}

RowRight Reading::right_to(const Document& document) const {
  if (!may_see(my_rights_, document.visible)) return kNoRight;
  return row_right(data_right(my_rights_, RightsEntity::Document, owned(document)));
}

std::optional<Contact> Reading::readable(ContactId id) const {
  return if_readable(reader_.contact(id), *this);
}

std::optional<Person> Reading::readable(PersonId id) const {
  return if_readable(reader_.person(id), *this);
}

std::optional<Appointment> Reading::readable(AppointmentId id) const {
  return if_readable(reader_.appointment(id), *this);
}

std::optional<Document> Reading::readable(DocumentId id) const {
  return if_readable(reader_.document(id), *this);
}

const Associate* Reading::associate(AssociateId id) const {
  return kept(associates_, id, [&](AssociateId wanted) { return reader_.associate(wanted); });
}

const Contact* Reading::contact(ContactId id) const {
  return kept(contacts_, id, [&](ContactId wanted) { return reader_.contact(wanted); });
}

const Person* Reading::person(PersonId id) const {
  return kept(persons_, id, [&](PersonId wanted) { return reader_.person(wanted); });
}

const std::vector<ListItem>& Reading::list(List list) const {
  auto found = lists_.find(list);
  if (found == lists_.end()) found = lists_.emplace(list, reader_.list(list)).first;
  return found->second;
}

const ListItem* Reading::list_item(List list, std::int32_t id) const {
  const auto& items = this->list(list);
  const auto found = std::ranges::find(items, id, &ListItem::id);
  return found == items.end() ? nullptr : &*found;
}

Writing::Writing(store::Transaction& transaction, const Caller& caller, const feed::Names& names,
                 const locale::TimeZone& zone)
    : Reading(transaction, caller, names, transaction.now(), zone),
      transaction_(transaction),
      recorder_(transaction) {}

// The owner as it is now; before and behind each change that makes both.
void Writing::touch(ContactId id) {
  const Contact* row = contact(id);
  if (row != nullptr && row->owner != kNobody) touched_[row->owner].insert(id);
}

store::Saved Writing::save(const Contact& contact) {
  touch(contact.id);
  const auto saved = recorder_.save(contact);
  forget_contact(contact.id);
  touch(contact.id);
  return saved;
}

store::Saved Writing::save(const Person& person) {
  const auto before = transaction_.person(person.id);
  const auto saved = recorder_.save(person);
  forget_person(person.id);
  if (saved == store::Saved::Unchanged) return saved;
  if (before) touch(before->contact);
  touch(person.contact);
  if (names().is_user(person.id)) names_changed_ = true;
  return saved;
}

store::Saved Writing::save(const Appointment& appointment) {
  const auto before = transaction_.appointment(appointment.id);
  const auto saved = recorder_.save(appointment);
  if (saved == store::Saved::Unchanged) return saved;
  if (before) touch(before->contact);
  touch(appointment.contact);
  return saved;
}

store::Saved Writing::save(const Document& document) {
  const auto before = transaction_.document(document.id);
  const auto saved = recorder_.save(document);
  if (saved == store::Saved::Unchanged) return saved;
  if (before) touch(before->contact);
  touch(document.contact);
  return saved;
}

bool Writing::erase(AppointmentId id) {
  if (const auto before = transaction_.appointment(id)) touch(before->contact);
  return recorder_.erase(id);
}

bool Writing::erase(DocumentId id) {
  if (const auto before = transaction_.document(id)) touch(before->contact);
  return recorder_.erase(id);
}

}  // namespace crm::agent
