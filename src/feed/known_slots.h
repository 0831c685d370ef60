// What the owner of a page may know of: heads sum up what is visible to all, for users who may read
// everything. Where somebody may know of less or of more, the log is asked when the page is
// loaded, and behind each change for the contacts that it touches, so that answers need not look
// [wire: Which contacts].
#pragma once

#include <set>
#include <vector>

#include "domain/activity.h"
#include "domain/rights.h"
#include "feed/page.h"
#include "store/recorder.h"
#include "store/store.h"

namespace crm::feed {

// For each action the newest of what stands after these lines about one contact of the user's own,
// and the user may know of. Lines about one action must be in the order of the log.
[[nodiscard]] store::Slots known_slots(const RightsHolder& user, const std::vector<Event>& events);

// The rights of that user as the store has them now: none for a user or role that is not there.
[[nodiscard]] RightsHolder rights_of(const store::Reader& reader, AssociateId user);

// The user's own contacts, each with the slots that the user may know of, in order of id.
[[nodiscard]] std::vector<store::OwnedContact> known_contacts(const store::Reader& reader,
                                                              AssociateId user);

// What a change has made of these contacts, for the page of a user with those rights. REQUIRES:
// heads and log are in step, as Recorder::finish() leaves them.
[[nodiscard]] Changes changes_for(store::Transaction& change, AssociateId user,
                                  const RightsHolder& rights, const std::set<ContactId>& contacts);

}  // namespace crm::feed
