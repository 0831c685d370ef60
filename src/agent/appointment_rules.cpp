#include "agent/appointment_rules.h"

#include <algorithm>
#include <string>

#include "agent/appointment_defaults.h"
#include "agent/appointment_entity.h"
#include "agent/appointment_saving.h"
#include "agent/appointment_series.h"
#include "base/text.h"
#include "domain/appointment_status.h"

namespace crm::agent {
namespace {

using Entity = carrier::AppointmentEntity;
using carrier::wire_name;

std::int32_t contact_of(const Entity& entity) {
  return entity.contact ? entity.contact->contact_id : 0;
}
std::int32_t person_of(const Entity& entity) {
  return entity.person ? entity.person->person_id : 0;
}
std::int32_t owner_of(const Entity& entity) {
  return entity.associate ? entity.associate->associate_id : 0;
}

// A headline that is not said, or was the description's first line, goes with the description.
void settle_title(const Entity& before, Entity& after) {
  if (after.title != before.title && !trim(after.title).empty()) return;
  if (after.description == before.description && !trim(after.title).empty()) return;
  const bool goes_along =
      trim(after.title).empty() || before.title == headline_of(before.description);
  if (goes_along) after.title = headline_of(after.description);
}

// VisibleFor wins over Private where both change. What only its owner sees goes with the owner.
void settle_visibility(const Reading& desk, const Entity& before, Entity& after) {
  const Visibility was = visibility_of(before);
  Visibility is = visibility_of(after);
  const AssociateId owner{owner_of(after)};
  if (is == was && after.privacy != before.privacy) {
    switch (after.privacy) {
      case carrier::AppointmentPrivate::Public:
        is = {};
        break;
      case carrier::AppointmentPrivate::PrivateUser:
        is = {Visibility::Kind::Associate, raw(owner)};
        break;
      case carrier::AppointmentPrivate::PrivateGroup: {
        const Associate* user = desk.associate(owner);
        is = {Visibility::Kind::Group, user == nullptr ? 0 : raw(user->group)};
        break;
      }
    }
  } else if (is == was && was == Visibility{Visibility::Kind::Associate, owner_of(before)}) {
    is.id = raw(owner);
  }
  if (after.visible_for.size() > 1) return;  // which look_at() refuses
  after.visible_for.assign(1, {});
  after.visible_for.front().visibility = is.kind;
  after.visible_for.front().visible_id = is.id;
  after.privacy = private_of(is);
}

void look_at_type(const Entity& before, const Entity& after, Rules& rules) {
  switch (after.type) {
    case AppointmentType::Document:
    case AppointmentType::SavedReport:
    case AppointmentType::MergeDraft:
    case AppointmentType::MergeFinal:
      if (after.type != before.type) {
        rules.find(wire_name(&Entity::type), "documents are saved by SaveDocumentEntity.");
      }
      break;
    default:
      break;
  }
}

// Rows that came from elsewhere may end before they start, and stay so until that is changed.
void look_at_times(const Entity& before, const Entity& after, Rules& rules) {
  if (after.start_date == before.start_date && after.end_date == before.end_date) return;
  if (after.end_date && after.start_date && *after.end_date < *after.start_date) {
    rules.find(wire_name(&Entity::end_date), "must not be before StartDate.");
  }
}

void look_at_people(const Reading& desk, const Entity& before, const Entity& after, Rules& rules) {
  const std::int32_t contact = contact_of(after);
  const std::int32_t person = person_of(after);
  const bool has_new_contact = contact != contact_of(before);
  const bool has_new_person = person != person_of(before);
  const auto none_to_read = [](std::int32_t id) {
    return "there is no " + std::to_string(id) + " that you may read.";
  };
  if (has_new_contact && contact != 0 && !desk.readable(ContactId{contact})) {
    return rules.find(wire_name(&Entity::contact), none_to_read(contact));
  }
  if (person == 0 || (!has_new_contact && !has_new_person)) return;
  if (has_new_person && !desk.readable(PersonId{person})) {
    return rules.find(wire_name(&Entity::person), none_to_read(person));
  }
  const Person* row = desk.person(PersonId{person});
  if (row != nullptr && raw(row->contact) != contact) {
    rules.find(wire_name(&Entity::person),
               "person " + std::to_string(person) + " does not belong to the company in Contact.");
  }
}

void look_at_visibility(const Reading& desk, const Entity& before, const Entity& after,
                        Rules& rules) {
  const std::string_view member = wire_name(&Entity::visible_for);
  if (after.visible_for.size() > 1) return rules.find(member, "expected one line at most.");
  const Visibility visible = visibility_of(after);
  if (visible == visibility_of(before)) return;
  if (visible.kind == Visibility::Kind::Associate &&
      desk.associate(AssociateId{visible.id}) == nullptr) {
    return rules.find(member, "there is no user " + std::to_string(visible.id) + ".");
  }
  if (visible.kind == Visibility::Kind::Group) {
    const auto groups = desk.reader().groups();
    const bool is_there = std::ranges::any_of(
        groups, [&](const UserGroup& group) { return raw(group.id) == visible.id; });
    if (!is_there) rules.find(member, "there is no group " + std::to_string(visible.id) + ".");
  }
}

// Invitations and assignments are answered by methods of their own; saves send back what they were
// told. Of a row that is new nothing has been answered yet.
void look_at_answers(const Entity& before, const Entity& after, Rules& rules) {
  if (after.appointment_id == 0) return;
  constexpr std::string_view kAnswered = "is answered by Accept, Reject or SetSeen.";
  if (after.invitation_status != before.invitation_status &&
      after.invitation_status != InvitationStatus::Unknown &&
      after.invitation_status != InvitationStatus::None) {
    rules.find(wire_name(&Entity::invitation_status), std::string(kAnswered));
  }
  if (after.assignment_status != before.assignment_status &&
      after.assignment_status != AssignmentStatus::Unknown &&
      after.assignment_status != AssignmentStatus::None) {
    rules.find(wire_name(&Entity::assignment_status), std::string(kAnswered));
  }
}

void look_at_completion(const Entity& before, const Entity& after, Rules& rules) {
  if (before.invitation_status == InvitationStatus::Cancelled &&
      after.completed != before.completed) {
    rules.find(wire_name(&Entity::completed), "this follow-up has been called off.");
  }
}

std::vector<CivilDate> look_at_days(const Reading& desk, const Entity& before, const Entity& after,
                                    Rules& rules) {
  if (!after.recurrence || after.recurrence == before.recurrence) return {};
  auto days = dates_of(rule_of(after, desk.zone()));
  if (days) return *std::move(days);
  const std::string& detail = days.error().detail;
  const std::size_t colon = detail.find(": ");
  rules.find(detail.substr(0, colon), detail.substr(colon + 2) + ".");
  return {};
}

// Null takes no recurrence away: clients have it where they were told none. What they were told,
// sent back, is what is kept.
void settle_recurrence(const Reading& desk, const Entity& before, Entity& after,
                       const carrier::Given<Entity>& given) {
  after.recurrence = before.recurrence;
  if (!given.has(&Entity::recurrence)) return;
  const auto& sent = given.value.recurrence;
  if (sent->is_recurrence && before.recurrence) {
    const auto row = desk.reader().appointment(AppointmentId{before.appointment_id});
    if (row && is_same_recurrence(told_recurrence(desk, *row, before.recurrence), *sent)) return;
  }
  after.recurrence = sent;
  if (!sent->is_recurrence) after.recurrence.reset();
}

bool name_the_same(const std::vector<carrier::ParticipantInfo>& a,
                   const std::vector<carrier::ParticipantInfo>& b) {
  return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
    return one.associate_id == other.associate_id && one.person_id == other.person_id;
  });
}

// Who had the row until now does not take part because a client sent the list back as it was.
void forget_old_owner(const Entity& before, const Entity& after, Meant& meant) {
  if (owner_of(before) == owner_of(after) ||
      !name_the_same(before.participants, after.participants)) {
    return;
  }
  std::erase_if(meant.participants, [&](const NamedParticipant& each) {
    return raw(each.who.associate) == owner_of(before);
  });
}

std::size_t rows_of_each_day(const Entity& after, const Meant& meant) {
  const auto others = std::ranges::count_if(meant.participants, [&](const NamedParticipant& each) {
    return raw(each.who.associate) != owner_of(after);
  });
  return 1 + static_cast<std::size_t>(others);
}

}  // namespace

void settle(const Reading& desk, const Entity& before, Entity& after,
            const carrier::Given<Entity>& given) {
  if (!after.start_date) after.start_date = before.start_date;
  if (!after.start_date) after.start_date = new_appointment(desk, {}, desk.me()).start_date;
  const bool is_new = after.appointment_id == 0;
  if (!after.end_date || (is_new && !given.has(&Entity::end_date))) {
    after.end_date = default_end(*after.start_date);
  }
  after.active_date = after.start_date;
  if (person_of(after) != 0 && contact_of(after) == 0) {
    const Person* person = desk.person(PersonId{person_of(after)});
    if (person != nullptr && person->contact != kNoContact) {
      after.contact.emplace().contact_id = raw(person->contact);
    }
  }
  settle_title(before, after);
  settle_visibility(desk, before, after);
  settle_recurrence(desk, before, after, given);
}

Meant look_at(const Reading& desk, const Entity& before, const Entity& after, Rules& rules) {
  Meant meant;
  rules.must_be_user(&Entity::associate, before, after);
  look_at_people(desk, before, after, rules);
  look_at_type(before, after, rules);
  look_at_times(before, after, rules);
  // Rows that came from elsewhere may have none.
  if (after.appointment_id == 0 || before.task) rules.must_have(&Entity::task, after);
  rules.must_be_in(List::Task, &Entity::task, before, after);
  rules.must_be_in(List::Priority, &Entity::priority, before, after);
  look_at_visibility(desk, before, after, rules);
  look_at_answers(before, after, rules);
  look_at_completion(before, after, rules);
  meant.participants = named_participants(desk, before.participants, after.participants, rules);
  forget_old_owner(before, after, meant);
  meant.days = look_at_days(desk, before, after, rules);
  if (meant.days.size() * rows_of_each_day(after, meant) > kSeriesRowsMax) {
    rules.find(wire_name(&Entity::recurrence),
               "a series has at most " + std::to_string(kSeriesRowsMax) +
                   " rows together with those of who takes part; end it earlier.");
  }
  return meant;
}

}  // namespace crm::agent
