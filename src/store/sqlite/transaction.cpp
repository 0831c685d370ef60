#include "store/sqlite/transaction.h"

#include <algorithm>
#include <limits>

#include "store/sqlite/many_rows.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/sql.h"

namespace crm::store::sqlite {
namespace {

std::int32_t id_after(std::int64_t last) {
  if (last >= std::numeric_limits<std::int32_t>::max()) {
    throw Failure(ErrorKind::Unavailable, "All ids up to 2147483647 are in use.");
  }
  return static_cast<std::int32_t>(last + 1);
}

}  // namespace

SqliteTransaction::SqliteTransaction(Connection& connection, KnownRoles& roles, TenantId tenant,
                                     const Clock& clock)
    : Reading(connection, tenant), roles_(roles), clock_(clock) {
  if (is_new_tenant()) {
    for (const Role& each : default_roles()) put(each);
  }
}

bool SqliteTransaction::is_new_tenant() {
  {
    // Nearly always it is known, and to ask costs a fraction of the insert.
    Run known(prepared(sql::kLastInstant), tenant());
    if (known.next()) {
      std::optional<Instant> last;
      known.read(last);
      changed_at_ = last.value_or(kEarliest);
      return false;
    }
  }
  Run run(prepared(sql::kRegisterTenant), tenant(), clock_.now());
  const bool is_new = run.next();
  if (is_new) run.finish();
  return is_new;
}

template <class Row>
void SqliteTransaction::put_row(const char* sql, const Row& row) {
  Run run(prepared(sql), tenant());
  bind_row(run, row);
  run.finish();
}

void SqliteTransaction::put(const Contact& contact) {
  contacts_.put(contact, connection(), tenant());
}
void SqliteTransaction::put(const Person& person) { persons_.put(person, connection(), tenant()); }
void SqliteTransaction::put(const Appointment& appointment) {
  appointments_.put(appointment, connection(), tenant());
}
void SqliteTransaction::put(const Document& document) {
  documents_.put(document, connection(), tenant());
}

void SqliteTransaction::write_held() const {
  contacts_.write(connection(), tenant());
  persons_.write(connection(), tenant());
  appointments_.write(connection(), tenant());
  documents_.write(connection(), tenant());
}

void SqliteTransaction::put(const Category& category) { put_row(sql::kPutCategory, category); }
void SqliteTransaction::put(const Associate& associate) {
  put_row(sql::kPutAssociate, associate);
  erase_row(sql::kEraseOtherGroups, raw(associate.id));
  for (const GroupId group : associate.other_groups) {
    Run(prepared(sql::kPutOtherGroup), tenant(), associate.id, group).finish();
  }
}
void SqliteTransaction::put(const UserGroup& group) { put_row(sql::kPutGroup, group); }
void SqliteTransaction::put_item(List list, const ListItem& item) {
  Run run(prepared(sql::kPutListItem), tenant(), list);
  bind_row(run, item);
  run.finish();
}
void SqliteTransaction::put(List list, const ListItem& item) {
  for (const ListItem& each : this->list(list)) put_item(list, each);
  put_item(list, item);
}
void SqliteTransaction::put_view(AssociateId user, ContactId contact, Instant at) {
  Run(prepared(sql::kPutView), tenant(), user, contact, at).finish();
}
std::optional<Role> SqliteTransaction::role(RoleId id) const {
  return roles_.role(tenant(), id, [&] { return Reading::role(id); });
}
void SqliteTransaction::put(const Role& role) {
  roles_.change();
  Run(prepared(sql::kPutRole), tenant(), role.id, role.name, role.description, name(role.type))
      .finish();
  for (const RightsEntity entity : kRightsEntities) {
    for (const Relation relation : kRelations) {
      Run(prepared(sql::kPutDataRight), tenant(), role.id, name(entity), name(relation),
          name(role.rights.cell(entity, relation)))
          .finish();
    }
  }
  erase_row(sql::kEraseFunctionRights, raw(role.id));
  for (const FunctionRight function : role.functions) {
    Run(prepared(sql::kPutFunctionRight), tenant(), role.id, name(function)).finish();
  }
}
void SqliteTransaction::put_head(const Head& head) {
  Run run(connection().prepared(sql::kPutHead), tenant());  // whatever rows are held back
  bind_row(run, head);
  run.finish();
}

void SqliteTransaction::erase_row(const char* sql, std::int32_t id) {
  Run(prepared(sql), tenant(), id).finish();
}

void SqliteTransaction::erase(AppointmentId id) { erase_row(sql::kEraseAppointment, raw(id)); }
void SqliteTransaction::erase(DocumentId id) { erase_row(sql::kEraseDocument, raw(id)); }
void SqliteTransaction::erase_head(ContactId id) { erase_row(sql::kEraseHead, raw(id)); }

void SqliteTransaction::put_password_hash(AssociateId id, const std::string& phc) {
  if (phc.empty()) {
    erase_row(sql::kErasePasswordHash, raw(id));
  } else {
    Run(prepared(sql::kPutPasswordHash), tenant(), id, phc).finish();
  }
}

void SqliteTransaction::put(const Session& session) { put_row(sql::kPutSession, session); }

void SqliteTransaction::erase_ended_sessions(AssociateId associate, std::int32_t kept) {
  Run(prepared(sql::kEraseEndedSessions), tenant(), associate, kept).finish();
}

void SqliteTransaction::put(const SignInFailure& failure) {
  put_row(sql::kPutSignInFailure, failure);
}

bool SqliteTransaction::erase_sign_in_failure(const std::string& login) {
  Run run(prepared(sql::kEraseSignInFailure), tenant(), login);
  const bool was_there = run.next();
  if (was_there) run.finish();
  return was_there;
}

void SqliteTransaction::put(const Tenant& tenant) { put_row(sql::kPutTenant, tenant); }

void SqliteTransaction::put(const Token& token) { put_row(sql::kPutToken, token); }

void SqliteTransaction::erase(TokenId id) {
  Run(prepared(sql::kEraseToken), tenant(), id).finish();
}

void SqliteTransaction::erase_tokens_expired_before(Instant at) {
  Run(prepared(sql::kEraseTokensExpiredBefore), tenant(), at).finish();
}

TokenId SqliteTransaction::next_token_id() {
  Run run(prepared(sql::kNextTokenId), tenant());
  TokenId id{};
  if (run.next()) run.read(id);  // the tenant is there: see the constructor
  run.finish();
  return id;
}

void SqliteTransaction::put(const AppApproval& approval) {
  put_row(sql::kPutAppApproval, approval);
}

void SqliteTransaction::erase(AppId approved) { erase_row(sql::kEraseAppApproval, raw(approved)); }

void SqliteTransaction::put_note(const std::string& name, const std::string& value) {
  Run(prepared(sql::kPutNote), tenant(), name, value).finish();
}

std::int64_t SqliteTransaction::last(const char* sql) const {
  Run run(prepared(sql), tenant());
  std::int64_t id = 0;
  if (run.next()) run.read(id);  // NULL, where there are no rows, reads as 0
  return id;
}

std::int32_t SqliteTransaction::next_id(const char* sql) const { return id_after(last(sql)); }

std::int32_t SqliteTransaction::new_id(SubjectTable table, const char* sql) {
  std::int64_t given = 0;
  {
    Run run(prepared(sql::kLastGivenId), tenant(), table);
    if (run.next()) run.read(given);
  }
  const std::int32_t id = id_after(std::max(given, last(sql)));
  Run(prepared(sql::kPutLastGivenId), tenant(), table, id).finish();
  return id;
}

ContactId SqliteTransaction::next_contact_id() {
  return ContactId{new_id(SubjectTable::Contact, sql::kLastContactId)};
}

PersonId SqliteTransaction::next_person_id() {
  return PersonId{new_id(SubjectTable::Person, sql::kLastPersonId)};
}

AppointmentId SqliteTransaction::next_appointment_id() {
  return AppointmentId{new_id(SubjectTable::Appointment, sql::kLastAppointmentId)};
}

DocumentId SqliteTransaction::next_document_id() {
  return DocumentId{new_id(SubjectTable::Document, sql::kLastDocumentId)};
}

CategoryId SqliteTransaction::next_category_id() const {
  return CategoryId{next_id(sql::kLastCategoryId)};
}

AssociateId SqliteTransaction::next_associate_id() const {
  return AssociateId{next_id(sql::kLastAssociateId)};
}

GroupId SqliteTransaction::next_group_id() const { return GroupId{next_id(sql::kLastGroupId)}; }

RoleId SqliteTransaction::next_role_id() const { return RoleId{next_id(sql::kLastRoleId)}; }

std::int32_t SqliteTransaction::highest_id(SubjectTable table) const {
  const auto of = [this](const char* sql) { return static_cast<std::int32_t>(last(sql)); };
  switch (table) {
    case SubjectTable::Contact:
      return of(sql::kLastContactId);
    case SubjectTable::Person:
      return of(sql::kLastPersonId);
    case SubjectTable::Appointment:
      return of(sql::kLastAppointmentId);
    case SubjectTable::Document:
      return of(sql::kLastDocumentId);
  }
  return std::numeric_limits<std::int32_t>::max();
}

ContactId SqliteTransaction::highest_logged_contact() const {
  return ContactId{static_cast<std::int32_t>(last(sql::kLastLoggedContactId))};
}

Instant SqliteTransaction::now() {
  if (now_) return *now_;
  now_ = std::max(clock_.now(), Instant{changed_at_.ticks + 1});
  Run(prepared(sql::kPutLastInstant), tenant(), *now_).finish();
  return *now_;
}

void SqliteTransaction::append(std::span<const Event> lines) {
  if (!last_id_) last_id_ = last(sql::kLastEventId);
  while (!lines.empty()) {
    const bool many = lines.size() >= sql::kLinesAtOnce;
    const std::size_t count = many ? sql::kLinesAtOnce : 1;
    append_at_once(many ? sql::kAppendMany : sql::kAppend, lines.first(count));
    lines = lines.subspan(count);
  }
}

void SqliteTransaction::append_at_once(const char* sql, std::span<const Event> lines) {
  const Instant logged_at = now();
  Run run(connection().prepared(sql));  // whatever rows are held back
  std::int64_t id = *last_id_;
  for (Event line : lines) {
    line.id = EventId{++id};
    line.logged_at = logged_at;
    run.bind(tenant());
    bind_row(run, line);
  }
  run.finish();
  last_id_ = id;
}

}  // namespace crm::store::sqlite
