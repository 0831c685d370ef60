// The port to whatever keeps the data: a database in production, memory in tests. Every adapter
// passes the contract suite in tests/store/contract.h.
//
// All work happens inside one call of Store::read or Store::write, on the caller's thread, for one
// tenant; no statement crosses tenants, but for the list of them. These calls wait for disks and
// locks: worker threads that read sockets never make them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/activity.h"
#include "domain/app.h"
#include "domain/entities.h"
#include "domain/ids.h"
#include "domain/list_item.h"
#include "domain/role.h"
#include "domain/session.h"
#include "domain/sign_in_failure.h"
#include "domain/tenant.h"
#include "domain/token.h"

namespace crm::store {

// Thrown by the members of Reader and Transaction when the database itself fails: no space, broken
// file, lost connection. Store::read and Store::write catch it and return it as an Error, so it
// never leaves this room and the rules between them stay readable.
class Failure : public std::runtime_error {
 public:
  Failure(ErrorKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

// A living contact as its owner's page needs it.
struct OwnedContact {
  Head head;
  std::string name;
  std::string department;
  std::string org_nr;
  std::string url;

  bool operator==(const OwnedContact&) const = default;
};

struct Owner {
  AssociateId associate{};
  std::uint64_t contacts = 0;  // living ones

  bool operator==(const Owner&) const = default;
};

struct Counts {
  std::uint64_t associates = 0;
  std::uint64_t categories = 0;
  std::uint64_t contacts = 0;  // with deleted ones, like all of these
  std::uint64_t persons = 0;
  std::uint64_t appointments = 0;
  std::uint64_t documents = 0;
  std::uint64_t events = 0;
  std::uint64_t heads = 0;

  bool operator==(const Counts&) const = default;
};

// The notes that a demo database carries: a login whose password everybody knows, and its size in
// words.
inline constexpr char kDemoLoginNote[] = "demo_login";
inline constexpr char kDemoSizeNote[] = "demo_size";

// A stretch of time, both ends within it.
struct Period {
  Instant from = kEarliest;
  Instant to = kLatest;
};

// One consistent picture of one tenant's data. Valid inside the call that handed it out.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  [[nodiscard]] virtual std::optional<Contact> contact(ContactId id) const = 0;
  [[nodiscard]] virtual std::optional<Person> person(PersonId id) const = 0;
  [[nodiscard]] virtual std::optional<Appointment> appointment(AppointmentId id) const = 0;
  [[nodiscard]] virtual std::optional<Document> document(DocumentId id) const = 0;
  [[nodiscard]] virtual std::optional<Category> category(CategoryId id) const = 0;
  [[nodiscard]] virtual std::optional<Associate> associate(AssociateId id) const = 0;
  // But for ASCII case: the way people sign in.
  [[nodiscard]] virtual std::optional<Associate> associate_by_login(
      std::string_view login) const = 0;
  [[nodiscard]] virtual std::optional<UserGroup> group_by_name(std::string_view name) const = 0;
  // What users may do, in order of id. A tenant has the default roles from its first change on.
  [[nodiscard]] virtual std::vector<Role> roles() const = 0;
  [[nodiscard]] virtual std::optional<Role> role(RoleId id) const = 0;
  // But for ASCII case.
  [[nodiscard]] virtual std::optional<Role> role_by_name(std::string_view name) const = 0;
  // In order of id.
  [[nodiscard]] virtual std::vector<UserGroup> groups() const = 0;
  // PHC string of the associate's password; none: cannot sign in with one.
  [[nodiscard]] virtual std::optional<std::string> password_hash(AssociateId id) const = 0;

  // Tickets and access tokens, also those that have expired or been revoked; in order of id.
  [[nodiscard]] virtual std::optional<Token> token(TokenId id) const = 0;
  [[nodiscard]] virtual std::vector<Token> tokens_of(AssociateId associate) const = 0;
  virtual void each_token(const std::function<void(const Token&)>& visit) const = 0;

  // The apps that the tenant has approved, in order of id.
  [[nodiscard]] virtual std::vector<AppApproval> app_approvals() const = 0;

  // What has been noted about the tenant as a whole; none where nothing has, under that name.
  [[nodiscard]] virtual std::optional<std::string> note(std::string_view name) const = 0;

  // In order of id. `visit` must not call back into this reader.
  virtual void each_contact(const std::function<void(const Contact&)>& visit) const = 0;
  virtual void each_person(const std::function<void(const Person&)>& visit) const = 0;
  virtual void each_appointment(const std::function<void(const Appointment&)>& visit) const = 0;
  virtual void each_document(const std::function<void(const Document&)>& visit) const = 0;
  virtual void each_category(const std::function<void(const Category&)>& visit) const = 0;
  virtual void each_associate(const std::function<void(const Associate&)>& visit) const = 0;
  virtual void each_head(const std::function<void(const Head&)>& visit) const = 0;
  // In the order of the log.
  virtual void each_event(const std::function<void(const Event&)>& visit) const = 0;

  // What a company has, the deleted persons too; persons in order of rank, then id.
  [[nodiscard]] virtual std::vector<Person> persons_of(ContactId company) const = 0;
  // The newest first: appointments by their start, documents by when they were registered, equals
  // by the higher id; until `visit` says false, or there are no more. `visit` must not call back
  // into this reader.
  virtual void each_appointment_of(ContactId company, const Period& starts,
                                   const std::function<bool(const Appointment&)>& visit) const = 0;
  virtual void each_document_of(ContactId company,
                                const std::function<bool(const Document&)>& visit) const = 0;
  // The same of one diary, the earliest first.
  virtual void each_appointment_in_diary(
      AssociateId owner, const Period& starts,
      const std::function<bool(const Appointment&)>& visit) const = 0;
  // In order of id: the rows of one booking, its master too; of one series; those with a person.
  [[nodiscard]] virtual std::vector<Appointment> booking(AppointmentId master) const = 0;
  [[nodiscard]] virtual std::vector<Appointment> series(AppointmentId first) const = 0;
  [[nodiscard]] virtual std::vector<Appointment> appointments_with(PersonId person) const = 0;
  [[nodiscard]] virtual std::vector<Document> documents_with(PersonId person) const = 0;

  // A list, deleted lines too, in order of rank, then id; its starting items while nobody has
  // changed it.
  [[nodiscard]] virtual std::vector<ListItem> list(List list) const = 0;

  // The contacts that a user has looked at, the last one first, at most that many.
  [[nodiscard]] virtual std::vector<ContactId> viewed_by(AssociateId user,
                                                         std::int32_t count_max) const = 0;

  [[nodiscard]] virtual std::optional<Head> head(ContactId id) const = 0;
  // The lines of the log about one contact, in the order of the log; all actions, or one.
  [[nodiscard]] virtual std::vector<Event> events_of(
      ContactId id, std::optional<ContactAction> action = std::nullopt) const = 0;
  // The lines of kinds 1 to 4 about the living contacts of one owner, all of them or those with
  // something restricted: in order of contact id, and those about one action of a contact in the
  // order of the log. `visit` must not call back into this reader.
  enum class Which : std::uint8_t { Restricted, All };
  virtual void each_event_of_owned(AssociateId owner, Which contacts,
                                   const std::function<void(const Event&)>& visit) const = 0;
  // The contacts of one owner with their heads, in order of contact id.
  [[nodiscard]] virtual std::vector<OwnedContact> owned_by(AssociateId owner) const = 0;
  // The owners of living contacts, in order of id. All heads of the tenant are looked at.
  [[nodiscard]] virtual std::vector<Owner> owners() const = 0;
  // The one that follows behind that id; none: there are no more. For those who have other things
  // to do between one owner and the next: only this owner's heads are looked at.
  [[nodiscard]] virtual std::optional<Owner> owner_after(AssociateId last) const = 0;

  [[nodiscard]] virtual std::optional<Session> session(SessionId id) const = 0;
  // Those of one user, open or ended, in order of id.
  [[nodiscard]] virtual std::vector<Session> sessions_of(AssociateId associate) const = 0;
  virtual void each_session(const std::function<void(const Session&)>& visit) const = 0;

  // In order of the login's bytes.
  [[nodiscard]] virtual std::vector<SignInFailure> sign_in_failures() const = 0;

  // The time of the last change that this picture has, of those that asked for it
  // [Transaction::now]; kEarliest where there is none.
  [[nodiscard]] virtual Instant last_change() const = 0;

  [[nodiscard]] virtual Counts counts() const = 0;
};

// One change, all or nothing. Sees its own writes.
class Transaction : public Reader {
 public:
  // Insert, or replace the row of the same id.
  virtual void put(const Contact& contact) = 0;
  virtual void put(const Person& person) = 0;
  virtual void put(const Appointment& appointment) = 0;
  virtual void put(const Document& document) = 0;
  virtual void put(const Category& category) = 0;
  virtual void put(const Associate& associate) = 0;
  virtual void put(const UserGroup& group) = 0;
  // The first change of a list keeps its starting items, too.
  virtual void put(List list, const ListItem& item) = 0;
  virtual void put_view(AssociateId user, ContactId contact, Instant at) = 0;
  // REQUIRES: rights.bypasses just where type is System; no other role has that name.
  virtual void put(const Role& role) = 0;
  virtual void erase(AppointmentId id) = 0;
  virtual void erase(DocumentId id) = 0;
  // An empty hash takes the password away.
  virtual void put_password_hash(AssociateId id, const std::string& phc) = 0;

  virtual void put(const Session& session) = 0;
  // Of the user's ended sessions all go but the `kept` that ended last.
  virtual void erase_ended_sessions(AssociateId associate, std::int32_t kept) = 0;

  // Replaces what is kept of that login.
  virtual void put(const SignInFailure& failure) = 0;
  // Whether anything was kept of it. REQUIRES: login is ASCII-folded.
  virtual bool erase_sign_in_failure(const std::string& login) = 0;

  // Insert, or replace the one of the same id.
  virtual void put(const Token& token) = 0;
  virtual void erase(TokenId id) = 0;
  // Those whose expires_at is before that instant, revoked or not.
  virtual void erase_tokens_expired_before(Instant at) = 0;
  // The id after the last one that was given, though its token may be gone.
  [[nodiscard]] virtual TokenId next_token_id() = 0;

  // Replaces the approval of the same app. REQUIRES: the app is there.
  virtual void put(const AppApproval& approval) = 0;
  virtual void erase(AppId approved) = 0;

  // In place of what is noted of this tenant, which is its id. A tenant's first change registers
  // it, running, under no name and on any host. REQUIRES: tenant.id is that of this transaction.
  virtual void put(const Tenant& tenant) = 0;

  // Replaces the note of that name.
  virtual void put_note(const std::string& name, const std::string& value) = 0;

  // An id that no row has had, as lines of the log may name rows that are gone.
  [[nodiscard]] virtual ContactId next_contact_id() = 0;
  [[nodiscard]] virtual PersonId next_person_id() = 0;
  [[nodiscard]] virtual AppointmentId next_appointment_id() = 0;
  [[nodiscard]] virtual DocumentId next_document_id() = 0;
  [[nodiscard]] virtual CategoryId next_category_id() const = 0;
  // The id after the highest in use; of associates, below kSystemUser.
  [[nodiscard]] virtual AssociateId next_associate_id() const = 0;
  [[nodiscard]] virtual GroupId next_group_id() const = 0;
  [[nodiscard]] virtual RoleId next_role_id() const = 0;

  // Beyond this id there is no row of that table; 0 where there is none at all.
  [[nodiscard]] virtual std::int32_t highest_id(SubjectTable table) const = 0;
  // Beyond this one the log knows no contact.
  [[nodiscard]] virtual ContactId highest_logged_contact() const = 0;

  // The time of this transaction: max(clock, last one + 1 tick), the same however often it is
  // asked. Taken under the tenant's write lock, so that time order equals commit order.
  [[nodiscard]] virtual Instant now() = 0;

  // Writes lines of the log, one behind another: id and logged_at are given here (the next number;
  // now()). Many at once are cheaper than one by one.
  virtual void append(std::span<const Event> lines) = 0;
  void append(const Event& line) { append(std::span(&line, 1)); }

  // Only Recorder calls these two: it keeps heads and log in step. REQUIRES: the contact's row is
  // there and has the same owner.
  virtual void put_head(const Head& head) = 0;
  virtual void erase_head(ContactId id) = 0;
};

// One change, and who hears what has become of it.
using Work = std::function<Result<void>(Transaction&)>;
using Then = std::function<void(Result<void>)>;

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  // Runs `work` once as one transaction. When it returns a value the change is durable; when it
  // returns an error, or the database fails, nothing has changed. Any thread may call; transactions
  // of one tenant run one after another. Errors: Internal, without running `work`, for kNoTenant
  // and numbers below it: the first change registers a tenant, and that is none.
  [[nodiscard]] virtual Result<void> write(
      TenantId tenant, const std::function<Result<void>(Transaction&)>& work) = 0;

  // The same for a small change of a caller who does not wait: `work` runs later, on a thread of
  // the store's, perhaps inside one transaction with other changes, of which each succeeds or fails
  // by itself; then `then` is called there, once, when the change is durable or has not happened.
  // What is submitted by one thread happens in its order. Both must be quick, and `then` must not
  // throw. Errors, to `then`: those of `work`, of the database, and at once Busy where too many
  // wait. An exception of `work` is Internal. A store that gains nothing by it writes at once
  // instead.
  virtual void submit(TenantId tenant, const Work& work, const Then& then);

  // Runs `work` on a picture that no write disturbs. Any thread may call, beside writes.
  [[nodiscard]] virtual Result<void> read(
      TenantId tenant, const std::function<Result<void>(const Reader&)>& work) const = 0;

  // Client applications, which belong to no tenant, in order of id; revoked ones too.
  [[nodiscard]] virtual Result<std::vector<App>> apps() const = 0;

  // Runs `work` on all of them as one transaction, beside which no other runs. When it returns a
  // value, what it has changed and added is durable; when it returns an error, or the database
  // fails, nothing has changed. REQUIRES: no app is taken away, and each has an id of its own.
  [[nodiscard]] virtual Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) = 0;

  // All that have ever been written to, in order of id.
  [[nodiscard]] virtual Result<std::vector<Tenant>> tenants() const = 0;

  // Whether the store itself is sound (page checks, foreign keys); a sentence for each defect.
  [[nodiscard]] virtual Result<std::vector<std::string>> defects() const = 0;
};

}  // namespace crm::store
