#include "import/row_writer.h"

#include <optional>

#include "import/visible_for.h"

namespace crm::import {
namespace {

using store::Saved;

template <class Id>
Id id_in(const Cell& cell) {
  return Id{cell.id};
}

std::string text_in(const Cell& cell) { return std::string(cell.text); }

Stamp stamp_in(const Cell& at, const Cell& by) { return {at.at, id_in<AssociateId>(by)}; }

// Where upstream shows no later change, the files repeat the registration: that is no update.
std::optional<Stamp> update_in(const Cell& at, const Cell& by, const Stamp& registered) {
  if (at.at <= registered.at) return std::nullopt;
  return stamp_in(at, by);
}

}  // namespace

RowWriter::RowWriter(store::Transaction& transaction)
    : transaction_(transaction), recorder_(transaction), before_(transaction.counts()) {}

Saved RowWriter::write(Table table, const Row& row) {
  switch (table) {
    case Table::Associates:
      return write_associate(row);
    case Table::Categories:
      return write_category(row);
    case Table::Contacts:
      return write_contact(row);
    case Table::Persons:
      return write_person(row);
    case Table::Appointments:
      return write_appointment(row);
    case Table::Documents:
      return write_document(row);
  }
  return Saved::Unchanged;
}

Saved RowWriter::write_associate(const Row& row) {
  using Columns = AssociateColumns;
  const auto id = id_in<AssociateId>(row.cells[Columns::Id]);
  const auto stored = transaction_.associate(id);
  Associate associate = stored.value_or(Associate{});
  associate.id = id;
  associate.login = text_in(row.cells[Columns::Login]);
  associate.full_name = text_in(row.cells[Columns::FullName]);
  associate.person = id_in<PersonId>(row.cells[Columns::Person]);
  associate.group = group_named(row.cells[Columns::UserGroup].text);
  std::erase(associate.other_groups, associate.group);  // what was one of several is the first now
  if (stored && *stored == associate) return Saved::Unchanged;
  vacate_login(associate.login, id);
  transaction_.put(associate);
  return stored ? Saved::Updated : Saved::Inserted;
}

Saved RowWriter::write_category(const Row& row) {
  using Columns = CategoryColumns;
  const Category category{id_in<CategoryId>(row.cells[Columns::Id]),
                          text_in(row.cells[Columns::Name])};
  const auto stored = transaction_.category(category.id);
  if (stored && *stored == category) return Saved::Unchanged;
  transaction_.put(category);
  return stored ? Saved::Updated : Saved::Inserted;
}

Saved RowWriter::write_contact(const Row& row) {
  using Columns = ContactColumns;
  const auto& cells = row.cells;
  const auto id = id_in<ContactId>(cells[Columns::Id]);
  const auto stored = before_.contacts == 0 ? std::nullopt : transaction_.contact(id);
  Contact contact = stored.value_or(Contact{});
  contact.id = id;
  contact.name = text_in(cells[Columns::Name]);
  contact.department = text_in(cells[Columns::Department]);
  contact.org_nr = text_in(cells[Columns::OrgNr]);
  contact.url = text_in(cells[Columns::Url]);
  contact.category = id_in<CategoryId>(cells[Columns::Category]);
  give(contact, id_in<AssociateId>(cells[Columns::Owner]), !stored);
  contact.registered = stamp_in(cells[Columns::Registered], cells[Columns::RegisteredBy]);
  contact.updated =
      update_in(cells[Columns::Updated], cells[Columns::UpdatedBy], contact.registered);
  return recorder_.save(contact);
}

Saved RowWriter::write_person(const Row& row) {
  using Columns = PersonColumns;
  const auto& cells = row.cells;
  const auto id = id_in<PersonId>(cells[Columns::Id]);
  const auto stored = before_.persons == 0 ? std::nullopt : transaction_.person(id);
  Person person = stored.value_or(Person{});
  person.id = id;
  person.contact = id_in<ContactId>(cells[Columns::Contact]);
  person.first_name = text_in(cells[Columns::FirstName]);
  person.last_name = text_in(cells[Columns::LastName]);
  person.email = text_in(cells[Columns::Email]);
  person.registered = stamp_in(cells[Columns::Registered], cells[Columns::RegisteredBy]);
  person.updated = update_in(cells[Columns::Updated], cells[Columns::UpdatedBy], person.registered);
  return recorder_.save(person);
}

Saved RowWriter::write_appointment(const Row& row) {
  using Columns = AppointmentColumns;
  const auto& cells = row.cells;
  const auto id = id_in<AppointmentId>(cells[Columns::Id]);
  const auto stored = before_.appointments == 0 ? std::nullopt : transaction_.appointment(id);
  Appointment appointment = stored.value_or(Appointment{});
  appointment.id = id;
  appointment.contact = id_in<ContactId>(cells[Columns::Contact]);
  appointment.person = id_in<PersonId>(cells[Columns::Person]);
  give(appointment, id_in<AssociateId>(cells[Columns::Owner]), !stored);
  if (!cells[Columns::VisibleFor].is_absent) {
    appointment.visible = visibility_in(cells[Columns::VisibleFor], appointment.owner);
  }
  appointment.title = text_in(cells[Columns::Title]);
  appointment.starts_at = cells[Columns::Start].at;
  appointment.ends_at = cells[Columns::End].at;
  appointment.registered = stamp_in(cells[Columns::Registered], cells[Columns::RegisteredBy]);
  if (!cells[Columns::CompletedAt].empty()) {
    appointment.status = ActivityStatus::Completed;
    appointment.done = stamp_in(cells[Columns::CompletedAt], cells[Columns::CompletedBy]);
  } else if (appointment.status == ActivityStatus::Completed) {
    appointment.status = ActivityStatus::NotStarted;
    appointment.done.reset();
  }  // else: the file tells completed from not, nothing finer, so a stored Started stays
  return recorder_.save(appointment);
}

Saved RowWriter::write_document(const Row& row) {
  using Columns = DocumentColumns;
  const auto& cells = row.cells;
  const auto id = id_in<DocumentId>(cells[Columns::Id]);
  const auto registered = stamp_in(cells[Columns::Registered], cells[Columns::RegisteredBy]);
  const auto stored = before_.documents == 0 ? std::nullopt : transaction_.document(id);
  Document document = stored.value_or(Document{});
  document.id = id;
  // Whoever registered it owns it, until somebody says otherwise.
  const auto owner = id_in<AssociateId>(cells[Columns::Owner]);
  if (owner != kNobody) {
    give(document, owner, !stored);
  } else if (!stored) {
    give(document, registered.by, true);
  }
  if (!cells[Columns::VisibleFor].is_absent) {
    document.visible = visibility_in(cells[Columns::VisibleFor], document.owner);
  }
  document.contact = id_in<ContactId>(cells[Columns::Contact]);
  document.person = id_in<PersonId>(cells[Columns::Person]);
  document.header = text_in(cells[Columns::Title]);
  document.registered = registered;
  return recorder_.save(document);
}

GroupId RowWriter::group_named(std::string_view name) {
  const auto [known, is_new] = groups_.try_emplace(std::string(name));
  if (!is_new) return known->second;
  if (const auto stored = transaction_.group_by_name(name)) return known->second = stored->id;
  const UserGroup group{transaction_.next_group_id(), std::string(name)};
  transaction_.put(group);
  return known->second = group.id;
}

GroupId RowWriter::group_of(AssociateId associate) {
  const auto [known, is_new] = groups_of_.try_emplace(associate, kNoGroup);
  if (is_new) {
    if (const auto stored = transaction_.associate(associate)) known->second = stored->group;
  }
  return known->second;
}

// The group is the owner's when the owner is set: it stays when the owner moves to another.
template <class Owned>
void RowWriter::give(Owned& row, AssociateId owner, bool is_new) {
  if (!is_new && row.owner == owner) return;
  row.owner = owner;
  row.owner_group = group_of(owner);
}

// REQUIRES: the cell has been judged.
Visibility RowWriter::visibility_in(const Cell& cell, AssociateId owner) {
  const VisibleFor visible_for = parse_visible_for(cell.text).value_or(VisibleFor{});
  switch (visible_for.kind) {
    case VisibleFor::Kind::All:
      break;
    case VisibleFor::Kind::Owner:
      return {Visibility::Kind::Associate, raw(owner)};
    case VisibleFor::Kind::Associate:
      return {Visibility::Kind::Associate, visible_for.associate};
    case VisibleFor::Kind::Group:
      return {Visibility::Kind::Group, raw(group_named(visible_for.group))};
  }
  return {};
}

// Logins may change hands within one import. Whoever holds this one now has a row of its own to
// come, with another login, and is called something else until then: at no moment two may have one.
void RowWriter::vacate_login(std::string_view login, AssociateId for_whom) {
  auto holder = transaction_.associate_by_login(login);
  if (!holder || holder->id == for_whom) return;
  holder->login = holder->id == kSystemUser  // which has no row
                      ? "(system user)"
                      : "(changing " + std::to_string(raw(holder->id)) + ")";
  while (transaction_.associate_by_login(holder->login)) holder->login += ')';
  transaction_.put(*holder);
}

}  // namespace crm::import
