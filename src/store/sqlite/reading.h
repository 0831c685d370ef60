// The reading half of the port over one connection and one tenant, shared by pictures (Reader) and
// changes (Transaction).
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace crm::store::sqlite {

// Port is Reader or Transaction. Members throw Failure.
// REQUIRES: a transaction is open on `connection` and both outlive this.
template <class Port>
class Reading : public Port {
 public:
  Reading(Connection& connection, TenantId tenant) : connection_(connection), tenant_(tenant) {}

  [[nodiscard]] std::optional<Contact> contact(ContactId id) const final;
  [[nodiscard]] std::optional<Person> person(PersonId id) const final;
  [[nodiscard]] std::optional<Appointment> appointment(AppointmentId id) const final;
  [[nodiscard]] std::optional<Document> document(DocumentId id) const final;
  [[nodiscard]] std::optional<Category> category(CategoryId id) const final;
  [[nodiscard]] std::optional<Associate> associate(AssociateId id) const final;
  [[nodiscard]] std::optional<Associate> associate_by_login(std::string_view login) const final;
  [[nodiscard]] std::optional<UserGroup> group_by_name(std::string_view name) const final;
  [[nodiscard]] std::vector<Role> roles() const final;
  [[nodiscard]] std::optional<Role> role(RoleId id) const override;
  [[nodiscard]] std::optional<Role> role_by_name(std::string_view name) const final;
  [[nodiscard]] std::vector<UserGroup> groups() const final;
  [[nodiscard]] std::optional<std::string> password_hash(AssociateId id) const final;
  [[nodiscard]] std::optional<Token> token(TokenId id) const final;
  [[nodiscard]] std::vector<Token> tokens_of(AssociateId associate) const final;
  void each_token(const std::function<void(const Token&)>& visit) const final;
  [[nodiscard]] std::vector<AppApproval> app_approvals() const final;
  [[nodiscard]] std::optional<std::string> note(std::string_view name) const final;

  void each_contact(const std::function<void(const Contact&)>& visit) const final;
  void each_person(const std::function<void(const Person&)>& visit) const final;
  void each_appointment(const std::function<void(const Appointment&)>& visit) const final;
  void each_document(const std::function<void(const Document&)>& visit) const final;
  void each_category(const std::function<void(const Category&)>& visit) const final;
  void each_associate(const std::function<void(const Associate&)>& visit) const final;
  void each_head(const std::function<void(const Head&)>& visit) const final;
  void each_event(const std::function<void(const Event&)>& visit) const final;

  [[nodiscard]] std::vector<Person> persons_of(ContactId company) const final;
  void each_appointment_of(ContactId company, const Period& starts,
                           const std::function<bool(const Appointment&)>& visit) const final;
  void each_document_of(ContactId company,
                        const std::function<bool(const Document&)>& visit) const final;
  void each_appointment_in_diary(AssociateId owner, const Period& starts,
                                 const std::function<bool(const Appointment&)>& visit) const final;
  [[nodiscard]] std::vector<Appointment> booking(AppointmentId master) const final;
  [[nodiscard]] std::vector<Appointment> series(AppointmentId first) const final;
  [[nodiscard]] std::vector<Appointment> appointments_with(PersonId person) const final;
  [[nodiscard]] std::vector<Document> documents_with(PersonId person) const final;
  [[nodiscard]] std::vector<ListItem> list(List list) const final;
  [[nodiscard]] std::vector<ContactId> viewed_by(AssociateId user,
                                                 std::int32_t count_max) const final;

  [[nodiscard]] std::optional<Head> head(ContactId id) const final;
  void each_event_of_owned(AssociateId owner, Reader::Which contacts,
                           const std::function<void(const Event&)>& visit) const override;
  [[nodiscard]] std::vector<Event> events_of(ContactId id,
                                             std::optional<ContactAction> action) const final;
  [[nodiscard]] std::vector<OwnedContact> owned_by(AssociateId owner) const final;
  [[nodiscard]] std::vector<Owner> owners() const final;
  [[nodiscard]] std::optional<Owner> owner_after(AssociateId last) const final;
  [[nodiscard]] std::optional<Session> session(SessionId id) const final;
  [[nodiscard]] std::vector<Session> sessions_of(AssociateId associate) const final;
  void each_session(const std::function<void(const Session&)>& visit) const final;
  [[nodiscard]] std::vector<SignInFailure> sign_in_failures() const final;
  [[nodiscard]] Instant last_change() const final;
  [[nodiscard]] Counts counts() const final;

 protected:
  [[nodiscard]] Connection& connection() const { return connection_; }
  // For a statement that may look at any row: what is held back is there.
  [[nodiscard]] Statement& prepared(const char* sql) const;
  // Writes whatever is held back of contacts, persons, appointments and documents.
  virtual void write_held() const {}
  [[nodiscard]] TenantId tenant() const { return tenant_; }

 private:
  [[nodiscard]] std::vector<GroupId> other_groups_of(AssociateId id) const;
  [[nodiscard]] Role read_role(Run& run) const;
  void read_rights(Role& role) const;
  [[nodiscard]] std::optional<Associate> with_groups(std::optional<Associate> associate) const;
  template <class Row, class Key>
  [[nodiscard]] std::optional<Row> find(const char* sql, const Key& key) const;
  // All rows of a statement that asks for the tenant and one key.
  template <class Row, class Key>
  [[nodiscard]] std::vector<Row> all(const char* sql, const Key& key) const;
  template <class Row>
  void each(const char* sql, const std::function<void(const Row&)>& visit) const;

  Connection& connection_;
  TenantId tenant_;
};

extern template class Reading<Reader>;
extern template class Reading<Transaction>;

}  // namespace crm::store::sqlite
