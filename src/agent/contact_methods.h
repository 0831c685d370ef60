// The methods of Agents/Contact but for the hot one [entities §1].
#pragma once

#include <tuple>

#include "agent/contact_deleting.h"
#include "agent/contact_merging.h"
#include "agent/contact_reading.h"
#include "agent/contact_recent.h"
#include "agent/contact_saving.h"
#include "agent/contact_summary.h"
#include "agent/method.h"

namespace crm::agent {

inline constexpr auto kContactMethods = std::tuple{
    Method{"Contact", "CreateDefaultContactEntity", &create_default_contact_entity,
           "A company that is not saved yet, with what new ones begin with."},
    Method{"Contact", "SaveContactEntity", &save_contact_entity,
           "Makes a company, with the id 0, or changes one."},
    Method{"Contact", "GetContactEntity", &get_contact_entity, "A company with all of its members.",
           "contactEntityId"},
    Method{"Contact", "DeleteContactEntity", &delete_contact_entity,
           "Deletes a company; it can be brought back for a while.", "contactEntityId"},
    Method{"Contact", "GetContact", &get_contact, "A company in short.", "contactId"},
    Method{"Contact", "GetContactWithPersons", &get_contact_with_persons,
           "A company with all of its members, and its persons by rank."},
    Method{"Contact", "GetContactList", &get_contact_list, "Some companies in short."},
    Method{"Contact", "GetMyContacts", &get_my_contacts, "The companies that the caller owns."},
    Method{"Contact", "GetMyContact", &get_my_contact, "The company that the caller works in."},
    Method{"Contact", "GetMyRecentContacts", &get_my_recent_contacts,
           "Companies that the caller has looked at, or has to do with today and tomorrow."},
    Method{"Contact", "GetContactSummary", &get_contact_summary,
           "A company with its last follow-ups and documents."},
    Method{"Contact", "ValidateContactEntity", &validate_contact_entity,
           "What a save of this company would refuse, by member."},
    Method{"Contact", "Undelete", &undelete_contact, "Brings a deleted company back."},
    Method{"Contact", "Merge", &merge_contacts,
           "Takes all that a company has to another, and deletes it."},
};

}  // namespace crm::agent
