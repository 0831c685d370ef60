// The slow, obvious answer: reads the whole log from the front for every question, and asks the
// rows who may know of what. What the feed and the heads say is held against it.
#pragma once

#include <vector>

#include "base/instant.h"
#include "domain/contact_action.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm {

struct OracleRow {
  ContactId contact{};
  ContactAction action = ContactAction::Created;
  Instant at;
  std::int32_t subject = 0;
  PersonId person = kNoPerson;
  AssociateId actor = kNobody;

  bool operator==(const OracleRow&) const = default;
};

struct OracleQuestion {
  AssociateId owner = kNobody;
  Instant since = kEarliest;
  ActionMask actions = kAllActions;
  std::vector<CategoryId> categories;  // empty: all
};

// Whether a user may know of a row, by its kind, its owner and whom it is shown to; of a line of
// the log, by the row that it is about. REQUIRES: that row is there.
[[nodiscard]] bool plainly_known(const store::Reader& reader, AssociateId user,
                                 const Contact& contact);
[[nodiscard]] bool plainly_known(const store::Reader& reader, AssociateId user,
                                 const Person& person);
[[nodiscard]] bool plainly_known(const store::Reader& reader, AssociateId user,
                                 const Appointment& appointment);
[[nodiscard]] bool plainly_known(const store::Reader& reader, AssociateId user,
                                 const Document& document);
[[nodiscard]] bool plainly_known(const store::Reader& reader, AssociateId user, const Event& event);

[[nodiscard]] std::vector<OracleRow> oracle_answer(const store::Reader& reader,
                                                   const OracleQuestion& question);

}  // namespace crm
