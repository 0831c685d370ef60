#include "tests/support/oracle.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

#include "tests/support/plain_rights.h"

namespace crm {
namespace {

// Whether a later line says something else about the same thing.
bool is_superseded(const std::vector<Event>& log, std::size_t line) {
  for (std::size_t later = line + 1; later < log.size(); ++later) {
    if (log[later].contact == log[line].contact && log[later].action == log[line].action &&
        log[later].subject == log[line].subject) {
      return true;
    }
  }
  return false;
}

// May the user read a row of that kind that is owned so?
bool plainly_readable(const store::Reader& reader, AssociateId user, RightsEntity entity,
                      AssociateId owner, GroupId group) {
  const Role role = *reader.role(reader.associate(user)->role);
  return role.type == RoleType::System ||
         role.rights.cell(entity, plain_relation(reader, user, owner, group)) != DataRight::None;
}

bool plainly_visible(const store::Reader& reader, AssociateId user, const Visibility& visible) {
  const Associate associate = *reader.associate(user);
  if (reader.role(associate.role)->type == RoleType::System) return true;
  if (visible.kind == Visibility::Kind::Associate) return visible.id == raw(user);
  if (visible.kind == Visibility::Kind::Group) {
    return visible.id == raw(associate.group) ||
           std::ranges::find(associate.other_groups, GroupId{visible.id}) !=
               associate.other_groups.end();
  }
  return true;
}

auto shown_first(const OracleRow& row) {
  return std::tuple(row.at, static_cast<int>(row.action), row.subject, row.person, row.actor);
}

}  // namespace

bool plainly_known(const store::Reader& reader, AssociateId user, const Contact& contact) {
  return plainly_readable(reader, user, RightsEntity::Company, contact.owner, contact.owner_group);
}

bool plainly_known(const store::Reader& reader, AssociateId user, const Person& person) {
  const auto contact = reader.contact(person.contact);
  return plainly_readable(reader, user, RightsEntity::Person, contact ? contact->owner : kNobody,
                          contact ? contact->owner_group : kNoGroup);
}

bool plainly_known(const store::Reader& reader, AssociateId user, const Appointment& appointment) {
  return plainly_readable(reader, user, RightsEntity::FollowUp, appointment.owner,
                          appointment.owner_group) &&
         plainly_visible(reader, user, appointment.visible);
}

bool plainly_known(const store::Reader& reader, AssociateId user, const Document& document) {
  return plainly_readable(reader, user, RightsEntity::Document, document.owner,
                          document.owner_group) &&
         plainly_visible(reader, user, document.visible);
}

bool plainly_known(const store::Reader& reader, AssociateId user, const Event& event) {
  switch (event.subject.table) {
    case SubjectTable::Contact:
      return plainly_known(reader, user, *reader.contact(ContactId{event.subject.id}));
    case SubjectTable::Person:
      return plainly_known(reader, user, *reader.person(PersonId{event.subject.id}));
    case SubjectTable::Appointment:
      return plainly_known(reader, user, *reader.appointment(AppointmentId{event.subject.id}));
    case SubjectTable::Document:
      return plainly_known(reader, user, *reader.document(DocumentId{event.subject.id}));
  }
  return false;
}

std::vector<OracleRow> oracle_answer(const store::Reader& reader, const OracleQuestion& question) {
  std::vector<Event> log;
  reader.each_event([&](const Event& event) { log.push_back(event); });
  std::vector<OracleRow> answer;
  reader.each_contact([&](const Contact& contact) {
    if (contact.owner != question.owner || contact.deleted_at) return;
    if (!plainly_known(reader, question.owner, contact)) return;
    if (!question.categories.empty() &&
        std::ranges::find(question.categories, contact.category) == question.categories.end()) {
      return;
    }
    std::optional<OracleRow> newest;
    for (std::size_t line = 0; line < log.size(); ++line) {
      const Event& event = log[line];
      if (event.contact != contact.id || event.action == 0) continue;
      const auto action = static_cast<ContactAction>(event.action);
      if (!question.actions.has(action) || event.kind == EventKind::Withdrawn) continue;
      if (event.stamp.at < question.since || is_superseded(log, line)) continue;
      if (!plainly_known(reader, question.owner, event)) continue;
      const OracleRow row{contact.id,       action,       event.stamp.at,
                          event.subject.id, event.person, event.stamp.by};
      if (!newest || shown_first(row) > shown_first(*newest)) newest = row;
    }
    if (newest) answer.push_back(*newest);
  });
  std::ranges::stable_sort(answer, [](const OracleRow& a, const OracleRow& b) {
    return a.at != b.at ? a.at > b.at : a.contact < b.contact;
  });
  return answer;
}

}  // namespace crm
