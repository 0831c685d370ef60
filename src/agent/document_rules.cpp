#include "agent/document_rules.h"

#include <string>

#include "agent/document_entity.h"
#include "agent/document_name.h"
#include "base/text.h"
#include "domain/lengths.h"

namespace crm::agent {
namespace {

using Entity = carrier::DocumentEntity;
using carrier::wire_name;

// Each stands in for the other. A name that is too long for a header is none. Rows of imports may
// stay without a name.
void settle_names(const Reading& desk, const Entity& before, Entity& after) {
  const bool has_name = !trim(after.name).empty();
  if (trim(after.header).empty() && has_name &&
      code_points(after.name) <= lengths::kDocumentHeader) {
    after.header = after.name;
  }
  const bool stays = before.document_id != 0 && after.name == before.name;
  if (!has_name && !stays) after.name = file_name_of(after.header, template_file(desk, after));
}

void settle_company(const Reading& desk, Entity& after) {
  const About who = settled(desk, about(after));
  if (who == about(after)) return;
  after.contact.emplace().contact_id = raw(who.contact);
}

void settle_visibility(const Entity& before, Entity& after) {
  if (after.visible_for.size() > 1) return;  // which look_at() refuses
  Visibility visible = visibility_of(after.visible_for);
  const Visibility owner_alone{Visibility::Kind::Associate, raw(owner_of(before))};
  if (visible == owner_alone && visibility_of(before.visible_for) == owner_alone) {
    visible.id = raw(owner_of(after));
  }
  after.visible_for = bare_visible_for(visible);
}

// Only rows of the diary are other things than documents.
void look_at_type(const Entity& before, const Entity& after, Rules& rules) {
  switch (after.type) {
    case AppointmentType::Document:
    case AppointmentType::SavedReport:
    case AppointmentType::MergeDraft:
    case AppointmentType::MergeFinal:
      return;
    default:
      break;
  }
  if (after.type == before.type) return;
  rules.find(wire_name(&Entity::type), "expected Document, SavedReport, MergeDraft or MergeFinal.");
}

void look_at_header(const Entity& after, Rules& rules) {
  if (!trim(after.header).empty()) return;
  const std::string why = trim(after.name).empty()
                              ? "must not be blank where Name is blank, too."
                              : "must not be blank where Name is longer than the " +
                                    std::to_string(lengths::kDocumentHeader) +
                                    " characters of a header.";
  rules.find(wire_name(&Entity::header), why);
}

}  // namespace

void settle(const Reading& desk, const Entity& before, Entity& after) {
  // Not started is what a row begins with; of one that is there Unknown takes back what was done.
  if (after.completed == ActivityStatus::Unknown && before.completed != ActivityStatus::Unknown) {
    after.completed = ActivityStatus::NotStarted;
  }
  settle_names(desk, before, after);
  settle_company(desk, after);
  settle_visibility(before, after);
}

Rules look_at(const Reading& desk, const Entity& before, const Entity& after) {
  Rules rules(desk);
  look_at_header(after, rules);
  rules.must_be_user(&Entity::associate, before, after);
  rules.must_have(&Entity::document_template, after);
  rules.must_be_in(List::DocumentTemplate, &Entity::document_template, before, after);
  must_belong(desk, about(before), about(after), rules);
  look_at_type(before, after, rules);
  must_be_seen(desk, visibility_of(before.visible_for), after.visible_for, rules);
  return rules;
}

}  // namespace crm::agent
