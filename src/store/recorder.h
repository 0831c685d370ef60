// Every change of a contact, person, appointment or document goes through here: it writes the row,
// the lines of the log that tell what happened, and the heads that sum the log up, inside one
// transaction. Adapters of the store know rows; the rules are here, once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/activity.h"
#include "domain/entities.h"
#include "store/store.h"

namespace crm::store {

// What a save found.
enum class Saved { Unchanged, Inserted, Updated };

class Recorder {
 public:
  // REQUIRES: transaction outlives this, and no other recorder writes in it until finish().
  explicit Recorder(Transaction& transaction);

  // Writes the whole row. Moving to another contact, changing the owner or category, completing,
  // soft-deleting (deleted_at), undeleting and merging away (merged_into) are all saves of a
  // changed row. A row equal to the stored one writes nothing.
  Saved save(const Contact& contact);
  Saved save(const Person& person);
  Saved save(const Appointment& appointment);
  Saved save(const Document& document);
  // Gone at once, and its actions are withdrawn. False when there was no such row.
  bool erase(AppointmentId id);
  bool erase(DocumentId id);

  // Writes the lines of the log and the heads that have changed. Must be the last call before the
  // transaction ends; further saves need a further call.
  void finish();

 private:
  struct Pending {
    std::optional<Head> head;  // none: the contact is deleted or unknown, and has no head
    bool changed = false;
  };

  // What stood before and what stands after one change of one row.
  struct Difference {
    const StandingActions& before;
    const StandingActions& after;
    bool restored = false;  // the row had been deleted and has come back
  };

  // The row as it is in the store.
  template <class Row>
  [[nodiscard]] std::optional<Row> stored(const Row& row);
  template <class Row>
  Saved save_row(const std::optional<Row>& before, const Row& after);
  // What the store has beyond which nothing can be; raised by what is written here.
  std::int32_t& highest_id(SubjectTable table);
  ContactId& highest_logged();
  template <class Row, class Id>
  bool erase_row(const std::optional<Row>& before, Id id);
  void record(const Difference& difference);
  void append(EventKind kind, const StandingAction& standing, ContactId from);
  void append_line(const Event& event);
  void write_lines();
  // The log of a contact, with the lines that are held back.
  [[nodiscard]] std::vector<Event> events_of(ContactId id,
                                             std::optional<ContactAction> action = std::nullopt);
  void append_about(const Contact& contact, EventKind kind, std::int32_t previous);
  void append_contact_changes(const Contact& before, const Contact& after);
  // The head must hold `standing`, which is in the log already.
  void raise(const StandingAction& standing);
  // The head must no longer hold `standing`, whose withdrawal is in the log already.
  void withdraw(const StandingAction& standing);
  // `is_new`: the contact had no row, and so no head in the store.
  void settle_head(const Contact& after, bool is_new);
  Pending& pending(ContactId id);
  Pending& pending_new(ContactId id);  // of one that has no head in the store
  Pending& hold(Pending pending, ContactId id);
  // The head must say whether something restricted stands; the log is up to date.
  void settle_restricted(ContactId id);
  [[nodiscard]] HeadSlot newest_visible(ContactId id, ContactAction action);

  Transaction& transaction_;
  // Once asked for. Most rows of an import have ids that rise beyond all that there are: they are
  // new without a look into the store, and so is their contact's head.
  std::map<SubjectTable, std::int32_t> highest_ids_;
  std::optional<ContactId> highest_logged_;
  std::vector<Event> lines_;  // of the log, not yet written; in its order
  // Heads under change. Written back when there are many, so that an import of millions of contacts
  // does not hold them all.
  std::unordered_map<ContactId, Pending> pending_;
};

// What stands after a contact's lines of the log: the last word on each action of each subject, no
// withdrawals. Lines about one action must be in the order of the log; points into them.
[[nodiscard]] std::vector<const Event*> standing_in(const std::vector<Event>& events);

// The slots that a contact's lines of the log add up to: of what stands and `counts`, the one that
// outranks the others.
using Slots = std::array<HeadSlot, kActionCount>;
[[nodiscard]] Slots slots_from_log(const std::vector<Event>& events,
                                   const std::function<bool(const Event&)>& counts);

// Those of what is visible to all, as heads have them.
[[nodiscard]] Slots visible_slots_from_log(const std::vector<Event>& events);

}  // namespace crm::store
