#include "feed/known_slots.h"

#include <algorithm>
#include <utility>

namespace crm::feed {

namespace {

std::optional<store::OwnedContact> known_contact(const store::Reader& reader, AssociateId user,
                                                 const RightsHolder& rights, ContactId id) {
  const auto head = reader.head(id);
  if (!head || head->owner != user) return std::nullopt;
  const auto contact = reader.contact(id);
  if (!contact) return std::nullopt;
  store::OwnedContact known{*head, contact->name, contact->department, contact->org_nr,
                            contact->url};
  if (may_know_all_on_own(rights) && !head->has_restricted) return known;
  known.head.slots = may_read(rights, RightsEntity::Company, {user, kNoGroup})
                         ? known_slots(rights, reader.events_of(id))
                         : store::Slots{};
  return known;
}

}  // namespace

store::Slots known_slots(const RightsHolder& user, const std::vector<Event>& events) {
  const Owned own{user.associate, user.primary_group};
  return store::slots_from_log(
      events, [&](const Event& event) { return may_know(user, access_of(event), own); });
}

RightsHolder rights_of(const store::Reader& reader, AssociateId user) {
  const auto associate = reader.associate(user);
  if (!associate) return {};
  const auto role = reader.role(associate->role);
  return {associate->id, associate->group, associate->other_groups,
          role ? role->rights : RoleRights{}};
}

std::vector<store::OwnedContact> known_contacts(const store::Reader& reader, AssociateId user) {
  const RightsHolder rights = rights_of(reader, user);
  std::vector<store::OwnedContact> contacts = reader.owned_by(user);
  const bool heads_will_do = may_know_all_on_own(rights);
  const auto which = heads_will_do ? store::Reader::Which::Restricted : store::Reader::Which::All;
  if (!heads_will_do) {
    for (store::OwnedContact& each : contacts) each.head.slots = {};
  }
  if (!may_read(rights, RightsEntity::Company, {user, kNoGroup})) return contacts;
  // Lines come contact by contact: those of one are added up when the next begins.
  std::vector<Event> events;
  auto contact = contacts.begin();
  const auto add_up = [&] {
    if (events.empty()) return;
    contact = std::ranges::find(contact, contacts.end(), events.front().contact,
                                [](const store::OwnedContact& each) { return each.head.contact; });
    if (contact != contacts.end()) contact->head.slots = known_slots(rights, events);
    events.clear();
  };
  reader.each_event_of_owned(user, which, [&](const Event& event) {
    if (!events.empty() && events.front().contact != event.contact) add_up();
    events.push_back(event);
  });
  add_up();
  return contacts;
}

Changes changes_for(store::Transaction& change, AssociateId user, const RightsHolder& rights,
                    const std::set<ContactId>& contacts) {
  Changes changes{.at = change.now(), .contacts = {}};
  for (const ContactId id : contacts) {
    changes.contacts.emplace(id, known_contact(change, user, rights, id));
  }
  return changes;
}

}  // namespace crm::feed
