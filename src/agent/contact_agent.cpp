#include "agent/contact_agent.h"

#include <algorithm>
#include <utility>

namespace crm::agent {
namespace {

std::vector<CategoryId> sorted(std::vector<CategoryId> categories) {
  std::ranges::sort(categories);
  return categories;
}

// What the caller may do with contacts of the caller's own, which are all that a page holds; and
// with those of them that are the company of a user.
struct RightsToOwn {
  carrier::ContactRights to_any;
  carrier::ContactRights to_own_company;
};

// None where they may not be read.
std::optional<RightsToOwn> rights_to_own(const RightsHolder& caller) {
  const RowRight right =
      row_right(data_right(caller, RightsEntity::Company, {caller.associate, kNoGroup}));
  const auto to_any = carrier::contact_rights(right);
  if (!to_any) return std::nullopt;
  // A role that is above all rights is above what rows take away, too.
  if (caller.rights.bypasses) return RightsToOwn{*to_any, *to_any};
  return RightsToOwn{*to_any, carrier::contact_rights(of_own_company(right)).value_or(*to_any)};
}

}  // namespace

std::optional<ContactsSought> ContactAgent::seek(
    const Caller& caller, const carrier::ActiveContactsRequest& asked) const {
  // "My" contacts are those the caller owns: a page holds exactly those [wire: Which contacts].
  auto page = feed_.page(caller.tenant, caller.associate);
  if (!page) return std::nullopt;
  return sought_on(std::move(page), caller, asked);
}

void ContactAgent::fetch(const Caller& caller, carrier::ActiveContactsRequest asked,
                         Sought sought) const {
  feed_.load(caller.tenant, caller.associate,
             [this, caller, asked = std::move(asked),
              sought = std::move(sought)](Result<std::shared_ptr<const feed::Page>> page) {
               if (!page) {
                 sought(forward(page));
               } else {
                 sought(sought_on(std::move(*page), caller, asked));
               }
             });
}

ContactsSought ContactAgent::sought_on(std::shared_ptr<const feed::Page> page, const Caller& caller,
                                       const carrier::ActiveContactsRequest& asked) const {
  return {.page = std::move(page),
          .names = feed_.names(caller.tenant),
          .owner = caller.associate,
          .since = since(caller, asked),
          .actions = asked.actions,
          .categories = sorted(asked.categories)};
}

ActiveContacts ContactAgent::find(const ContactsSought& sought) {
  ActiveContacts found{sought.page, sought.names, {}};
  const feed::Names& names = *found.names;
  const feed::Names::Actor& owner = names.actor(sought.owner);
  const auto rights = rights_to_own(owner.rights);
  if (!rights || sought.finds_nothing()) return found;
  const auto hits = found.page->active_since(sought.question());

  found.rows.reserve(hits.size());
  for (const feed::Hit& hit : hits) {
    const HeadSlot slot = found.page->slot(hit.row, hit.action);
    const feed::Names::Actor& actor = names.actor(slot.actor);
    const feed::Names::CategoryName& category = names.category(found.page->category(hit.row));
    found.rows.push_back({.company = found.page->text(hit.row),
                          .associate_full_name = owner.full_name,
                          .category = category.text,
                          .activity_person_name = actor.activity_name,
                          .action = hit.action,
                          .action_time = slot.at,
                          .action_id = slot.subject,
                          .person_id = slot.person,
                          .activity_person_id = actor.person,
                          .associate_id = sought.owner,
                          .rights = names.is_own_company(found.page->contact(hit.row))
                                        ? rights->to_own_company
                                        : rights->to_any,
                          .category_tellings = &category.tellings});
  }
  return found;
}

// A start in the future asks for everything since the caller last logged out; who never has, sees
// everything [wire: Since last log-out].
Instant ContactAgent::since(const Caller& caller,
                            const carrier::ActiveContactsRequest& asked) const {
  if (asked.start <= clock_.now()) return asked.start;
  return caller.last_logout.value_or(kEarliest);
}

}  // namespace crm::agent
