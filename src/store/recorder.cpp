#include "store/recorder.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace crm::store {
namespace {

// Heads held in memory before they are written back.
constexpr std::size_t kPendingHeadsMax = 100'000;
// Lines of the log held in memory before they are written, as many are cheaper at once.
constexpr std::size_t kHeldLinesMax = 1'024;

bool same_place(const StandingAction& a, const StandingAction& b) {
  return a.contact == b.contact && a.action == b.action && a.subject == b.subject;
}

const StandingAction* find_same_place(const StandingActions& among, const StandingAction& wanted) {
  const auto found =
      std::ranges::find_if(among, [&](const auto& each) { return same_place(each, wanted); });
  return found == among.end() ? nullptr : &*found;
}

// The same thing that happened, standing on another contact before: it has come along.
const StandingAction* find_elsewhere(const StandingActions& among, const StandingAction& wanted) {
  const auto found = std::ranges::find_if(among, [&](const StandingAction& each) {
    return each.contact != wanted.contact && each.action == wanted.action &&
           each.subject == wanted.subject && each.stamp == wanted.stamp;
  });
  return found == among.end() ? nullptr : &*found;
}

bool any_restricted(const std::vector<Event>& events) {
  return std::ranges::any_of(standing_in(events),
                             [](const Event* event) { return is_restricted(access_of(*event)); });
}

bool is_deleted(const Contact& contact) { return contact.deleted_at.has_value(); }
bool is_deleted(const Person& person) { return person.deleted_at.has_value(); }
bool is_deleted(const Appointment& /*hard-deleted only*/) { return false; }
bool is_deleted(const Document& /*hard-deleted only*/) { return false; }

// Which table a row is of, and how one is read.
SubjectTable table_of(const Contact& /*row*/) { return SubjectTable::Contact; }
SubjectTable table_of(const Person& /*row*/) { return SubjectTable::Person; }
SubjectTable table_of(const Appointment& /*row*/) { return SubjectTable::Appointment; }
SubjectTable table_of(const Document& /*row*/) { return SubjectTable::Document; }

auto read(const Transaction& from, ContactId id) { return from.contact(id); }
auto read(const Transaction& from, PersonId id) { return from.person(id); }
auto read(const Transaction& from, AppointmentId id) { return from.appointment(id); }
auto read(const Transaction& from, DocumentId id) { return from.document(id); }

}  // namespace

Recorder::Recorder(Transaction& transaction) : transaction_(transaction) {}

template <class Row>
std::optional<Row> Recorder::stored(const Row& row) {
  if (raw(row.id) > highest_id(table_of(row))) return std::nullopt;
  return read(transaction_, row.id);
}

std::int32_t& Recorder::highest_id(SubjectTable table) {
  const auto found = highest_ids_.find(table);
  if (found != highest_ids_.end()) return found->second;
  return highest_ids_.emplace(table, transaction_.highest_id(table)).first->second;
}

ContactId& Recorder::highest_logged() {
  if (!highest_logged_) {
    write_lines();
    highest_logged_ = transaction_.highest_logged_contact();
  }
  return *highest_logged_;
}

template <class Row>
Saved Recorder::save_row(const std::optional<Row>& before, const Row& after) {
  if (before && *before == after) return Saved::Unchanged;
  transaction_.put(after);
  std::int32_t& highest = highest_id(table_of(after));
  highest = std::max(highest, raw(after.id));
  if constexpr (std::is_same_v<Row, Contact>) {
    if (before) append_contact_changes(*before, after);
    settle_head(after, !before);
  }
  const StandingActions stood = before ? standing_actions(*before) : StandingActions{};
  const StandingActions stands = standing_actions(after);
  record({stood, stands, before && is_deleted(*before) && !is_deleted(after)});
  return before ? Saved::Updated : Saved::Inserted;
}

template <class Row, class Id>
bool Recorder::erase_row(const std::optional<Row>& before, Id id) {
  if (!before) return false;
  transaction_.erase(id);
  record({standing_actions(*before), StandingActions{}});
  return true;
}

Saved Recorder::save(const Contact& contact) { return save_row(stored(contact), contact); }

Saved Recorder::save(const Person& person) { return save_row(stored(person), person); }

Saved Recorder::save(const Appointment& appointment) {
  return save_row(stored(appointment), appointment);
}

Saved Recorder::save(const Document& document) { return save_row(stored(document), document); }

bool Recorder::erase(AppointmentId id) { return erase_row(transaction_.appointment(id), id); }

bool Recorder::erase(DocumentId id) { return erase_row(transaction_.document(id), id); }

void Recorder::finish() {
  write_lines();
  std::vector<const Head*> heads;
  for (const auto& [id, pending] : pending_) {
    if (!pending.changed) continue;
    if (pending.head) {
      heads.push_back(&*pending.head);
    } else {
      transaction_.erase_head(id);
    }
  }
  // In the order that stores keep them in, so that many go to one place one after another.
  std::ranges::sort(heads, {},
                    [](const Head* head) { return std::pair(head->owner, head->contact); });
  for (const Head* head : heads) transaction_.put_head(*head);
  pending_.clear();
  // Another recorder may go on from here.
  highest_ids_.clear();
  highest_logged_.reset();
}

void Recorder::record(const Difference& difference) {
  for (const StandingAction& stood : difference.before) {
    if (find_same_place(difference.after, stood) != nullptr) continue;
    append(EventKind::Withdrawn, stood, kNoContact);
    withdraw(stood);
    if (is_restricted(stood.access)) settle_restricted(stood.contact);
  }
  for (const StandingAction& stands : difference.after) {
    const StandingAction* stood = find_same_place(difference.before, stands);
    if (stood != nullptr && *stood == stands) continue;
    const StandingAction* elsewhere = find_elsewhere(difference.before, stands);
    if (elsewhere != nullptr) {
      append(EventKind::Relinked, stands, elsewhere->contact);
    } else {
      append(difference.restored ? EventKind::Restored : EventKind::Happened, stands, kNoContact);
    }
    raise(stands);
    const bool was_restricted = stood != nullptr && is_restricted(stood->access);
    if (was_restricted || is_restricted(stands.access)) settle_restricted(stands.contact);
  }
}

void Recorder::append(EventKind kind, const StandingAction& standing, ContactId from) {
  Event event;
  event.kind = kind;
  event.action = static_cast<std::uint8_t>(standing.action);
  event.contact = standing.contact;
  event.subject = standing.subject;
  event.person = standing.person;
  event.stamp = standing.stamp;
  event.previous = raw(from);
  event.owned = standing.access.owned;
  event.visible = standing.access.visible;
  append_line(event);
}

void Recorder::append_line(const Event& event) {
  if (lines_.size() >= kHeldLinesMax) write_lines();
  lines_.push_back(event);
  if (highest_logged_) highest_logged_ = std::max(*highest_logged_, event.contact);
}

void Recorder::write_lines() {
  if (lines_.empty()) return;
  transaction_.append(std::span<const Event>(lines_));
  lines_.clear();
}

std::vector<Event> Recorder::events_of(ContactId id, std::optional<ContactAction> action) {
  write_lines();
  return transaction_.events_of(id, action);
}

void Recorder::append_about(const Contact& contact, EventKind kind, std::int32_t previous) {
  Event event;
  event.kind = kind;
  event.contact = contact.id;
  event.subject = {SubjectTable::Contact, raw(contact.id)};
  event.stamp = {transaction_.now(), contact.updated ? contact.updated->by : contact.owner};
  event.previous = previous;
  append_line(event);
}

void Recorder::append_contact_changes(const Contact& before, const Contact& after) {
  if (before.owner != after.owner) {
    append_about(after, EventKind::OwnerChanged, raw(before.owner));
  }
  if (before.merged_into != after.merged_into && after.merged_into != kNoContact) {
    append_about(after, EventKind::Merged, raw(after.merged_into));
  }
  if (is_deleted(before) != is_deleted(after)) {
    append_about(after, is_deleted(after) ? EventKind::Deleted : EventKind::Undeleted, 0);
  }
}

void Recorder::raise(const StandingAction& standing) {
  Pending& held = pending(standing.contact);
  if (!held.head) return;
  HeadSlot& slot = held.head->slots.at(index(standing.action));
  const HeadSlot next = slot_of(standing);
  if (!is_restricted(standing.access) && outranks(next, slot)) {
    // The same subject with an earlier time may have held the slot; nothing else can outrank both.
    slot = next;
  } else if (slot.subject == standing.subject.id) {
    slot = newest_visible(standing.contact, standing.action);
  } else {
    return;
  }
  held.changed = true;
}

void Recorder::withdraw(const StandingAction& standing) {
  Pending& held = pending(standing.contact);
  if (!held.head) return;
  HeadSlot& slot = held.head->slots.at(index(standing.action));
  if (slot.subject != standing.subject.id) return;
  slot = newest_visible(standing.contact, standing.action);
  held.changed = true;
}

void Recorder::settle_head(const Contact& after, bool is_new) {
  Pending& held = is_new ? pending_new(after.id) : pending(after.id);
  if (is_deleted(after)) {
    held.changed = held.changed || held.head.has_value();
    held.head.reset();
    return;
  }
  if (!held.head) {
    // The log knows a contact that comes back, and may know a new one: rows may come before the
    // contact that they point to.
    held.head.emplace();
    if (after.id <= highest_logged()) {
      const std::vector<Event> events = events_of(after.id);
      held.head->slots = visible_slots_from_log(events);
      held.head->has_restricted = any_restricted(events);
    }
  }
  held.head->contact = after.id;
  held.head->owner = after.owner;
  held.head->category = after.category;
  held.changed = true;
}

Recorder::Pending& Recorder::pending(ContactId id) {
  const auto found = pending_.find(id);
  if (found != pending_.end()) return found->second;
  return hold({transaction_.head(id), false}, id);
}

Recorder::Pending& Recorder::pending_new(ContactId id) {
  const auto found = pending_.find(id);
  if (found != pending_.end()) return found->second;
  return hold({}, id);
}

Recorder::Pending& Recorder::hold(Pending pending, ContactId id) {
  if (pending_.size() >= kPendingHeadsMax) finish();
  return pending_.emplace(id, std::move(pending)).first->second;
}

void Recorder::settle_restricted(ContactId id) {
  Pending& held = pending(id);
  if (!held.head) return;
  const bool has = any_restricted(events_of(id));
  held.changed = held.changed || has != held.head->has_restricted;
  held.head->has_restricted = has;
}

HeadSlot Recorder::newest_visible(ContactId id, ContactAction action) {
  return visible_slots_from_log(events_of(id, action)).at(index(action));
}

std::vector<const Event*> standing_in(const std::vector<Event>& events) {
  std::map<std::pair<std::uint8_t, Subject>, const Event*> last_word;
  for (const Event& event : events) {
    if (event.action != 0) last_word[{event.action, event.subject}] = &event;
  }
  std::vector<const Event*> standing;
  for (const auto& [place, event] : last_word) {
    if (event->kind != EventKind::Withdrawn) standing.push_back(event);
  }
  return standing;
}

Slots slots_from_log(const std::vector<Event>& events,
                     const std::function<bool(const Event&)>& counts) {
  Slots slots{};
  for (const Event* event : standing_in(events)) {
    if (!counts(*event)) continue;
    HeadSlot& slot = slots.at(index(static_cast<ContactAction>(event->action)));
    const HeadSlot next{event->stamp.at, event->subject.id, event->person, event->stamp.by};
    if (outranks(next, slot)) slot = next;
  }
  return slots;
}

Slots visible_slots_from_log(const std::vector<Event>& events) {
  return slots_from_log(events,
                        [](const Event& event) { return !is_restricted(access_of(event)); });
}

}  // namespace crm::store
