// What an operation of a service works with: one picture of the caller's tenant, or one change of
// it, and who is asking. Operations are functions from a desk and arguments to a carrier; whoever
// calls them has found a thread that may wait for the store.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "carrier/associate.h"
#include "domain/caller.h"
#include "domain/entities.h"
#include "domain/list_item.h"
#include "domain/rights.h"
#include "domain/role.h"
#include "feed/names.h"
#include "locale/time_zone.h"
#include "store/recorder.h"
#include "store/store.h"

namespace crm::agent {

// Members throw store::Failure. One thread.
class Reading {
 public:
  // REQUIRES: all outlive this.
  Reading(const store::Reader& reader, const Caller& caller, const feed::Names& names, Instant now,
          const locale::TimeZone& zone);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  [[nodiscard]] const store::Reader& reader() const { return reader_; }
  [[nodiscard]] const Caller& caller() const { return caller_; }
  [[nodiscard]] AssociateId me() const { return caller_.associate; }
  [[nodiscard]] const Associate& my_user() const { return my_user_; }
  [[nodiscard]] const RightsHolder& my_rights() const { return my_rights_; }
  [[nodiscard]] const Role& my_role() const { return my_role_; }
  // Whether the caller's role has that functional right, or bypasses all.
  [[nodiscard]] bool may(FunctionRight right) const;
  [[nodiscard]] const feed::Names& names() const { return names_; }
  // By the clock of whoever runs the server; a change is stamped by Writing::stamp() instead.
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const locale::TimeZone& zone() const { return zone_; }  // the caller's

  // What the caller may do with a row that is there [entities §5]; nothing with one that is
  // deleted or not shown. Of a row that is yet to be inserted: what it will be.
  [[nodiscard]] RowRight right_to(const Contact& contact) const;
  [[nodiscard]] RowRight right_to(const Person& person) const;
  [[nodiscard]] RowRight right_to(const Appointment& appointment) const;
  [[nodiscard]] RowRight right_to(const Document& document) const;

  // The row if it is there and the caller may read it: what getters answer [entities §1].
  [[nodiscard]] std::optional<Contact> readable(ContactId id) const;
  [[nodiscard]] std::optional<Person> readable(PersonId id) const;
  [[nodiscard]] std::optional<Appointment> readable(AppointmentId id) const;
  [[nodiscard]] std::optional<Document> readable(DocumentId id) const;

  // Rows that many others name, read once.
  [[nodiscard]] const Associate* associate(AssociateId id) const;
  [[nodiscard]] const Contact* contact(ContactId id) const;  // deleted ones too
  [[nodiscard]] const Person* person(PersonId id) const;     // deleted ones too

  // The lines of a list, read once, for as long as this desk; null for a line that is not there. No
  // operation changes a list: one that comes to do so must forget it here, as save() does
  // companies.
  [[nodiscard]] const std::vector<ListItem>& list(List list) const;
  [[nodiscard]] const ListItem* list_item(List list, std::int32_t id) const;

  // The caller has opened that company. Whoever answers notes it, unless it is the last one still,
  // for GetMyRecentContacts.
  void look_at(ContactId contact) { looked_at_ = contact; }
  [[nodiscard]] ContactId looked_at() const { return looked_at_; }

 protected:
  // The row is another now.
  void forget_contact(ContactId id) { contacts_.erase(id); }
  void forget_person(PersonId id) { persons_.erase(id); }

 private:
  const store::Reader& reader_;
  const Caller& caller_;
  const feed::Names& names_;
  const Instant now_;
  const locale::TimeZone& zone_;
  Associate my_user_;
  Role my_role_;
  RightsHolder my_rights_;
  ContactId looked_at_ = kNoContact;
  mutable std::unordered_map<AssociateId, std::optional<Associate>> associates_;
  mutable std::unordered_map<ContactId, std::optional<Contact>> contacts_;
  mutable std::unordered_map<PersonId, std::optional<Person>> persons_;
  mutable std::map<List, std::vector<ListItem>> lists_;
};

// A change. What it saves and erases goes through its own members, which keep log and heads in step
// and know whose pages have to be made anew.
class Writing : public Reading {
 public:
  // REQUIRES: all outlive this.
  Writing(store::Transaction& transaction, const Caller& caller, const feed::Names& names,
          const locale::TimeZone& zone);

  [[nodiscard]] store::Transaction& transaction() const { return transaction_; }
  // The caller, now: the one time of this change.
  [[nodiscard]] Stamp stamp() const { return {now(), me()}; }

  store::Saved save(const Contact& contact);
  store::Saved save(const Person& person);
  store::Saved save(const Appointment& appointment);
  store::Saved save(const Document& document);
  bool erase(AppointmentId id);
  bool erase(DocumentId id);
  // The names that all pages show are others now: of a user's person, or of a category.
  void names_changed() { names_changed_ = true; }
  // What users may know of is another now: all pages are made anew, and the names, which hold
  // rights, too.
  void rights_changed() { rights_changed_ = true; }

  // Behind the operation, before the commit.
  void finish() { recorder_.finish(); }

  // Whose pages tell of this change, of which of their contacts, and whether the names do, or all
  // pages.
  using Touched = std::map<AssociateId, std::set<ContactId>>;
  [[nodiscard]] const Touched& touched() const { return touched_; }
  [[nodiscard]] bool changes_names() const { return names_changed_; }
  [[nodiscard]] bool changes_rights() const { return rights_changed_; }

 private:
  void touch(ContactId id);

  store::Transaction& transaction_;
  store::Recorder recorder_;
  Touched touched_;
  bool names_changed_ = false;
  bool rights_changed_ = false;
};

}  // namespace crm::agent
