#include "feed/known_slots.h"

#include <algorithm>
#include <utility>

namespace crm::feed {

namespace {

// What a head sums up is visible to all. Where it will not do, the log is asked, if at all.
bool head_will_do(const RightsHolder& user, const Head& head) {
  return may_know_all_on_own(user) && !head.has_restricted;
}
bool may_read_own(const RightsHolder& rights, AssociateId user) {
  return may_read(rights, RightsEntity::Company, {user, kNoGroup});
}

std::optional<store::OwnedContact> known_contact(const store::Reader& reader, AssociateId user,
                                                 const RightsHolder& rights, ContactId id) {
  const auto head = reader.head(id);
  if (!head || head->owner != user) return std::nullopt;
  const auto contact = reader.contact(id);
  if (!contact) return std::nullopt;
  store::OwnedContact known{*head, contact->name, contact->department, contact->org_nr,
                            contact->url};
  if (head_will_do(rights, *head)) return known;
  known.head.slots =
      may_read_own(rights, user) ? known_slots(rights, reader.events_of(id)) : store::Slots{};
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
  bool heads_will_do = true;
  for (store::OwnedContact& each : contacts) {
    if (head_will_do(rights, each.head)) continue;
    each.head.slots = {};
    heads_will_do = false;
  }
  if (heads_will_do || !may_read_own(rights, user)) return contacts;
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
  // Nothing beyond what is needed is read.
  const auto which =
      may_know_all_on_own(rights) ? store::Reader::Which::Restricted : store::Reader::Which::All;
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
