#include "tests/support/memory_store.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace crm::store {

struct MemoryStore::Rows {
  Tenant tenant;
  std::map<ContactId, Contact> contacts;
  std::map<PersonId, Person> persons;
  std::map<AppointmentId, Appointment> appointments;
  std::map<DocumentId, Document> documents;
  std::map<CategoryId, Category> categories;
  std::map<AssociateId, Associate> associates;
  std::map<GroupId, UserGroup> groups;
  std::map<List, std::map<std::int32_t, ListItem>> lists;
  std::map<AssociateId, std::map<ContactId, Instant>> views;
  std::map<SubjectTable, std::int32_t> last_ids;
  std::map<RoleId, Role> roles;
  std::map<AssociateId, std::string> password_hashes;
  std::map<std::string, std::string, std::less<>> notes;
  std::map<AppId, AppApproval> app_approvals;
  std::map<TokenId, Token> tokens;
  TokenId last_token_id{};
  std::map<SessionId, Session> sessions;
  std::map<std::string, SignInFailure, std::less<>> sign_in_failures;
  std::map<ContactId, Head> heads;
  std::vector<Event> log;
  Instant last_write = kEarliest;
};

namespace {

template <class Id, class Row>
std::optional<Row> find(const std::map<Id, Row>& rows, Id id) {
  const auto found = rows.find(id);
  if (found == rows.end()) return std::nullopt;
  return found->second;
}

template <class Id, class Row>
void each(const std::map<Id, Row>& rows, const std::function<void(const Row&)>& visit) {
  for (const auto& [id, row] : rows) visit(row);
}

template <class Id, class Row>
Id highest(const std::map<Id, Row>& rows) {
  return rows.empty() ? Id{} : rows.rbegin()->first;
}

template <class Id>
Id id_after(Id last) {
  if (raw(last) == std::numeric_limits<std::int32_t>::max()) {
    throw Failure(ErrorKind::Unavailable, "All ids up to 2147483647 are in use.");
  }
  return Id{raw(last) + 1};
}

template <class Id, class Row>
Id id_after_highest(const std::map<Id, Row>& rows) {
  return id_after(highest(rows));
}

template <class Row, class Keep>
std::vector<Row> those(const auto& rows, const Keep& keep) {
  std::vector<Row> kept;
  for (const auto& [id, row] : rows) {
    if (keep(row)) kept.push_back(row);
  }
  return kept;
}

bool is_within(Instant at, const Period& period) { return period.from <= at && at <= period.to; }

class MemoryTransaction final : public Transaction {
 public:
  MemoryTransaction(MemoryStore::Rows& rows, const Clock& clock, MemoryStore::Heads heads)
      : rows_(rows), clock_(clock), heads_(heads) {}

  [[nodiscard]] std::optional<Contact> contact(ContactId id) const override {
    return find(rows_.contacts, id);
  }
  [[nodiscard]] std::optional<Person> person(PersonId id) const override {
    return find(rows_.persons, id);
  }
  [[nodiscard]] std::optional<Appointment> appointment(AppointmentId id) const override {
    return find(rows_.appointments, id);
  }
  [[nodiscard]] std::optional<Document> document(DocumentId id) const override {
    return find(rows_.documents, id);
  }
  [[nodiscard]] std::optional<Category> category(CategoryId id) const override {
    return find(rows_.categories, id);
  }
  [[nodiscard]] std::optional<Associate> associate(AssociateId id) const override {
    return find(rows_.associates, id);
  }
  [[nodiscard]] std::optional<Associate> associate_by_login(std::string_view login) const override {
    for (const auto& [id, associate] : rows_.associates) {
      if (equals_ignoring_case(associate.login, login)) return associate;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<UserGroup> group_by_name(std::string_view name) const override {
    for (const auto& [id, group] : rows_.groups) {
      if (group.name == name) return group;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::vector<Role> roles() const override {
    std::vector<Role> roles;
    for (const auto& [id, role] : rows_.roles) roles.push_back(role);
    return roles;
  }
  [[nodiscard]] std::optional<Role> role(RoleId id) const override { return find(rows_.roles, id); }
  [[nodiscard]] std::optional<Role> role_by_name(std::string_view name) const override {
    for (const auto& [id, role] : rows_.roles) {
      if (equals_ignoring_case(role.name, name)) return role;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::vector<UserGroup> groups() const override {
    std::vector<UserGroup> groups;
    for (const auto& [id, group] : rows_.groups) groups.push_back(group);
    return groups;
  }
  [[nodiscard]] std::optional<std::string> password_hash(AssociateId id) const override {
    return find(rows_.password_hashes, id);
  }
  [[nodiscard]] std::optional<Token> token(TokenId id) const override {
    return find(rows_.tokens, id);
  }
  [[nodiscard]] std::vector<Token> tokens_of(AssociateId associate) const override {
    std::vector<Token> tokens;
    for (const auto& [id, token] : rows_.tokens) {
      if (token.associate == associate) tokens.push_back(token);
    }
    return tokens;
  }
  void each_token(const std::function<void(const Token&)>& visit) const override {
    each(rows_.tokens, visit);
  }
  [[nodiscard]] std::vector<AppApproval> app_approvals() const override {
    std::vector<AppApproval> approvals;
    for (const auto& [id, approval] : rows_.app_approvals) approvals.push_back(approval);
    return approvals;
  }
  [[nodiscard]] std::optional<std::string> note(std::string_view name) const override {
    const auto found = rows_.notes.find(name);
    if (found == rows_.notes.end()) return std::nullopt;
    return found->second;
  }

  void each_contact(const std::function<void(const Contact&)>& visit) const override {
    each(rows_.contacts, visit);
  }
  void each_person(const std::function<void(const Person&)>& visit) const override {
    each(rows_.persons, visit);
  }
  void each_appointment(const std::function<void(const Appointment&)>& visit) const override {
    each(rows_.appointments, visit);
  }
  void each_document(const std::function<void(const Document&)>& visit) const override {
    each(rows_.documents, visit);
  }
  void each_category(const std::function<void(const Category&)>& visit) const override {
    each(rows_.categories, visit);
  }
  void each_associate(const std::function<void(const Associate&)>& visit) const override {
    each(rows_.associates, visit);
  }
  void each_head(const std::function<void(const Head&)>& visit) const override {
    each(rows_.heads, visit);
  }
  void each_event(const std::function<void(const Event&)>& visit) const override {
    std::ranges::for_each(rows_.log, visit);
  }

  [[nodiscard]] std::vector<Person> persons_of(ContactId company) const override {
    auto persons = those<Person>(rows_.persons,
                                 [&](const Person& person) { return person.contact == company; });
    std::ranges::stable_sort(persons, {}, &Person::rank);
    return persons;
  }
  void each_appointment_of(ContactId company, const Period& starts,
                           const std::function<bool(const Appointment&)>& visit) const override {
    auto rows = those<Appointment>(rows_.appointments, [&](const Appointment& row) {
      return row.contact == company && is_within(row.starts_at, starts);
    });
    std::ranges::stable_sort(rows, {}, &Appointment::starts_at);
    for (auto row = rows.rbegin(); row != rows.rend() && visit(*row); ++row) {
    }
  }
  void each_document_of(ContactId company,
                        const std::function<bool(const Document&)>& visit) const override {
    auto rows = those<Document>(rows_.documents,
                                [&](const Document& row) { return row.contact == company; });
    std::ranges::stable_sort(rows, {}, [](const Document& row) { return row.registered.at; });
    for (auto row = rows.rbegin(); row != rows.rend() && visit(*row); ++row) {
    }
  }
  void each_appointment_in_diary(
      AssociateId owner, const Period& starts,
      const std::function<bool(const Appointment&)>& visit) const override {
    auto rows = those<Appointment>(rows_.appointments, [&](const Appointment& row) {
      return row.owner == owner && is_within(row.starts_at, starts);
    });
    std::ranges::stable_sort(rows, {}, &Appointment::starts_at);
    for (auto row = rows.begin(); row != rows.end() && visit(*row); ++row) {
    }
  }
  [[nodiscard]] std::vector<Appointment> booking(AppointmentId master) const override {
    return those<Appointment>(rows_.appointments,
                              [&](const Appointment& row) { return row.mother == master; });
  }
  [[nodiscard]] std::vector<Appointment> series(AppointmentId first) const override {
    return those<Appointment>(rows_.appointments,
                              [&](const Appointment& row) { return row.series == first; });
  }
  [[nodiscard]] std::vector<Appointment> appointments_with(PersonId person) const override {
    return those<Appointment>(rows_.appointments,
                              [&](const Appointment& row) { return row.person == person; });
  }
  [[nodiscard]] std::vector<Document> documents_with(PersonId person) const override {
    return those<Document>(rows_.documents,
                           [&](const Document& row) { return row.person == person; });
  }
  [[nodiscard]] std::vector<ListItem> list(List list) const override {
    const auto found = rows_.lists.find(list);
    if (found == rows_.lists.end()) return starting_items(list);
    auto items = those<ListItem>(found->second, [](const ListItem&) { return true; });
    std::ranges::stable_sort(items, {}, &ListItem::rank);
    return items;
  }
  [[nodiscard]] std::vector<ContactId> viewed_by(AssociateId user,
                                                 std::int32_t count_max) const override {
    std::set<std::pair<Instant, ContactId>> by_time;
    if (const auto found = rows_.views.find(user); found != rows_.views.end()) {
      for (const auto& [contact, at] : found->second) by_time.emplace(at, contact);
    }
    std::vector<ContactId> viewed;
    for (auto each = by_time.rbegin(); each != by_time.rend(); ++each) {
      if (std::ssize(viewed) == count_max) break;
      viewed.push_back(each->second);
    }
    return viewed;
  }

  [[nodiscard]] std::optional<Head> head(ContactId id) const override {
    return find(rows_.heads, id);
  }
  void each_event_of_owned(AssociateId owner, Which contacts,
                           const std::function<void(const Event&)>& visit) const override {
    for (const auto& [id, head] : rows_.heads) {
      if (head.owner != owner || (contacts == Which::Restricted && !head.has_restricted)) continue;
      for (const Event& event : rows_.log) {
        if (event.contact == id && event.action != 0) visit(event);
      }
    }
  }
  [[nodiscard]] std::vector<Event> events_of(ContactId id,
                                             std::optional<ContactAction> action) const override {
    std::vector<Event> found;
    std::ranges::copy_if(rows_.log, std::back_inserter(found), [&](const Event& event) {
      return event.contact == id && (!action || event.action == static_cast<std::uint8_t>(*action));
    });
    return found;
  }
  [[nodiscard]] std::vector<OwnedContact> owned_by(AssociateId owner) const override {
    std::vector<OwnedContact> owned;
    for (const auto& [id, head] : rows_.heads) {
      if (head.owner != owner) continue;
      const Contact& contact = rows_.contacts.at(id);
      owned.push_back({head, contact.name, contact.department, contact.org_nr, contact.url});
    }
    return owned;
  }
  [[nodiscard]] std::vector<Owner> owners() const override {
    std::map<AssociateId, std::uint64_t> counted;
    for (const auto& [id, head] : rows_.heads) ++counted[head.owner];
    std::vector<Owner> owners;
    for (const auto& [associate, contacts] : counted) owners.push_back({associate, contacts});
    return owners;
  }
  [[nodiscard]] std::optional<Owner> owner_after(AssociateId last) const override {
    for (const Owner& each : owners()) {
      if (each.associate > last) return each;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<Session> session(SessionId id) const override {
    return find(rows_.sessions, id);
  }
  [[nodiscard]] std::vector<Session> sessions_of(AssociateId associate) const override {
    std::vector<Session> found;
    for (const auto& [id, session] : rows_.sessions) {
      if (session.associate == associate) found.push_back(session);
    }
    return found;
  }
  void each_session(const std::function<void(const Session&)>& visit) const override {
    each(rows_.sessions, visit);
  }
  [[nodiscard]] std::vector<SignInFailure> sign_in_failures() const override {
    std::vector<SignInFailure> failures;
    for (const auto& [login, failure] : rows_.sign_in_failures) failures.push_back(failure);
    return failures;
  }
  [[nodiscard]] Instant last_change() const override { return rows_.last_write; }
  [[nodiscard]] Counts counts() const override {
    return {rows_.associates.size(), rows_.categories.size(),   rows_.contacts.size(),
            rows_.persons.size(),    rows_.appointments.size(), rows_.documents.size(),
            rows_.log.size(),        rows_.heads.size()};
  }

  void put(const Contact& contact) override { rows_.contacts[contact.id] = contact; }
  void put(const Person& person) override { rows_.persons[person.id] = person; }
  void put(const Appointment& appointment) override {
    rows_.appointments[appointment.id] = appointment;
  }
  void put(const Document& document) override { rows_.documents[document.id] = document; }
  void put(const Category& category) override { rows_.categories[category.id] = category; }
  void put(const Associate& associate) override { rows_.associates[associate.id] = associate; }
  void put(const UserGroup& group) override { rows_.groups[group.id] = group; }
  void put(List list, const ListItem& item) override {
    for (const ListItem& each : this->list(list)) rows_.lists[list][each.id] = each;
    rows_.lists[list][item.id] = item;
  }
  void put_view(AssociateId user, ContactId contact, Instant at) override {
    Instant& last = rows_.views[user].emplace(contact, at).first->second;
    last = std::max(last, at);
  }
  void put(const Role& role) override { rows_.roles[role.id] = role; }
  void erase(AppointmentId id) override { rows_.appointments.erase(id); }
  void erase(DocumentId id) override { rows_.documents.erase(id); }
  void put_password_hash(AssociateId id, const std::string& phc) override {
    if (phc.empty()) {
      rows_.password_hashes.erase(id);
    } else {
      rows_.password_hashes[id] = phc;
    }
  }
  void put(const Session& session) override { rows_.sessions[session.id] = session; }
  void erase_ended_sessions(AssociateId associate, std::int32_t kept) override {
    std::set<std::pair<Instant, SessionId>> ended;
    for (const auto& [id, session] : rows_.sessions) {
      if (session.associate == associate && session.ended_at) ended.emplace(*session.ended_at, id);
    }
    for (auto next = ended.begin(); ended.size() > static_cast<std::size_t>(kept);) {
      rows_.sessions.erase(next->second);
      next = ended.erase(next);
    }
  }
  void put(const SignInFailure& failure) override {
    rows_.sign_in_failures[failure.login] = failure;
  }
  bool erase_sign_in_failure(const std::string& login) override {
    return rows_.sign_in_failures.erase(login) > 0;
  }
  void put(const Tenant& tenant) override { rows_.tenant = tenant; }
  void put(const Token& token) override { rows_.tokens[token.id] = token; }
  void erase(TokenId id) override { rows_.tokens.erase(id); }
  void erase_tokens_expired_before(Instant at) override {
    std::erase_if(rows_.tokens, [at](const auto& each) { return each.second.expires_at < at; });
  }
  [[nodiscard]] TokenId next_token_id() override {
    rows_.last_token_id = TokenId{raw(rows_.last_token_id) + 1};
    return rows_.last_token_id;
  }
  void put(const AppApproval& approval) override { rows_.app_approvals[approval.app] = approval; }
  void erase(AppId approved) override { rows_.app_approvals.erase(approved); }
  void put_note(const std::string& name, const std::string& value) override {
    rows_.notes[name] = value;
  }
  [[nodiscard]] ContactId next_contact_id() override {
    return new_id(SubjectTable::Contact, rows_.contacts);
  }
  [[nodiscard]] PersonId next_person_id() override {
    return new_id(SubjectTable::Person, rows_.persons);
  }
  [[nodiscard]] AppointmentId next_appointment_id() override {
    return new_id(SubjectTable::Appointment, rows_.appointments);
  }
  [[nodiscard]] DocumentId next_document_id() override {
    return new_id(SubjectTable::Document, rows_.documents);
  }
  [[nodiscard]] CategoryId next_category_id() const override {
    return id_after_highest(rows_.categories);
  }
  [[nodiscard]] AssociateId next_associate_id() const override {
    const auto system_user = rows_.associates.lower_bound(kSystemUser);
    if (system_user == rows_.associates.begin()) return AssociateId{1};
    return AssociateId{raw(std::prev(system_user)->first) + 1};
  }
  [[nodiscard]] GroupId next_group_id() const override { return id_after_highest(rows_.groups); }
  [[nodiscard]] RoleId next_role_id() const override { return id_after_highest(rows_.roles); }

  [[nodiscard]] std::int32_t highest_id(SubjectTable table) const override {
    const auto of = [](const auto& rows) { return raw(highest(rows)); };
    switch (table) {
      case SubjectTable::Contact:
        return of(rows_.contacts);
      case SubjectTable::Person:
        return of(rows_.persons);
      case SubjectTable::Appointment:
        return of(rows_.appointments);
      case SubjectTable::Document:
        return of(rows_.documents);
    }
    return 0;
  }
  [[nodiscard]] ContactId highest_logged_contact() const override {
    const auto found = std::ranges::max_element(rows_.log, {}, &Event::contact);
    return found == rows_.log.end() ? kNoContact : found->contact;
  }

  [[nodiscard]] Instant now() override {
    if (!now_) now_ = std::max(clock_.now(), Instant{rows_.last_write.ticks + 1});
    rows_.last_write = *now_;
    return *now_;
  }
  void append(std::span<const Event> lines) override {
    for (Event line : lines) {
      line.id = EventId{static_cast<std::int64_t>(rows_.log.size()) + 1};
      line.logged_at = now();
      rows_.log.push_back(line);
    }
  }
  void put_head(const Head& head) override {
    const auto row = rows_.contacts.find(head.contact);
    const bool is_in_step = row != rows_.contacts.end() && row->second.owner == head.owner;
    if (!is_in_step && heads_ == MemoryStore::Heads::AsRequired) {
      throw std::logic_error("put_head() requires the contact's row, and its owner");
    }
    rows_.heads[head.contact] = head;
  }
  void erase_head(ContactId id) override { rows_.heads.erase(id); }

 private:
  template <class Id, class Row>
  Id new_id(SubjectTable table, const std::map<Id, Row>& rows) {
    std::int32_t& last = rows_.last_ids[table];
    last = raw(id_after(std::max(Id{last}, highest(rows))));
    return Id{last};
  }

  MemoryStore::Rows& rows_;
  const Clock& clock_;
  const MemoryStore::Heads heads_;
  std::optional<Instant> now_;
};

}  // namespace

std::shared_ptr<const MemoryStore::Rows> MemoryStore::rows_of(TenantId tenant) const {
  const std::scoped_lock lock(mutex_);
  const auto found = tenants_.find(tenant);
  return found == tenants_.end() ? std::make_shared<const Rows>() : found->second;
}

Result<void> MemoryStore::write(TenantId tenant,
                                const std::function<Result<void>(Transaction&)>& work) {
  if (tenant <= kNoTenant) return refuse(ErrorKind::Internal, "That is the number of no tenant.");
  const std::scoped_lock turn(writing_);
  auto next = std::make_shared<Rows>(*rows_of(tenant));
  if (next->roles.empty()) {
    for (const Role& each : default_roles()) next->roles[each.id] = each;
    next->tenant = {.id = tenant, .name = "", .host = "", .registered = clock_.now()};
  }
  MemoryTransaction transaction(*next, clock_, heads_);
  try {
    const auto done = work(transaction);
    if (!done) return done;
  } catch (const Failure& failure) {
    return refuse(failure.kind(), failure.what());
  }
  const std::scoped_lock lock(mutex_);
  tenants_[tenant] = std::move(next);
  return {};
}

Result<void> MemoryStore::read(TenantId tenant,
                               const std::function<Result<void>(const Reader&)>& work) const {
  // A transaction that is thrown away is a reader of a picture of its own.
  Rows picture = *rows_of(tenant);
  const MemoryTransaction reader(picture, clock_, heads_);
  try {
    return work(reader);
  } catch (const Failure& failure) {
    return refuse(failure.kind(), failure.what());
  }
}

Result<std::vector<App>> MemoryStore::apps() const {
  const std::scoped_lock lock(mutex_);
  return apps_;
}

Result<void> MemoryStore::change_apps(
    const std::function<Result<void>(std::vector<App>& apps)>& work) {
  const std::scoped_lock turn(writing_);
  std::vector<App> next = *apps();
  if (const auto done = work(next); !done) return done;
  std::ranges::sort(next, {}, &App::id);
  const std::scoped_lock lock(mutex_);
  apps_ = std::move(next);
  return {};
}

Result<std::vector<Tenant>> MemoryStore::tenants() const {
  const std::scoped_lock lock(mutex_);
  std::vector<Tenant> tenants;
  for (const auto& [id, rows] : tenants_) tenants.push_back(rows->tenant);
  return tenants;
}

Result<std::vector<std::string>> MemoryStore::defects() const { return std::vector<std::string>{}; }

}  // namespace crm::store
