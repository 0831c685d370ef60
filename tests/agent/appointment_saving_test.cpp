#include "agent/appointment_saving.h"

#include "tests/agent/follow_ups.h"

namespace crm::agent {
namespace {

class AppointmentSaving : public FollowUpTest {
 protected:
  carrier::AppointmentEntity fresh(std::string_view arguments) {
    return reading(kAnna,
                   [&](Reading& desk) {
                     return create_default_appointment_entity_by_type(
                         desk, given<carrier::DefaultAppointmentArguments>(arguments));
                   })
        .value();
  }
};

TEST_F(AppointmentSaving, BeginsInTheNextHalfHourWithTheCaller) {
  clock_.set(instant("2026-01-31T12:10:00Z"));
  const auto entity =
      reading(kAnna, [](Reading& desk) { return create_default_appointment_entity(desk, {}); });
  ASSERT_TRUE(entity);
  EXPECT_EQ(entity->appointment_id, 0);
  EXPECT_EQ(entity->start_date, instant("2026-01-31T12:30:00Z"));
  EXPECT_EQ(entity->end_date, instant("2026-01-31T13:30:00Z"));
  EXPECT_EQ(entity->active_date, entity->start_date);
  EXPECT_EQ(entity->associate->associate_id, 7);
  EXPECT_EQ(entity->associate->full_name, "Anna Berg");
  EXPECT_EQ(entity->created_by->associate_id, 7);
  EXPECT_EQ(entity->created_date.at, std::nullopt);
  EXPECT_FALSE(entity->updated_by);
  EXPECT_FALSE(entity->contact);
  EXPECT_EQ(entity->type, AppointmentType::InDiary);
  EXPECT_EQ(entity->task->type, TaskType::Appointment);
  EXPECT_TRUE(entity->priority);
  EXPECT_EQ(entity->completed, ActivityStatus::NotStarted);
  EXPECT_EQ(entity->invitation_status, InvitationStatus::Accepted);
  EXPECT_EQ(entity->assignment_status, AssignmentStatus::None);
  EXPECT_EQ(entity->booking_type, BookingType::None);
  ASSERT_EQ(entity->participants.size(), 1U);
  EXPECT_EQ(entity->participants[0].associate_id, 7);
  EXPECT_EQ(entity->participants[0].person_id, 70);
  ASSERT_EQ(entity->visible_for.size(), 1U);
  EXPECT_EQ(entity->visible_for[0].visibility, Visibility::Kind::All);
  ASSERT_TRUE(entity->recurrence);
  EXPECT_FALSE(entity->recurrence->is_recurrence);
}

TEST_F(AppointmentSaving, BeginsAsTheKindOfActivityAsks) {
  EXPECT_EQ(fresh(R"({"Type":"Phone"})").type, AppointmentType::InChecklist);
  EXPECT_EQ(fresh(R"({"Type":"Phone"})").task->type, TaskType::Phone);
  EXPECT_EQ(fresh(R"({"Type":6})").task->type, TaskType::ToDo);
  const Entity of_bo = fresh(R"({"Type":"Appointment","AssociateId":8})");
  EXPECT_EQ(of_bo.associate->associate_id, 8);
  EXPECT_EQ(of_bo.participants.at(0).associate_id, 8);
  EXPECT_EQ(of_bo.created_by->associate_id, 7);
  const auto refused = [&](std::string_view arguments) {
    return refusal(reading(kAnna, [&](Reading& desk) {
      return create_default_appointment_entity_by_type(
          desk, given<carrier::DefaultAppointmentArguments>(arguments));
    }));
  };
  EXPECT_EQ(refused(R"({"Type":"Document"})"),
            "400 Type: that is a document; ask Document/CreateDefaultDocumentEntity.");
  EXPECT_EQ(refused(R"({"AssociateId":99})"), "400 AssociateId: there is no user 99.");
}

TEST_F(AppointmentSaving, MakesARowAndTellsOfIt) {
  const Entity entity = visit(R"(,"Person":{"PersonId":300},"Location":"At Acme's")");
  EXPECT_EQ(entity.appointment_id, 1);
  EXPECT_EQ(entity.contact->name, "Acme");
  EXPECT_EQ(entity.person->firstname, "Pia");
  EXPECT_EQ(entity.location, "At Acme's");
  EXPECT_EQ(entity.created_by->associate_id, 7);
  EXPECT_EQ(entity.created_date.at, clock_.now());
  EXPECT_FALSE(entity.updated_by);
  EXPECT_EQ(entity.updated_date.at, std::nullopt);
  EXPECT_EQ(entity.mother_associate->associate_id, 7);
  const HeadSlot slot = newest(kAcme, ContactAction::NewActivity);
  EXPECT_EQ(slot, (HeadSlot{clock_.now(), 1, kPia, kAnna}));
  EXPECT_EQ(owners_, std::set{kAnna});
}

// Whoever saves what they were told changes nothing: no stamp, no line of the log.
TEST_F(AppointmentSaving, OfWhatWasToldChangesNothing) {
  const Entity before =
      visit(R"(,"Person":{"PersonId":300},"Description":"one\ntwo","HasAlarm":true,)"
            R"("AlarmLeadTime":"00:15:00","Participants":[{"AssociateId":8},{"PersonId":400}],)"
            R"("VisibleFor":[{"VisibleId":1,"Visibility":"Group"}],"CustomFields":{"a":"b"})");
  const std::size_t lines = lines_of_log();
  const auto rows_before = rows();
  const auto again = save(kAnna, as_json(told(kAnna, before.appointment_id)));
  ASSERT_TRUE(again) << refusal(again);
  EXPECT_EQ(rows(), rows_before);
  EXPECT_EQ(lines_of_log(), lines);
  EXPECT_EQ(as_json(*again), as_json(before));
}

// What came by an import has no activity type, and may end before it starts.
TEST_F(AppointmentSaving, TakesWhatCameFromElsewhereAsItIs) {
  put([](store::Transaction& t) {
    store::Recorder recorder(t);
    Appointment row;
    row.id = AppointmentId{77};
    row.owner = kAnna;
    row.owner_group = kSales;
    row.contact = kAcme;
    row.person = kGus;
    row.title = "From elsewhere";
    row.starts_at = instant("2026-01-02");
    row.ends_at = instant("2026-01-01");
    row.status = ActivityStatus{99};
    recorder.save(row);
    recorder.finish();
  });
  const auto before = row(77);
  ASSERT_EQ(refusal(save(kAnna, as_json(told(kAnna, 77)))), "");
  EXPECT_EQ(row(77), before);
  EXPECT_EQ(saved(kAnna, R"({"AppointmentId":77,"Title":"Here"})").title, "Here");
  EXPECT_EQ(row(77)->status, ActivityStatus{99});
  EXPECT_EQ(refusal(save(kAnna, R"({"AppointmentId":77,"StartDate":"2026-01-03T00:00:00Z"})")),
            "400 EndDate: must not be before StartDate.");
}

TEST_F(AppointmentSaving, StampsAChangeAndKeepsWhatIsNotSaid) {
  const Entity before = visit(R"(,"Location":"Here","Agenda":"All")");
  const std::size_t lines = lines_of_log();
  const auto after = save(kBo, of(before, R"("Location":"There")"));
  ASSERT_TRUE(after) << refusal(after);
  EXPECT_EQ(after->location, "There");
  EXPECT_EQ(after->agenda, "All");
  EXPECT_EQ(after->title, "Visit");
  EXPECT_EQ(after->updated_by->associate_id, 8);
  EXPECT_EQ(after->updated_date.at, clock_.now());
  EXPECT_EQ(after->created_by->associate_id, 7);
  EXPECT_EQ(lines_of_log(), lines);  // an edit has no flag
}

TEST_F(AppointmentSaving, TakesNullAsTheMemberAllows) {
  const Entity before =
      visit(R"(,"Person":{"PersonId":300},"Agenda":"All","Links":[{"EntityName":"sale","Id":3}],)"
            R"("CustomFields":{"a":"b"},"Recurrence":null)");
  const Entity after = saved(
      kAnna,
      of(before, R"("Person":null,"Contact":null,"Agenda":null,"Links":null,"CustomFields":null,)"
                 R"("Associate":null,"Task":null,"StartDate":null,"Recurrence":null,)"
                 R"("Participants":null)"));
  EXPECT_FALSE(after.person);
  EXPECT_FALSE(after.contact);
  EXPECT_EQ(after.agenda, "");
  EXPECT_EQ(after.links, before.links);
  EXPECT_EQ(after.custom_fields, before.custom_fields);
  EXPECT_EQ(after.associate, before.associate);
  EXPECT_EQ(after.task, before.task);
  EXPECT_EQ(after.start_date, before.start_date);
  EXPECT_TRUE(saved(kAnna, of(before, R"("Links":[])")).links.empty());
}

TEST_F(AppointmentSaving, GivesAHeadlineToADescription) {
  EXPECT_EQ(saved(kAnna, R"({"Description":"\r\n Call Pia \nAsk for the order"})").title,
            "Call Pia");
  const Entity both = saved(kAnna, R"({"Title":"A","Description":"B"})");
  EXPECT_EQ(both.title, "A");
  EXPECT_EQ(both.description, "B");
  const Entity only_title = saved(kAnna, R"({"Title":"A"})");
  EXPECT_EQ(only_title.title, "A");
  EXPECT_EQ(only_title.description, "");
  // A headline of its own stays when the description changes; the other goes along.
  EXPECT_EQ(saved(kAnna, of(both, R"("Description":"C")")).title, "A");
  const Entity described = saved(kAnna, R"({"Description":"One"})");
  EXPECT_EQ(saved(kAnna, of(described, R"("Description":"Two")")).title, "Two");
}

TEST_F(AppointmentSaving, TakesTheCompanyFromThePerson) {
  EXPECT_EQ(saved(kAnna, R"({"Person":{"PersonId":400}})").contact->contact_id, 200);
}

TEST_F(AppointmentSaving, TakesTheTypeFromTheActivity) {
  EXPECT_EQ(saved(kAnna, R"({"Task":{"TaskListItemId":4}})").type, AppointmentType::InChecklist);
  EXPECT_EQ(saved(kAnna, R"({"Task":{"TaskListItemId":4},"Type":"inDiary"})").type,
            AppointmentType::InDiary);
}

TEST_F(AppointmentSaving, EndsAnHourBehindAStartOfWhichNoEndIsSaid) {
  const Entity entity = saved(kAnna, R"({"StartDate":"2026-05-05T08:00:00Z"})");
  EXPECT_EQ(entity.end_date, instant("2026-05-05T09:00:00Z"));
  EXPECT_EQ(entity.active_date, entity.start_date);
}

TEST_F(AppointmentSaving, RefusesWhatMayNotBe) {
  const auto refused = [&](std::string_view json) { return refusal(save(kAnna, json)); };
  EXPECT_EQ(refused(R"({"AppointmentId":99})"),
            "400 AppointmentId: there is no 99 that you may read.");
  EXPECT_EQ(refused(R"({"Associate":{"AssociateId":99}})"), "400 Associate: there is no user 99.");
  EXPECT_EQ(refused(R"({"Associate":{"AssociateId":10}})"), "400 Associate: user 10 is retired.");
  EXPECT_EQ(refused(R"({"Contact":{"ContactId":99}})"),
            "400 Contact: there is no 99 that you may read.");
  EXPECT_EQ(refused(R"({"Person":{"PersonId":99}})"),
            "400 Person: there is no 99 that you may read.");
  EXPECT_EQ(refused(R"({"Contact":{"ContactId":100},"Person":{"PersonId":400}})"),
            "400 Person: person 400 does not belong to the company in Contact.");
  EXPECT_EQ(refused(R"({"StartDate":"2026-02-02T12:00:00Z","EndDate":"2026-02-02T11:59:59Z"})"),
            "400 EndDate: must not be before StartDate.");
  EXPECT_EQ(refused(R"({"Type":"Document"})"),
            "400 Type: documents are saved by SaveDocumentEntity.");
  EXPECT_EQ(refused(R"({"Task":{"TaskListItemId":99}})"),
            "400 Task: there is no line in the list task 99.");
  EXPECT_EQ(refused(R"({"Priority":{"Id":99}})"),
            "400 Priority: there is no line in the list priority 99.");
  EXPECT_EQ(refused(R"({"VisibleFor":[{"VisibleId":99,"Visibility":"Associate"}]})"),
            "400 VisibleFor: there is no user 99.");
  EXPECT_EQ(refused(R"({"VisibleFor":[{"VisibleId":99,"Visibility":"Group"}]})"),
            "400 VisibleFor: there is no group 99.");
  EXPECT_EQ(refused(R"({"VisibleFor":[{"VisibleId":1,"Visibility":"Group"},{}]})"),
            "400 VisibleFor: expected one line at most.");
  EXPECT_EQ(refused(R"({"Participants":[{"AssociateId":10}]})"),
            "400 Participants[0]: there is no user 10 who may be invited.");
  EXPECT_EQ(refused(R"({"Participants":[{"AssociateId":8},{"PersonId":99}]})"),
            "400 Participants[1]: there is no person 99.");
  EXPECT_EQ(refused(R"({"Participants":[{"EmailAddress":"x@y.test"}]})"),
            "400 Participants[0]: expected the AssociateId of a user or the PersonId of a person.");
  EXPECT_EQ(refused(R"({"Recurrence":{"IsRecurrence":true,"Pattern":"Weekly"}})"),
            "400 Recurrence.WeekPattern.Weekdays: expected a day of the week or several.");
  EXPECT_TRUE(rows().empty());
}

// An answer to what somebody asks is no edit.
TEST_F(AppointmentSaving, LeavesAnswersToTheMethodsForThem) {
  const Entity entity = visit();
  EXPECT_EQ(refusal(save(kAnna, of(entity, R"("InvitationStatus":"Declined")"))),
            "400 InvitationStatus: is answered by Accept, Reject or SetSeen.");
  EXPECT_EQ(refusal(save(kAnna, of(entity, R"("AssignmentStatus":"Seen")"))),
            "400 AssignmentStatus: is answered by Accept, Reject or SetSeen.");
  EXPECT_EQ(refusal(save(kAnna, of(entity, R"("InvitationStatus":"None","AssignmentStatus":0)"))),
            "");
}

TEST_F(AppointmentSaving, CompletesOnceAndTakesItBack) {
  const Entity entity = visit();
  EXPECT_EQ(saved(kBo, of(entity, R"("Completed":"Completed")")).completed,
            ActivityStatus::Completed);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted),
            (HeadSlot{clock_.now(), entity.appointment_id, kNoPerson, kBo}));
  const auto done = row(entity.appointment_id)->done;
  EXPECT_EQ(done, (Stamp{clock_.now(), kBo}));
  saved(kAnna, of(entity, R"("Completed":"Completed","Title":"Other")"));
  EXPECT_EQ(row(entity.appointment_id)->done, done);
  saved(kAnna, of(entity, R"("Completed":"NotStarted")"));
  EXPECT_FALSE(row(entity.appointment_id)->done);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, kNever);
}

TEST_F(AppointmentSaving, MayBeBornCompleted) {
  visit(R"(,"Completed":"Completed")");
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, clock_.now());
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).at, clock_.now());
}

TEST_F(AppointmentSaving, MovesItsActivityWithItsCompany) {
  const Entity entity = visit();
  const HeadSlot slot = newest(kAcme, ContactAction::NewActivity);
  saved(kAnna, of(entity, R"("Contact":{"ContactId":200})"));
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).at, kNever);
  EXPECT_EQ(newest(kGlobex, ContactAction::NewActivity), slot);
  EXPECT_EQ(owners_, (std::set{kAnna, kBo}));
}

TEST_F(AppointmentSaving, KeepsWhatIsPrivateToItsOwnerOrGroup) {
  const Entity entity = visit(R"(,"Private":"PrivateUser")");
  EXPECT_EQ(entity.visible_for.at(0).visibility, Visibility::Kind::Associate);
  EXPECT_EQ(entity.visible_for.at(0).visible_id, 7);
  EXPECT_EQ(entity.visible_for.at(0).display_value, "Anna Berg");
  const auto nothing = reading(kBo, [&](Reading& desk) {
    return get_appointment_entity(desk, IdInQuery{entity.appointment_id});
  });
  ASSERT_TRUE(nothing);
  EXPECT_FALSE(*nothing);
  EXPECT_EQ(refusal(save(kBo, of(entity, R"("Title":"X")"))),
            "400 AppointmentId: there is no 1 that you may read.");

  const Entity group = saved(kAnna, of(entity, R"("Private":"PrivateGroup")"));
  EXPECT_EQ(group.visible_for.at(0).visible_id, 1);
  EXPECT_EQ(group.visible_for.at(0).display_value, "Sales");
  EXPECT_EQ(told(kBo, entity.appointment_id).privacy, carrier::AppointmentPrivate::PrivateGroup);

  const Entity open = saved(kAnna, of(entity, R"("Private":"Public")"));
  EXPECT_EQ(open.visible_for.at(0).visibility, Visibility::Kind::All);
  // VisibleFor wins where both change.
  const Entity both = saved(kAnna, of(entity, R"("Private":"PrivateUser","VisibleFor":)"
                                              R"([{"VisibleId":2,"Visibility":"Group"}])"));
  EXPECT_EQ(both.privacy, carrier::AppointmentPrivate::PrivateGroup);
  EXPECT_EQ(both.visible_for.at(0).visible_id, 2);
}

TEST_F(AppointmentSaving, TakesTheRightOfTheRole) {
  const Entity of_anna = visit();
  EXPECT_EQ(refusal(save(kLea, of(of_anna, R"("Title":"X")"))),
            "403 You may not change this follow-up.");
  EXPECT_EQ(refusal(save(kLea, R"({"Associate":{"AssociateId":7}})")),
            "403 You may not make a follow-up of that owner.");
  EXPECT_EQ(rows().size(), 1U);
  EXPECT_EQ(row(of_anna.appointment_id)->title, "Visit");
  const Entity own = saved(kLea, R"({"Title":"Mine"})");
  EXPECT_EQ(own.associate->associate_id, 11);
  EXPECT_EQ(row(own.appointment_id)->owner_group, kSales);
  EXPECT_EQ(own.table_right->mask.bits, 15U);
  EXPECT_EQ(told(kLea, of_anna.appointment_id).table_right->mask.bits, 1U);
}

// Who may not read a company is not told its name by a follow-up.
TEST_F(AppointmentSaving, TellsOfWhatMayNotBeReadTheNumberAlone) {
  put([](store::Transaction& t) {
    Role role;
    role.id = RoleId{50};
    role.name = "Follow-ups alone";
    role.rights.set(RightsEntity::FollowUp, Relation::MyOwn, DataRight::Delete);
    t.put(role);
    Associate lea = *t.associate(kLea);
    lea.role = role.id;
    t.put(lea);
  });
  const Entity entity = visit(R"(,"Person":{"PersonId":300},"Associate":{"AssociateId":11})");
  const Entity seen = told(kLea, entity.appointment_id);
  EXPECT_EQ(seen.contact->contact_id, 100);
  EXPECT_EQ(seen.contact->name, "");
  EXPECT_EQ(seen.person->person_id, 300);
  EXPECT_EQ(seen.person->firstname, "");
}

TEST_F(AppointmentSaving, AsksANewOwner) {
  const Entity entity = visit();
  const Entity given_away = saved(kAnna, of(entity, R"("Associate":{"AssociateId":8})"));
  EXPECT_EQ(given_away.associate->associate_id, 8);
  EXPECT_EQ(given_away.type, AppointmentType::BookingForDiary);
  EXPECT_EQ(given_away.assignment_status, AssignmentStatus::Assigning);
  EXPECT_EQ(given_away.invitation_status, InvitationStatus::None);
  EXPECT_EQ(given_away.assigned_by->associate_id, 7);
  EXPECT_EQ(given_away.mother_id, 0);
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).subject, entity.appointment_id);
}

// A client sends the list back that it was told, with the owner of before in it.
TEST_F(AppointmentSaving, DoesNotInviteTheOwnerOfBeforeByEcho) {
  Entity entity = visit();
  entity.associate->associate_id = 8;
  const auto after = save(kAnna, as_json(entity));
  ASSERT_TRUE(after) << refusal(after);
  EXPECT_EQ(after->booking_type, BookingType::None);
  EXPECT_EQ(after->assignment_status, AssignmentStatus::Assigning);
  EXPECT_EQ(rows().size(), 1U);
}

TEST_F(AppointmentSaving, LetsAUserTakeARow) {
  const Entity entity = visit();
  const Entity taken = saved(kBo, of(entity, R"("Associate":{"AssociateId":8})"));
  EXPECT_EQ(taken.type, AppointmentType::InDiary);
  EXPECT_EQ(taken.completed, ActivityStatus::NotStarted);
  EXPECT_EQ(taken.assignment_status, AssignmentStatus::None);
  EXPECT_FALSE(taken.assigned_by);
}

// What only its owner may see would be seen by nobody else's owner.
TEST_F(AppointmentSaving, GivesWhatIsPrivateToTheNewOwner) {
  const Entity entity = visit(R"(,"Private":"PrivateUser")");
  saved(kAnna, of(entity, R"("Associate":{"AssociateId":8})"));
  EXPECT_EQ(row(entity.appointment_id)->visible, (Visibility{Visibility::Kind::Associate, 8}));
}

TEST_F(AppointmentSaving, TellsOfConflictsInTheDiary) {
  const Entity first = visit();
  EXPECT_FALSE(first.has_conflict);
  EXPECT_TRUE(
      saved(kAnna, R"({"StartDate":"2026-02-02T12:59:59Z","EndDate":"2026-02-02T14:00:00Z"})")
          .has_conflict);
  EXPECT_FALSE(
      saved(kAnna, R"({"StartDate":"2026-02-02T11:00:00Z","EndDate":"2026-02-02T12:00:00Z"})")
          .has_conflict);
  EXPECT_FALSE(
      saved(kAnna, R"({"Type":"inChecklist","StartDate":"2026-02-02T12:00:00Z"})").has_conflict);
  EXPECT_FALSE(saved(kAnna, R"({"IsFree":true,"StartDate":"2026-02-02T12:00:00Z"})").has_conflict);
  EXPECT_FALSE(saved(kBo, R"({"StartDate":"2026-02-02T12:00:00Z"})").has_conflict);
  EXPECT_TRUE(told(kAnna, first.appointment_id).has_conflict);
}

TEST_F(AppointmentSaving, IsLookedOverWithoutBeingDone) {
  const auto look = [&](std::string_view json) {
    return reading(kAnna,
                   [&](Reading& desk) {
                     return validate_appointment_entity(desk, given<Entity>(json));
                   })
        .value();
  };
  EXPECT_TRUE(look(R"({"Title":"Fine"})").empty());
  const auto found = look(
      R"({"Associate":{"AssociateId":99},"EndDate":"2000-01-01T00:00:00Z","Priority":{"Id":99}})");
  EXPECT_EQ(found,
            (carrier::Dictionary{{"Associate", "there is no user 99."},
                                 {"EndDate", "must not be before StartDate."},
                                 {"Priority", "there is no line in the list priority 99."}}));
  const Entity entity = visit();
  EXPECT_TRUE(look(as_json(entity)).empty());
  EXPECT_EQ(look(of(entity, R"("EndDate":"2000-01-01T00:00:00Z")")).size(), 1U);
  EXPECT_EQ(rows().size(), 1U);
}

TEST_F(AppointmentSaving, UpdatesInOneCall) {
  const Entity entity = visit();
  const auto update = [&](std::string_view json) {
    return writing(kAnna, [&](Writing& desk) {
      return update_appointment(desk, given<carrier::UpdateAppointmentArguments>(json));
    });
  };
  const auto after = update(
      R"({"Id":1,"StartTime":"2026-03-03T10:00:00Z","EndTime":"2026-03-03T11:00:00Z","Status":3,)"
      R"("Type":2,"AssociateId":0})");
  ASSERT_TRUE(after) << refusal(after);
  EXPECT_EQ(after->start_date, instant("2026-03-03T10:00:00Z"));
  EXPECT_EQ(after->completed, ActivityStatus::Completed);
  EXPECT_EQ(after->type, AppointmentType::InChecklist);
  EXPECT_EQ(after->associate_id, 7);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).subject, entity.appointment_id);
  EXPECT_EQ(update(R"({"Id":1})")->completed, ActivityStatus::Completed);
  EXPECT_EQ(update(R"({"Id":1,"Status":0})")->completed, ActivityStatus::NotStarted);
  EXPECT_EQ(refusal(update(R"({"Id":1,"Status":9})")),
            "400 Status: invitations are answered by Accept, Reject or SetSeen; expected 0 to 3.");
  EXPECT_EQ(refusal(update(R"({"Id":5})")), "400 Id: there is no 5 that you may read.");
}

}  // namespace
}  // namespace crm::agent
