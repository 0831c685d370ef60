// Two companies that are one [entities §3].
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"

namespace crm::agent {

// Persons, follow-ups and documents of the source go to the destination with all that has happened
// and its times, whoever owns them; the source is deleted for good. Where asked for, persons whose
// first, middle and last names are equal become one, and what is empty of the destination is filled
// from the source. Errors: BadRequest for companies that there are not, and for one company twice;
// NoRight without the right to merge, to delete the source, to change the destination.
[[nodiscard]] Result<Done> merge_contacts(
    Writing& desk, const carrier::Given<carrier::MergeContactsArguments>& asked);

}  // namespace crm::agent
