// The writing half of the port: each put is a prepared upsert on the writer's connection. Those of
// which an import has very many are held back until there are many, or somebody may look at them.
#pragma once

#include <optional>
#include <span>

#include "base/clock.h"
#include "store/sqlite/held_rows.h"
#include "store/sqlite/known_roles.h"
#include "store/sqlite/reading.h"

namespace crm::store::sqlite {

class SqliteTransaction final : public Reading<Transaction> {
 public:
  // Throws Failure. REQUIRES: a write transaction is open on `connection`, and `roles` has heard of
  // it; all outlive this.
  SqliteTransaction(Connection& connection, KnownRoles& roles, TenantId tenant, const Clock& clock);

  // Writes what is held back. Must be the last call before the database's transaction ends.
  void finish() { write_held(); }

  [[nodiscard]] std::optional<Role> role(RoleId id) const override;
  void put(const Contact& contact) override;
  void put(const Person& person) override;
  void put(const Appointment& appointment) override;
  void put(const Document& document) override;
  void put(const Category& category) override;
  void put(const Associate& associate) override;
  void put(const UserGroup& group) override;
  void put(List list, const ListItem& item) override;
  void put_view(AssociateId user, ContactId contact, Instant at) override;
  void put(const Role& role) override;
  void erase(AppointmentId id) override;
  void erase(DocumentId id) override;
  void put_password_hash(AssociateId id, const std::string& phc) override;
  void put(const Session& session) override;
  void erase_ended_sessions(AssociateId associate, std::int32_t kept) override;
  void put(const SignInFailure& failure) override;
  bool erase_sign_in_failure(const std::string& login) override;
  void put(const Tenant& tenant) override;
  void put(const Token& token) override;
  void erase(TokenId id) override;
  void erase_tokens_expired_before(Instant at) override;
  [[nodiscard]] TokenId next_token_id() override;
  void put(const AppApproval& approval) override;
  void erase(AppId approved) override;
  void put_note(const std::string& name, const std::string& value) override;
  [[nodiscard]] ContactId next_contact_id() override;
  [[nodiscard]] PersonId next_person_id() override;
  [[nodiscard]] AppointmentId next_appointment_id() override;
  [[nodiscard]] DocumentId next_document_id() override;
  [[nodiscard]] CategoryId next_category_id() const override;
  [[nodiscard]] AssociateId next_associate_id() const override;
  [[nodiscard]] GroupId next_group_id() const override;
  [[nodiscard]] RoleId next_role_id() const override;
  [[nodiscard]] std::int32_t highest_id(SubjectTable table) const override;
  [[nodiscard]] ContactId highest_logged_contact() const override;
  [[nodiscard]] Instant now() override;
  void append(std::span<const Event> lines) override;
  void put_head(const Head& head) override;
  void erase_head(ContactId id) override;

 private:
  void write_held() const override;
  // Else the time of its last change is known from then on.
  [[nodiscard]] bool is_new_tenant();
  template <class Row>
  void put_row(const char* sql, const Row& row);
  void erase_row(const char* sql, std::int32_t id);
  // REQUIRES: last_id_ is known, and the statement takes just so many lines.
  void append_at_once(const char* sql, std::span<const Event> lines);
  [[nodiscard]] std::int64_t last(const char* sql) const;
  [[nodiscard]] std::int32_t next_id(const char* sql) const;
  // Beyond what rows have, also what rows have had.
  [[nodiscard]] std::int32_t new_id(SubjectTable table, const char* sql);
  void put_item(List list, const ListItem& item);

  // Written when they are full, or when somebody reads.
  mutable HeldRows<Contact> contacts_{{sql::kPutContact, sql::kPutContacts}};
  mutable HeldRows<Person> persons_{{sql::kPutPerson, sql::kPutPersons}};
  mutable HeldRows<Appointment> appointments_{{sql::kPutAppointment, sql::kPutAppointments}};
  mutable HeldRows<Document> documents_{{sql::kPutDocument, sql::kPutDocuments}};

  KnownRoles& roles_;
  const Clock& clock_;
  Instant changed_at_ = kEarliest;       // the last change before this one
  std::optional<Instant> now_;           // once asked for
  std::optional<std::int64_t> last_id_;  // of the log, once appended to
};

}  // namespace crm::store::sqlite
