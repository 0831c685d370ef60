// The rows of the CRM as far as contact activity needs them. Plain values: equality means "a save
// of this would change nothing".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "domain/ids.h"
#include "domain/rights.h"
#include "domain/role.h"

namespace crm {

// Somebody did something at a time.
struct Stamp {
  Instant at;
  AssociateId by = kNobody;

  bool operator==(const Stamp&) const = default;
};

// A user of the CRM.
struct Associate {
  AssociateId id{};
  std::string login;      // sign-in name, unique but for case
  std::string full_name;  // shown where the associate has no person
  PersonId person = kNoPerson;
  GroupId group{};
  std::vector<GroupId> other_groups;  // rising, each once, without `group`
  RoleId role = kStandardRole;
  bool retired = false;               // may sign in no more
  bool waiting_for_approval = false;  // may not sign in yet
  std::optional<Instant> last_logout;

  bool operator==(const Associate&) const = default;
};

struct UserGroup {
  GroupId id{};
  std::string name;

  bool operator==(const UserGroup&) const = default;
};

struct Category {
  CategoryId id{};
  std::string name;  // plain, or several languages: US:"Vendor";NO:"Leverandør"
  std::string tooltip{};
  std::int32_t rank = 0;  // lists go by it, then by id
  bool deleted = false;   // rows keep it, lists show it no more
  std::string card{};     // see Contact

  bool operator==(const Category&) const = default;
};

// A company.
struct Contact {
  ContactId id{};
  std::string name;
  std::string department;
  std::string org_nr;
  std::string url;  // the first web address [adr 9]
  CategoryId category{};
  AssociateId owner = kNobody;     // decides whose "my contacts" it is
  GroupId owner_group = kNoGroup;  // the owner's when the owner was set
  Stamp registered;
  std::optional<Stamp> updated;       // none until the first change after registration
  std::optional<Instant> deleted_at;  // soft: the row stays, the contact is gone
  ContactId merged_into = kNoContact;
  // What else is kept of it and means nothing to contact activity, as its carrier writes it;
  // "" where that is nothing [adr 26].
  std::string card;

  bool operator==(const Contact&) const = default;
};

// A human in a company.
struct Person {
  PersonId id{};
  ContactId contact = kNoContact;
  std::string first_name;
  std::string last_name;
  std::string email;  // the first address [adr 9]
  Stamp registered;
  std::optional<Stamp> updated;
  std::optional<Stamp> moved;  // when the person came from another contact, if ever
  std::optional<Instant> deleted_at;
  std::string middle_name;
  std::int32_t rank = 0;  // within the company
  bool retired = false;   // works there no more
  std::string card;       // see Contact

  bool operator==(const Person&) const = default;
};

// What a row of the diary is; numbers are the wire's AppointmentType.
enum class AppointmentType : std::uint8_t {
  Unknown = 0,
  InDiary = 1,
  InChecklist = 2,
  Note = 3,
  Document = 4,
  SavedReport = 5,
  BookingForDiary = 6,
  BookingForChecklist = 7,
  MergeDraft = 8,
  MergeFinal = 9,
};

// How far a row of the diary has come: the whole of the status column, of which
// domain/appointment_status.h shows the parts. Contact activity looks at Completed alone; numbers
// without a name are kept as they are.
enum class ActivityStatus : std::uint8_t {
  Unknown = 0,  // or a note
  NotStarted = 1,
  Started = 2,
  Completed = 3,
  Hidden = 4,
  Booking = 5,  // invited, not yet seen by who is invited
  BookingMoved = 6,
  BookingSeen = 7,
  BookingMovedSeen = 8,
  BookingDeclined = 9,
  BookingDeleted = 10,  // called off by who had invited
  Assignment = 11,      // handed over, not yet seen by the new owner
  AssignmentSeen = 12,
  AssignmentDeclined = 13,
};

// Anything done with a company.
struct Appointment {
  AppointmentId id{};
  ContactId contact = kNoContact;  // none is allowed: then it never reaches contact activity
  PersonId person = kNoPerson;
  AssociateId owner = kNobody;     // whose diary it lies in
  GroupId owner_group = kNoGroup;  // the owner's when the owner was set
  Visibility visible;
  AppointmentType type = AppointmentType::InDiary;
  ActivityStatus status = ActivityStatus::NotStarted;
  std::string title;
  Instant starts_at;
  Instant ends_at;
  Stamp registered;
  std::optional<Stamp> done;  // set while status is Completed
  std::optional<Stamp> updated;
  AppointmentId mother{};             // of a booking: its own id for the master, the master's for
                                      // who is invited; else none
  AppointmentId series{};             // the first row of the recurrence that it belongs to, if any
  PersonId invited = kNoPerson;       // on the row of somebody invited: who
  AssociateId assigned_by = kNobody;  // who had it before, while it was assigned to the owner
  std::string card;                   // see Contact

  bool operator==(const Appointment&) const = default;
};

struct Document {
  DocumentId id{};
  ContactId contact = kNoContact;
  PersonId person = kNoPerson;
  AssociateId owner = kNobody;
  GroupId owner_group = kNoGroup;  // the owner's when the owner was set
  Visibility visible;
  AppointmentType type = AppointmentType::Document;
  ActivityStatus status = ActivityStatus::NotStarted;
  std::string header;
  Stamp registered;
  std::optional<Stamp> done;  // none for a document that was born completed
  std::optional<Stamp> updated;
  std::string content;            // the SHA-256 of what it holds, in hex; "" where nothing
  std::int64_t content_size = 0;  // bytes
  std::string card;               // see Contact

  bool operator==(const Document&) const = default;
};

}  // namespace crm
