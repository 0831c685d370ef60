#include "agent/person_telling.h"

#include <algorithm>

#include "agent/contact_entity.h"
#include "agent/entity_rights.h"
#include "agent/interests.h"
#include "agent/person_entity.h"
#include "agent/references.h"
#include "agent/telling.h"

namespace crm::agent {
namespace {

std::string first_value(const auto& elements) {
  return elements.empty() ? std::string() : elements.front().value;
}

void append_part(std::string& text, std::string_view part, std::string_view between) {
  if (part.empty()) return;
  if (!text.empty()) text += between;
  text += part;
}

void tell_company(const Reading& desk, const Person& row, carrier::Person& told) {
  told.contact_id = raw(row.contact);
  const Contact* company = readable_company(desk, row);
  if (company == nullptr) return;
  const carrier::ContactEntity bare = bare_contact(*company);
  told.contact_name = company->name;
  told.contact_department = company->department;
  told.contact_org_nr = company->org_nr;
  told.contact_full_name = full_name(*company);
  told.contact_country_id = id_in(bare.country, &carrier::Country::country_id);
  told.contact_phone = first_value(bare.phones);
  told.contact_fax = first_value(bare.faxes);
  if (const auto category = desk.reader().category(company->category)) {
    told.category_name = category->name;
  }
}

}  // namespace

carrier::Person told_person(const Reading& desk, const Person& row) {
  const carrier::PersonEntity entity = bare_person(row);
  carrier::Person told;
  told.person_id = raw(row.id);
  told.firstname = row.first_name;
  told.middle_name = row.middle_name;
  told.lastname = row.last_name;
  told.full_name = full_name(row);
  told.formal_name = formal_name(entity);
  told.mrmrs = entity.mrmrs;
  told.title = entity.title;
  told.description = entity.description;
  told.email = row.email;
  if (!entity.emails.empty()) told.email_name = entity.emails.front().description;
  told.direct_phone = first_value(entity.office_phones);
  told.mobile_phone = first_value(entity.mobile_phones);
  told.fax_phone = first_value(entity.faxes);
  told.country_id = id_in(entity.country, &carrier::Country::country_id);
  told.retired = row.retired ? 1 : 0;
  told.rank = row.rank;
  told.active_interests = count_chosen(entity.interests);
  told.use_person_address = entity.use_person_address;
  told.kanafname = entity.kanafname;
  told.kanalname = entity.kanalname;
  told.post1 = entity.post1;
  told.post2 = entity.post2;
  told.post3 = entity.post3;
  told.person_number = entity.person_number;
  told.ticket_priority_id = id_in(entity.ticket_priority, &carrier::TicketPriority::id);
  told.support_language_id = id_in(entity.customer_language, &carrier::CustomerLanguage::id);
  told.support_associate_id = id_in(entity.support_associate, &carrier::Associate::associate_id);
  if (const auto position = told_item<carrier::Position>(
          desk, List::Position, id_in(entity.position, &carrier::Position::id))) {
    told.position = position->value;
  }
  if (const Associate* user = desk.associate(desk.names().user_of(row.id))) {
    told.associate_id = raw(user->id);
    told.associate_name = user->login;
  }
  tell_company(desk, row, told);
  told.table_right = told_person_right(desk, row, desk.right_to(row));
  return told;
}

std::optional<carrier::Person> told_person(const Reading& desk, PersonId id) {
  const Person* person = desk.person(id);
  if (person != nullptr && desk.right_to(*person).has(RowRight::kSelect)) {
    return told_person(desk, *person);
  }
  return reference_to(id, &carrier::Person::person_id);
}

std::string formal_name(const carrier::PersonEntity& entity) {
  std::string name;
  for (const std::string* part : {&entity.mrmrs, &entity.salutation, &entity.firstname,
                                  &entity.middle_name, &entity.lastname}) {
    append_part(name, *part, " ");
  }
  append_part(name, entity.title, ", ");
  return name;
}

carrier::UserInfo told_user_info(const Reading& desk, const Associate& user) {
  carrier::UserInfo told;
  told.user_info_id = raw(user.id);
  told.deleted = user.retired;
  told.user_name = user.login;
  told.person_id = raw(user.person);
  told.user_group_id = raw(user.group);
  told.user_type = told_associate(desk, user).type;
  told.can_logon = !user.retired && !user.waiting_for_approval;
  const Role& role = desk.names().role(user.role);
  told.role_name = role.name;
  told.role_tooltip = role.description;
  const auto groups = desk.reader().groups();
  const auto group = std::ranges::find(groups, user.group, &UserGroup::id);
  if (group != groups.end()) told.user_group_name = group->name;
  return told;
}

carrier::TableRight told_person_right(const Reading& desk, const Person& row, RowRight right) {
  return told_right(right, desk.names().is_user(row.id) ? "[SR_ACCESS_ASSOC_DELETE]" : "");
}

const Contact* readable_company(const Reading& desk, const Person& row) {
  const Contact* company = desk.contact(row.contact);
  const bool may_read = company != nullptr && desk.right_to(*company).has(RowRight::kSelect);
  return may_read ? company : nullptr;
}

}  // namespace crm::agent
