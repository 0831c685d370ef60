// Every member of a follow-up comes back as it was saved, whatever it holds; and whatever is done
// with meetings, their rows hang together.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "agent/appointment_answers.h"
#include "domain/booking.h"
#include "tests/agent/follow_ups.h"
#include "tests/support/any_carrier.h"

namespace crm::agent {
namespace {

class AnyFollowUp : public FollowUpTest {
 public:
  void TestBody() override {}

  // A random entity that may be saved: what it refers to is there.
  Entity random_entity(std::uint64_t seed) {
    Entity entity = AnyCarrier(seed).make<Entity>();
    entity.appointment_id = 0;
    entity.associate.emplace().associate_id = raw(seed % 2 == 0 ? kAnna : kBo);
    entity.contact.reset();
    entity.person.reset();
    if (seed % 3 != 0) entity.contact.emplace().contact_id = raw(kAcme);
    if (seed % 3 == 1) entity.person.emplace().person_id = raw(kPia);
    entity.priority.reset();
    if (seed % 5 != 0) entity.priority.emplace().id = static_cast<std::int32_t>(1 + seed % 3);
    entity.task.emplace().task_list_item_id = static_cast<std::int32_t>(1 + seed % 8);
    entity.type = seed % 2 == 0 ? AppointmentType::InDiary : AppointmentType::InChecklist;
    entity.start_date = instant("2026-05-05T10:00:00.1234567Z");
    entity.end_date = instant("2026-05-06T10:00:00Z");
    entity.visible_for.assign(1, {});
    if (seed % 4 == 0) {
      entity.visible_for[0].visibility = Visibility::Kind::Group;
      entity.visible_for[0].visible_id = raw(kSales);
    }
    entity.privacy = entity.visible_for[0].visibility == Visibility::Kind::Group
                         ? carrier::AppointmentPrivate::PrivateGroup
                         : carrier::AppointmentPrivate::Public;
    entity.participants.clear();
    entity.recurrence.reset();
    if (entity.title.find_first_not_of(" \t") == std::string::npos) entity.title = "T";
    return entity;
  }

  using FollowUpTest::as_json;
  using FollowUpTest::save;
  using FollowUpTest::told;
};

// Members that a save takes are told as they were given.
RC_GTEST_PROP(AFollowUp, ComesBackAsItWasSaved, ()) {
  AnyFollowUp test;
  const carrier::AppointmentEntity sent = test.random_entity(*rc::gen::arbitrary<std::uint64_t>());
  const auto saved = test.save(kAnna, AnyFollowUp::as_json(sent));
  if (!saved) RC_FAIL(saved.error().detail);
  const carrier::AppointmentEntity told = test.told(kAnna, saved->appointment_id);
  carrier::for_each_field<carrier::AppointmentEntity>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(sent.*field.member)>;
    constexpr carrier::Traits kOurs = carrier::kKey | carrier::kReadOnly | carrier::kComputed;
    if ((field.traits & kOurs) != 0 || !is_read(field.use)) return;
    // Made of others, or told with more than was said of them.
    for (const std::string_view made :
         {"Associate", "Contact", "Person", "Task", "Priority", "Participants", "Recurrence",
          "ActiveDate", "AssignedBy", "VisibleFor", "InvitationStatus", "AssignmentStatus",
          "Completed"}) {
      if (field.name == made) return;
    }
    if constexpr (requires { std::declval<Value>() == std::declval<Value>(); }) {
      if (!(told.*field.member == sent.*field.member)) {
        RC_FAIL(std::string(field.name) + " differs");
      }
    }
  });
  RC_ASSERT(told.associate->associate_id == sent.associate->associate_id);
  RC_ASSERT(!told.contact == !sent.contact);
  RC_ASSERT(!told.person == !sent.person);
  RC_ASSERT(told.task->task_list_item_id == sent.task->task_list_item_id);
  RC_ASSERT(!told.priority == !sent.priority);
  RC_ASSERT(told.visible_for[0].visible_id == sent.visible_for[0].visible_id);
  RC_ASSERT(
      told.completed ==
      (sent.completed == ActivityStatus::Unknown ? ActivityStatus::NotStarted : sent.completed));
}

class Meetings : public AnyFollowUp {
 public:
  // Something that somebody does with the first meeting, or one more meeting.
  void step() {
    const std::int32_t id = *rc::gen::inRange(1, 8);
    const AssociateId who{*rc::gen::element(raw(kAnna), raw(kBo), raw(kCai))};
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        (void)save(
            who, R"({"Title":"M","Contact":{"ContactId":100},"Participants":[)" + people() + "]}");
        break;
      case 1:
        (void)save(who, at(id) + R"("Participants":[)" + people() + "]}");
        break;
      case 2:
        (void)save(who,
                   at(id) + R"("Associate":{"AssociateId":)" + std::to_string(raw(who)) + "}}");
        break;
      case 3:
        (void)save(who, at(id) + R"("Completed":"Completed"})");
        break;
      case 4:
        (void)save(who, at(id) + R"("StartDate":"2026-0)" + std::to_string(id) +
                            R"(-01T00:00:00Z","EndDate":"2026-09-01T00:00:00Z"})");
        break;
      case 5:
        (void)writing(who, [&](Writing& desk) { return delete_appointment_entity(desk, {id}); });
        break;
      case 6:
        (void)writing(who, [&](Writing& desk) { return accept_appointment(desk, answer(id)); });
        break;
      default:
        (void)writing(who, [&](Writing& desk) { return reject_appointment(desk, answer(id)); });
        break;
    }
  }

  void check() {
    std::map<AppointmentId, Appointment> all;
    for (const Appointment& each : rows()) all.emplace(each.id, each);
    std::map<std::pair<AppointmentId, AssociateId>, int> invitations;
    for (const auto& [id, row] : all) {
      RC_ASSERT((row.status == ActivityStatus::Completed) == row.done.has_value());
      RC_ASSERT(row.owner != kNobody || row.invited != kNoPerson);
      if (booking_type(id, row.mother) != BookingType::Participant) {
        const bool has_company = std::ranges::any_of(all, [&](const auto& other) {
          return other.second.mother == id && other.first != id &&
                 other.second.status != ActivityStatus::BookingDeleted;
        });
        RC_ASSERT(has_company == (row.mother == id));
        continue;
      }
      const auto master = all.find(row.mother);
      if (row.owner != kNobody) {
        const int count = ++invitations[{row.mother, row.owner}];
        RC_ASSERT(count == 1);
      }
      if (master == all.end()) {
        RC_ASSERT(row.status == ActivityStatus::BookingDeleted ||
                  row.status == ActivityStatus::Completed);
        continue;
      }
      RC_ASSERT(master->second.owner != row.owner);
      if (row.status == ActivityStatus::BookingDeleted) continue;
      RC_ASSERT(row.starts_at == master->second.starts_at);
      RC_ASSERT(row.contact == master->second.contact);
    }
  }

 private:
  static std::string at(std::int32_t id) {
    return R"({"AppointmentId":)" + std::to_string(id) + ",";
  }
  static std::string people() {
    std::string list;
    for (const std::string_view one : {R"({"AssociateId":7})", R"({"AssociateId":8})",
                                       R"({"AssociateId":9})", R"({"PersonId":400})"}) {
      if (*rc::gen::inRange(0, 2) == 0) continue;
      list.append(list.empty() ? "" : ",").append(one);
    }
    return list;
  }
  carrier::Given<carrier::AnswerInvitationArguments> answer(std::int32_t id) {
    return given<carrier::AnswerInvitationArguments>(R"({"AppointmentId":)" + std::to_string(id) +
                                                     "}");
  }
};

RC_GTEST_PROP(Bookings, HangTogetherWhateverIsDoneWithThem, ()) {
  Meetings test;
  for (int i = *rc::gen::inRange(1, 25); i > 0; --i) {
    test.step();
    test.check();
  }
}

}  // namespace
}  // namespace crm::agent
