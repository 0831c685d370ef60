#include "store/sqlite/reading.h"

#include <utility>

#include "base/text.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/sql.h"

namespace crm::store::sqlite {

template <class Port>
Statement& Reading<Port>::prepared(const char* sql) const {
  write_held();
  return connection_.prepared(sql);
}

template <class Port>
template <class Row, class Key>
std::optional<Row> Reading<Port>::find(const char* sql, const Key& key) const {
  Run run(prepared(sql), tenant_, key);
  if (!run.next()) return std::nullopt;
  return read_row<Row>(run);
}

template <class Port>
template <class Row>
void Reading<Port>::each(const char* sql, const std::function<void(const Row&)>& visit) const {
  Run run(prepared(sql), tenant_);
  while (run.next()) visit(read_row<Row>(run));
}

template <class Port>
template <class Row, class Key>
std::vector<Row> Reading<Port>::all(const char* sql, const Key& key) const {
  std::vector<Row> rows;
  Run run(prepared(sql), tenant_, key);
  while (run.next()) rows.push_back(read_row<Row>(run));
  return rows;
}

template <class Port>
std::optional<Contact> Reading<Port>::contact(ContactId id) const {
  return find<Contact>(sql::kContact, id);
}

template <class Port>
std::optional<Person> Reading<Port>::person(PersonId id) const {
  return find<Person>(sql::kPerson, id);
}

template <class Port>
std::optional<Appointment> Reading<Port>::appointment(AppointmentId id) const {
  return find<Appointment>(sql::kAppointment, id);
}

template <class Port>
std::optional<Document> Reading<Port>::document(DocumentId id) const {
  return find<Document>(sql::kDocument, id);
}

template <class Port>
std::optional<Category> Reading<Port>::category(CategoryId id) const {
  return find<Category>(sql::kCategory, id);
}

template <class Port>
std::optional<Associate> Reading<Port>::associate(AssociateId id) const {
  return with_groups(find<Associate>(sql::kAssociate, id));
}

template <class Port>
std::optional<Associate> Reading<Port>::associate_by_login(std::string_view login) const {
  return with_groups(find<Associate>(sql::kAssociateByLogin, login));
}

template <class Port>
std::optional<UserGroup> Reading<Port>::group_by_name(std::string_view name) const {
  return find<UserGroup>(sql::kGroupByName, name);
}

template <class Port>
std::vector<GroupId> Reading<Port>::other_groups_of(AssociateId id) const {
  std::vector<GroupId> groups;
  Run run(prepared(sql::kOtherGroups), tenant_, id);
  while (run.next()) run.read(groups.emplace_back());
  return groups;
}

template <class Port>
std::optional<Associate> Reading<Port>::with_groups(std::optional<Associate> associate) const {
  if (associate) associate->other_groups = other_groups_of(associate->id);
  return associate;
}

template <class Port>
std::vector<Role> Reading<Port>::roles() const {
  std::vector<Role> roles;
  Run run(prepared(sql::kRoles), tenant_);
  while (run.next()) roles.push_back(read_role(run));
  return roles;
}

template <class Port>
Role Reading<Port>::read_role(Run& run) const {
  Role role;
  std::string type;
  run.read(role.id);
  run.read(role.name);
  run.read(role.description);
  run.read(type);
  role.type = role_type_named(type).value_or(RoleType::Employee);
  role.rights.bypasses = role.type == RoleType::System;
  read_rights(role);
  return role;
}

// A name that this version does not know allows nothing.
template <class Port>
void Reading<Port>::read_rights(Role& role) const {
  Run cells(prepared(sql::kDataRights), tenant_, role.id);
  while (cells.next()) {
    std::string entity;
    std::string relation;
    std::string level;
    cells.read(entity);
    cells.read(relation);
    cells.read(level);
    const auto known_entity = rights_entity_named(entity);
    const auto known_relation = relation_named(relation);
    if (known_entity && known_relation) {
      role.rights.set(*known_entity, *known_relation,
                      data_right_named(level).value_or(DataRight::None));
    }
  }
  Run functions(prepared(sql::kFunctionRights), tenant_, role.id);
  while (functions.next()) {
    std::string function;
    functions.read(function);
    if (const auto known = function_right_named(function)) role.functions.push_back(*known);
  }
}

template <class Port>
std::optional<Role> Reading<Port>::role(RoleId id) const {
  Run run(prepared(sql::kRole), tenant_, id);
  if (!run.next()) return std::nullopt;
  return read_role(run);
}

template <class Port>
std::optional<Role> Reading<Port>::role_by_name(std::string_view name) const {
  for (Role& each : roles()) {
    if (equals_ignoring_case(each.name, name)) return std::move(each);
  }
  return std::nullopt;
}

template <class Port>
std::vector<UserGroup> Reading<Port>::groups() const {
  std::vector<UserGroup> groups;
  each<UserGroup>(sql::kGroups, [&groups](const UserGroup& group) { groups.push_back(group); });
  return groups;
}

template <class Port>
std::optional<std::string> Reading<Port>::password_hash(AssociateId id) const {
  Run run(prepared(sql::kPasswordHash), tenant_, id);
  if (!run.next()) return std::nullopt;
  std::string hash;
  run.read(hash);
  return hash;
}

template <class Port>
std::optional<Token> Reading<Port>::token(TokenId id) const {
  return find<Token>(sql::kToken, id);
}

template <class Port>
std::vector<Token> Reading<Port>::tokens_of(AssociateId associate) const {
  std::vector<Token> tokens;
  Run run(prepared(sql::kTokensOf), tenant_, associate);
  while (run.next()) tokens.push_back(read_row<Token>(run));
  return tokens;
}

template <class Port>
void Reading<Port>::each_token(const std::function<void(const Token&)>& visit) const {
  each(sql::kTokens, visit);
}

template <class Port>
std::vector<AppApproval> Reading<Port>::app_approvals() const {
  std::vector<AppApproval> approvals;
  each<AppApproval>(sql::kAppApprovals,
                    [&](const AppApproval& each) { approvals.push_back(each); });
  return approvals;
}

template <class Port>
std::optional<std::string> Reading<Port>::note(std::string_view name) const {
  Run run(prepared(sql::kNote), tenant_, name);
  if (!run.next()) return std::nullopt;
  std::string value;
  run.read(value);
  return value;
}

template <class Port>
void Reading<Port>::each_contact(const std::function<void(const Contact&)>& visit) const {
  each(sql::kContacts, visit);
}

template <class Port>
void Reading<Port>::each_person(const std::function<void(const Person&)>& visit) const {
  each(sql::kPersons, visit);
}

template <class Port>
void Reading<Port>::each_appointment(const std::function<void(const Appointment&)>& visit) const {
  each(sql::kAppointments, visit);
}

template <class Port>
void Reading<Port>::each_document(const std::function<void(const Document&)>& visit) const {
  each(sql::kDocuments, visit);
}

template <class Port>
void Reading<Port>::each_category(const std::function<void(const Category&)>& visit) const {
  each(sql::kCategories, visit);
}

template <class Port>
void Reading<Port>::each_associate(const std::function<void(const Associate&)>& visit) const {
  each<Associate>(sql::kAssociates, [&](Associate associate) {
    associate.other_groups = other_groups_of(associate.id);
    visit(associate);
  });
}

template <class Port>
void Reading<Port>::each_head(const std::function<void(const Head&)>& visit) const {
  each(sql::kHeads, visit);
}

template <class Port>
void Reading<Port>::each_event(const std::function<void(const Event&)>& visit) const {
  each(sql::kEvents, visit);
}

template <class Port>
std::vector<Person> Reading<Port>::persons_of(ContactId company) const {
  return all<Person>(sql::kPersonsOf, company);
}

template <class Port>
void Reading<Port>::each_appointment_of(
    ContactId company, const Period& starts,
    const std::function<bool(const Appointment&)>& visit) const {
  Run run(prepared(sql::kAppointmentsOf), tenant_, company, starts.from, starts.to);
  while (run.next() && visit(read_row<Appointment>(run))) {
  }
}

template <class Port>
void Reading<Port>::each_document_of(ContactId company,
                                     const std::function<bool(const Document&)>& visit) const {
  Run run(prepared(sql::kDocumentsOf), tenant_, company);
  while (run.next() && visit(read_row<Document>(run))) {
  }
}

template <class Port>
void Reading<Port>::each_appointment_in_diary(
    AssociateId owner, const Period& starts,
    const std::function<bool(const Appointment&)>& visit) const {
  Run run(prepared(sql::kAppointmentsInDiary), tenant_, owner, starts.from, starts.to);
  while (run.next() && visit(read_row<Appointment>(run))) {
  }
}

template <class Port>
std::vector<Appointment> Reading<Port>::booking(AppointmentId master) const {
  return all<Appointment>(sql::kBooking, master);
}

template <class Port>
std::vector<Appointment> Reading<Port>::series(AppointmentId first) const {
  return all<Appointment>(sql::kSeries, first);
}

template <class Port>
std::vector<Appointment> Reading<Port>::appointments_with(PersonId person) const {
  return all<Appointment>(sql::kAppointmentsWith, person);
}

template <class Port>
std::vector<Document> Reading<Port>::documents_with(PersonId person) const {
  return all<Document>(sql::kDocumentsWith, person);
}

template <class Port>
std::vector<ListItem> Reading<Port>::list(List list) const {
  auto items = all<ListItem>(sql::kListItems, list);
  return items.empty() ? starting_items(list) : items;
}

template <class Port>
std::vector<ContactId> Reading<Port>::viewed_by(AssociateId user, std::int32_t count_max) const {
  std::vector<ContactId> viewed;
  Run run(prepared(sql::kViewedBy), tenant_, user, count_max);
  while (run.next()) run.read(viewed.emplace_back());
  return viewed;
}

template <class Port>
std::optional<Head> Reading<Port>::head(ContactId id) const {
  Run run(connection_.prepared(sql::kHead), tenant_, id);  // whatever rows are held back
  if (!run.next()) return std::nullopt;
  return read_row<Head>(run);
}

template <class Port>
std::vector<Event> Reading<Port>::events_of(ContactId id,
                                            std::optional<ContactAction> action) const {
  std::vector<Event> events;
  const auto collect = [&events](Run run) {
    while (run.next()) events.push_back(read_row<Event>(run));
  };
  if (action) {  // whatever rows are held back
    collect(Run(connection_.prepared(sql::kEventsOfContactAndAction), tenant_, id, *action));
  } else {
    collect(Run(connection_.prepared(sql::kEventsOfContact), tenant_, id));
  }
  return events;
}

template <class Port>
void Reading<Port>::each_event_of_owned(AssociateId owner, Reader::Which contacts,
                                        const std::function<void(const Event&)>& visit) const {
  Run run(prepared(sql::kEventsOfOwned), tenant_, raw(owner), contacts == Reader::Which::All);
  while (run.next()) visit(read_row<Event>(run));
}

// Ids are above 0. Deleted contacts have no head, and their texts are passed over.
template <class Port>
std::vector<OwnedContact> Reading<Port>::owned_by(AssociateId owner) const {
  std::vector<OwnedContact> owned;
  Run heads(prepared(sql::kHeadsOfOwned), tenant_, raw(owner));
  Run texts(prepared(sql::kTextsOfOwned), tenant_, owner);
  ContactId contact{};  // whose texts are to be read next
  while (heads.next()) {
    const auto head = read_row<Head>(heads);
    while (contact < head.contact) {
      if (!texts.next()) return owned;
      texts.read(contact);
    }
    if (contact != head.contact) continue;
    OwnedContact& one = owned.emplace_back();
    one.head = head;
    texts.read(one.name);
    texts.read(one.department);
    texts.read(one.org_nr);
    texts.read(one.url);
  }
  return owned;
}

template <class Port>
std::vector<Owner> Reading<Port>::owners() const {
  std::vector<Owner> owners;
  Run run(prepared(sql::kOwners), tenant_);
  while (run.next()) {
    Owner& owner = owners.emplace_back();
    run.read(owner.associate);
    run.read(owner.contacts);
  }
  return owners;
}

template <class Port>
std::optional<Owner> Reading<Port>::owner_after(AssociateId last) const {
  Run run(prepared(sql::kOwnerAfter), tenant_, raw(last));
  if (!run.next()) return std::nullopt;
  Owner owner;
  run.read(owner.associate);
  run.read(owner.contacts);
  return owner;
}

template <class Port>
std::optional<Session> Reading<Port>::session(SessionId id) const {
  return find<Session>(sql::kSession, id);
}

template <class Port>
std::vector<Session> Reading<Port>::sessions_of(AssociateId associate) const {
  std::vector<Session> sessions;
  Run run(prepared(sql::kSessionsOf), tenant_, associate);
  while (run.next()) sessions.push_back(read_row<Session>(run));
  return sessions;
}

template <class Port>
void Reading<Port>::each_session(const std::function<void(const Session&)>& visit) const {
  each(sql::kSessions, visit);
}

template <class Port>
std::vector<SignInFailure> Reading<Port>::sign_in_failures() const {
  std::vector<SignInFailure> failures;
  Run run(prepared(sql::kSignInFailures), tenant_);
  while (run.next()) failures.push_back(read_row<SignInFailure>(run));
  return failures;
}

template <class Port>
Instant Reading<Port>::last_change() const {
  std::optional<Instant> last;
  Run run(prepared(sql::kLastInstant), tenant_);
  if (run.next()) run.read(last);
  return last.value_or(kEarliest);
}

template <class Port>
Counts Reading<Port>::counts() const {
  Counts counts;
  Run run(prepared(sql::kCounts), tenant_);
  if (!run.next()) return counts;
  for (std::uint64_t* const count :
       {&counts.associates, &counts.categories, &counts.contacts, &counts.persons,
        &counts.appointments, &counts.documents, &counts.events, &counts.heads}) {
    run.read(*count);
  }
  return counts;
}

template class Reading<Reader>;
template class Reading<Transaction>;

}  // namespace crm::store::sqlite
