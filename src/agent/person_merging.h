// Two persons who are one: what has been done with the one that goes is taken over by the one that
// stays [entities §3].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/instant.h"
#include "base/result.h"
#include "carrier/given.h"
#include "carrier/person_arguments.h"

namespace crm::agent {

// Errors: BadRequest for persons that there are not, and for one with itself; NoRight without the
// right to move and merge, to change who stays, and to change or delete who goes.
[[nodiscard]] Result<Done> merge_persons(
    Writing& desk, const carrier::Given<carrier::MergePersonsArguments>& given);

struct PersonMerge {
  Instant after = kEarliest;  // only what is from then on is taken over
  bool deletes_source = false;
  bool fills_empty = false;  // what the destination does not say
};

// Looks at no rights. Follow-ups and documents in the company of who goes come into that of who
// stays, those in others stay there; all keep their times and actors. The destination counts as
// changed by the caller, now.
void merge_into(Writing& desk, const Person& source, const Person& destination,
                const PersonMerge& how);

}  // namespace crm::agent
