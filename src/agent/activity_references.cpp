#include "agent/activity_references.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "agent/contact_entity.h"
#include "agent/telling.h"
#include "carrier/document_entity.h"

namespace crm::agent {
namespace {

constexpr std::string_view kEverybody = "All";

// Follow-ups and documents spell these alike.
using Entity = carrier::DocumentEntity;
constexpr std::string_view kContact = carrier::wire_name(&Entity::contact);
constexpr std::string_view kPerson = carrier::wire_name(&Entity::person);
constexpr std::string_view kVisibleFor = carrier::wire_name(&Entity::visible_for);

bool is_group(const Reading& desk, std::int32_t id) {
  return std::ranges::any_of(desk.reader().groups(),
                             [&](const UserGroup& group) { return raw(group.id) == id; });
}

std::string name_of(const Reading& desk, const Visibility& visible) {
  switch (visible.kind) {
    case Visibility::Kind::All:
      break;
    case Visibility::Kind::Associate:
      if (const Associate* user = desk.associate(AssociateId{visible.id})) return full_name(*user);
      return "";
    case Visibility::Kind::Group:
      for (const UserGroup& group : desk.reader().groups()) {
        if (raw(group.id) == visible.id) return group.name;
      }
      return "";
  }
  return std::string(kEverybody);
}

std::string none_to_read(std::int32_t id) {
  return "there is no " + std::to_string(id) + " that you may read.";
}

}  // namespace

const Contact* readable_company(const Reading& desk, ContactId id) {
  const Contact* company = desk.contact(id);
  if (company == nullptr || !desk.right_to(*company).has(RowRight::kSelect)) return nullptr;
  return company;
}

const Person* readable_person(const Reading& desk, PersonId id) {
  const Person* person = desk.person(id);
  if (person == nullptr || !desk.right_to(*person).has(RowRight::kSelect)) return nullptr;
  return person;
}

std::optional<carrier::Contact> told_company(const Reading& desk, ContactId id) {
  if (raw(id) == 0) return std::nullopt;
  if (const Contact* company = readable_company(desk, id)) return told_contact(desk, *company);
  carrier::Contact told;
  told.contact_id = raw(id);
  return told;
}

std::vector<carrier::VisibleFor> bare_visible_for(const Visibility& visible) {
  std::vector<carrier::VisibleFor> lines(1);
  lines.front().visible_id = visible.id;
  lines.front().visibility = visible.kind;
  return lines;
}

std::vector<carrier::VisibleFor> told_visible_for(const Reading& desk, const Visibility& visible) {
  auto lines = bare_visible_for(visible);
  lines.front().display_value = name_of(desk, visible);
  return lines;
}

Visibility visibility_of(const std::vector<carrier::VisibleFor>& lines) {
  if (lines.empty() || lines.front().visibility == Visibility::Kind::All) return {};
  return {lines.front().visibility, lines.front().visible_id};
}

About settled(const Reading& desk, About about) {
  if (raw(about.contact) != 0) return about;
  if (const Person* person = desk.person(about.person)) about.contact = person->contact;
  return about;
}

void must_belong(const Reading& desk, const About& before, const About& after, Rules& rules) {
  if (after == before) return;
  const bool is_elsewhere = after.contact != before.contact;
  if (is_elsewhere && raw(after.contact) != 0 && !desk.readable(after.contact)) {
    return rules.find(kContact, none_to_read(raw(after.contact)));
  }
  if (raw(after.person) == 0) return;
  if (after.person != before.person && !desk.readable(after.person)) {
    return rules.find(kPerson, none_to_read(raw(after.person)));
  }
  const Person* person = desk.person(after.person);
  if (person != nullptr && person->contact != after.contact) {
    rules.find(kPerson, "person " + std::to_string(raw(after.person)) +
                            " does not belong to the company in Contact.");
  }
}

void must_be_seen(const Reading& desk, const Visibility& before,
                  const std::vector<carrier::VisibleFor>& after, Rules& rules) {
  if (after.size() > 1) return rules.find(kVisibleFor, "expected one line at most.");
  const Visibility visible = visibility_of(after);
  if (visible == before) return;
  const std::string id = std::to_string(visible.id);
  if (visible.kind == Visibility::Kind::Associate &&
      desk.associate(AssociateId{visible.id}) == nullptr) {
    rules.find(kVisibleFor, "there is no user " + id + ".");
  } else if (visible.kind == Visibility::Kind::Group && !is_group(desk, visible.id)) {
    rules.find(kVisibleFor, "there is no group " + id + ".");
  }
}

}  // namespace crm::agent
