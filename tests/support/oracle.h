// The slow, obvious answer: reads the whole log from the front for every question. What the feed
// and the heads say is held against it.
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

[[nodiscard]] std::vector<OracleRow> oracle_answer(const store::Reader& reader,
                                                   const OracleQuestion& question);

}  // namespace crm
