// What has happened to contacts: the action that a row of the CRM stands for, the line of the log
// that tells of it, and the head that sums up a contact's log.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/instant.h"
#include "domain/contact_action.h"
#include "domain/entities.h"
#include "domain/ids.h"

namespace crm {

// Which table a subject's id belongs to; numbers are the vendor's table numbers.
enum class SubjectTable : std::uint8_t { Contact = 5, Person = 6, Appointment = 9, Document = 10 };

// The row that something was done to.
struct Subject {
  SubjectTable table = SubjectTable::Contact;
  std::int32_t id = 0;

  auto operator<=>(const Subject&) const = default;
};

// One action as it stands now on one contact. At most one for each contact, action and subject.
struct StandingAction {
  ContactId contact{};
  ContactAction action = ContactAction::Created;
  Subject subject;
  PersonId person = kNoPerson;  // the person the subject concerns
  Stamp stamp;                  // when it happened and who did it
  Access access;                // who may know of it

  bool operator==(const StandingAction&) const = default;
};

// Whether not everybody may know of what happened, whatever their rights.
[[nodiscard]] constexpr bool is_restricted(const Access& access) {
  return access.visible.kind != Visibility::Kind::All;
}

// What a row of the CRM says has happened, and on which contact: the rule of [wire: Which contacts]
// and §3.4 in one place. Both ways in, import and API, derive the log from the difference between
// these before and after a change [adr 3]. At most two; none for a deleted person, a row without a
// contact or a type that does not count.
//
// A soft-deleted contact keeps its standing actions: it has no head while deleted, and comes back
// with its history.
using StandingActions = std::vector<StandingAction>;
[[nodiscard]] StandingActions standing_actions(const Contact& contact);
[[nodiscard]] StandingActions standing_actions(const Person& person);
[[nodiscard]] StandingActions standing_actions(const Appointment& appointment);
[[nodiscard]] StandingActions standing_actions(const Document& document);

// Why a line was written to the log.
enum class EventKind : std::uint8_t {
  Happened = 1,
  Withdrawn = 2,  // what happened no longer counts: un-completed, deleted, moved away
  Restored = 3,   // counts again, with its original time
  Relinked = 4,   // came from another contact, with its original time
  OwnerChanged = 5,
  Merged = 6,
  Deleted = 7,
  Undeleted = 8,
};

// One line of the append-only log. For one (contact, action, subject) the last line of kinds 1 to 4
// has the last word: Withdrawn means it does not stand, the others carry all that stands.
struct Event {
  EventId id{};       // rises by one in commit order, per tenant; given by the store
  Instant logged_at;  // when the line was written; never falls from one line to the next
  EventKind kind = EventKind::Happened;
  std::uint8_t action = 0;  // one ContactAction bit, or 0 for kinds 5 to 8
  ContactId contact{};
  Subject subject;
  PersonId person = kNoPerson;
  Stamp stamp;  // when it happened, which an import may date years back, and who did it
  std::int32_t previous = 0;  // the contact it came from (Relinked, Merged) or the old owner
  Owned owned;                // of a follow-up or document, as it was then
  Visibility visible;

  bool operator==(const Event&) const = default;
};

// One standing action, the newest of its kind on a contact; at == kNever where there is none.
struct HeadSlot {
  Instant at = kNever;
  std::int32_t subject = 0;  // ActionId: of an appointment, contact, person or document
  PersonId person = kNoPerson;
  AssociateId actor = kNobody;

  bool operator==(const HeadSlot&) const = default;
};

// Who may know of what a line of kinds 1 to 4 tells.
[[nodiscard]] Access access_of(const Event& event);

// Everything the feed must know of a living contact: who owns it, and the newest of each action
// that is visible to all.
struct Head {
  ContactId contact{};
  AssociateId owner = kNobody;
  CategoryId category{};
  std::array<HeadSlot, kActionCount> slots{};
  bool has_restricted = false;  // something stands besides that not everybody may know of

  bool operator==(const Head&) const = default;
  // The newest of all slots; kNever when nothing stands.
  [[nodiscard]] Instant last_any() const;
};

// Whether `a` is shown rather than `b` for the same action: the newer, then the higher element id.
// What is left only settles which of two equals is taken, so that every way of adding up agrees.
[[nodiscard]] bool outranks(const HeadSlot& a, const HeadSlot& b);

[[nodiscard]] HeadSlot slot_of(const StandingAction& standing);

}  // namespace crm
