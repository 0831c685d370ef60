// A meeting of several people: the master, and the rows of who is invited.
#include "agent/appointment_bookings.h"

#include <string>

#include "agent/appointment_answers.h"
#include "tests/agent/follow_ups.h"

namespace crm::agent {
namespace {

class AppointmentBookings : public FollowUpTest {
 protected:
  // Bo and Gus are invited by Anna.
  Entity meeting(std::string_view more = "") {
    return visit(R"(,"Participants":[{"AssociateId":7},{"AssociateId":8},)"
                 R"({"PersonId":400,"EmailAddress":"gus@globex.test","SendEmail":true}])" +
                 std::string(more));
  }

  Result<Done> erase(AssociateId user, std::int32_t id) {
    return writing(user, [&](Writing& desk) { return delete_appointment_entity(desk, {id}); });
  }

  using Answers = carrier::AnswerInvitationArguments;
  using Answer = Result<Done> (*)(Writing&, const carrier::Given<Answers>&);
  Result<Done> answer(Answer how, AssociateId user, std::int32_t id, std::string_view more = "") {
    const auto asked =
        given<Answers>(R"({"AppointmentId":)" + std::to_string(id) + std::string(more) + "}");
    return writing(user, [&](Writing& desk) { return how(desk, asked); });
  }

  // "7 8! 0/400?": users and guests, by what they have answered.
  static std::string company(const Entity& entity) {
    std::string all;
    for (const carrier::ParticipantInfo& each : entity.participants) {
      if (!all.empty()) all += ' ';
      all += std::to_string(each.associate_id) + "/" + std::to_string(each.person_id) + " " +
             std::string(carrier::name_of(each.invitation_status));
    }
    return all;
  }
};

TEST_F(AppointmentBookings, HaveARowForEachWhoIsInvited) {
  const Entity master = meeting();
  EXPECT_EQ(master.booking_type, BookingType::Owner);
  EXPECT_EQ(master.mother_id, master.appointment_id);
  EXPECT_EQ(company(master), "7/70 Accepted 8/80 Invitation 0/400 Invitation");
  EXPECT_EQ(master.participants[2].email_address, "gus@globex.test");
  EXPECT_TRUE(master.participants[2].send_email);
  EXPECT_EQ(master.participants[2].contact_id, 200);
  ASSERT_EQ(rows().size(), 3U);

  const Appointment bos = invitation_of(kBo, master.appointment_id);
  EXPECT_EQ(bos.type, AppointmentType::BookingForDiary);
  EXPECT_EQ(bos.status, ActivityStatus::Booking);
  EXPECT_EQ(bos.invited, kBoInPerson);
  EXPECT_EQ(bos.owner_group, kSales);
  const Entity seen = told(kBo, raw(bos.id));
  EXPECT_EQ(seen.booking_type, BookingType::Participant);
  EXPECT_EQ(seen.mother_id, master.appointment_id);
  EXPECT_EQ(seen.mother_associate->associate_id, 7);
  EXPECT_EQ(seen.invited_person->person_id, 80);
  EXPECT_EQ(seen.title, "Visit");
  EXPECT_EQ(seen.contact->contact_id, 100);
  EXPECT_EQ(company(seen), company(master));
  EXPECT_EQ(seen.invitation_status, InvitationStatus::Invitation);
}

// A meeting of three people is one activity, whoever of them completes their row.
TEST_F(AppointmentBookings, AreOneActivity) {
  const Entity master = meeting();
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).subject, master.appointment_id);
  EXPECT_EQ(lines_of_log() - 7, 1U);  // after those of companies and persons
  const Appointment bos = invitation_of(kBo, master.appointment_id);
  const auto done = save(
      kBo, R"({"AppointmentId":)" + std::to_string(raw(bos.id)) + R"(,"Completed":"Completed"})");
  ASSERT_TRUE(done) << refusal(done);
  EXPECT_EQ(done->type, AppointmentType::InDiary);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, kNever);
  saved(kAnna, of(master, R"("Completed":"Completed")"));
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).subject, master.appointment_id);
}

TEST_F(AppointmentBookings, KnowAPersonWhoIsAUserAsThatUser) {
  const Entity master = visit(R"(,"Participants":[{"PersonId":80},{"AssociateId":8}])");
  EXPECT_EQ(company(master), "7/70 Accepted 8/80 Invitation");
}

TEST_F(AppointmentBookings, FollowTheirMaster) {
  const Entity master = meeting();
  const std::int32_t bos = raw(invitation_of(kBo, master.appointment_id).id);
  ASSERT_TRUE(answer(&accept_appointment, kBo, bos));
  saved(kAnna, of(master, R"("Title":"Tour","Location":"Hall","Contact":{"ContactId":200})"));
  Entity seen = told(kBo, bos);
  EXPECT_EQ(seen.title, "Tour");
  EXPECT_EQ(seen.location, "Hall");
  EXPECT_EQ(seen.contact->contact_id, 200);
  EXPECT_EQ(seen.invitation_status, InvitationStatus::Accepted);
  // Who had accepted is asked again when the time is another.
  saved(kAnna,
        of(master, R"("StartDate":"2026-02-03T12:00:00Z","EndDate":"2026-02-03T13:00:00Z")"));
  seen = told(kBo, bos);
  EXPECT_EQ(seen.start_date, instant("2026-02-03T12:00:00Z"));
  EXPECT_EQ(seen.invitation_status, InvitationStatus::Moved);
  EXPECT_EQ(seen.type, AppointmentType::BookingForDiary);
}

TEST_F(AppointmentBookings, LeaveWhoIsInvitedPriorityAlarmAndCompletion) {
  const Entity master = meeting();
  const std::int32_t id = raw(invitation_of(kBo, master.appointment_id).id);
  const std::string own = R"({"AppointmentId":)" + std::to_string(id) + ",";
  EXPECT_EQ(told(kBo, id).table_right->mask.bits, 1U + 4 + 8 + 32);
  const auto changed =
      save(kBo, own + R"("Priority":{"Id":2},"HasAlarm":true,"AlarmLeadTime":"00:10:00"})");
  ASSERT_TRUE(changed) << refusal(changed);
  EXPECT_EQ(changed->priority->id, 2);
  EXPECT_EQ(refusal(save(kBo, own + R"("Location":"Elsewhere"})")),
            "403 Location: of an invitation you may change whether it is completed, its priority "
            "and its alarm.");
  EXPECT_EQ(refusal(save(kBo, own + R"("Participants":[]})")).substr(0, 18), "403 Participants: ");
  // Sent back as told nothing is changed, so nothing is refused; and it stays when the master goes.
  const auto echo = save(kBo, as_json(told(kBo, id)));
  EXPECT_EQ(refusal(echo), "");
  saved(kAnna, of(master, R"("Title":"Tour")"));
  const Entity after = told(kBo, id);
  EXPECT_EQ(after.priority->id, 2);
  EXPECT_TRUE(after.has_alarm);
  EXPECT_EQ(told(kAnna, master.appointment_id).priority->id, 1);
}

TEST_F(AppointmentBookings, ChangeWithTheListOfParticipants) {
  const Entity master = meeting();
  const Entity fewer = saved(kAnna, of(master, R"("Participants":[{"AssociateId":8}])"));
  EXPECT_EQ(company(fewer), "7/70 Accepted 8/80 Invitation");
  EXPECT_EQ(rows().size(), 2U);  // nobody looks into a guest's diary
  const Entity other = saved(kAnna, of(master, R"("Participants":[{"AssociateId":9}])"));
  EXPECT_EQ(company(other), "7/70 Accepted 9/0 Invitation");
  const Appointment bos = invitation_of(kBo, master.appointment_id);
  EXPECT_EQ(bos.status, ActivityStatus::BookingDeleted);
  EXPECT_EQ(told(kBo, raw(bos.id)).invitation_status, InvitationStatus::Cancelled);
  // On the list again, it is the same row.
  saved(kAnna, of(master, R"("Participants":[{"AssociateId":8},{"AssociateId":9}])"));
  EXPECT_EQ(invitation_of(kBo, master.appointment_id).id, bos.id);
  EXPECT_EQ(invitation_of(kBo, master.appointment_id).status, ActivityStatus::Booking);
  const Entity alone = saved(kAnna, of(master, R"("Participants":[])"));
  EXPECT_EQ(alone.booking_type, BookingType::None);
  EXPECT_EQ(alone.mother_id, 0);
  EXPECT_EQ(company(alone), "7/70 Accepted");
}

TEST_F(AppointmentBookings, OfWhatIsPrivateAreSeenByWhoIsInvited) {
  const Entity master = meeting(R"(,"Private":"PrivateUser")");
  const Appointment bos = invitation_of(kBo, master.appointment_id);
  EXPECT_EQ(bos.visible, (Visibility{Visibility::Kind::Associate, 8}));
  EXPECT_EQ(told(kBo, raw(bos.id)).title, "Visit");
  const auto nothing = reading(
      kCai, [&](Reading& desk) { return get_appointment_entity(desk, IdInQuery{raw(bos.id)}); });
  ASSERT_TRUE(nothing);
  EXPECT_FALSE(*nothing);
}

TEST_F(AppointmentBookings, OfAGroupAreSeenByTheGroupOrWhoIsInvited) {
  const Entity master = visit(R"(,"Private":"PrivateGroup","Participants":)"
                              R"([{"AssociateId":8},{"AssociateId":9}])");
  EXPECT_EQ(invitation_of(kBo, master.appointment_id).visible,
            (Visibility{Visibility::Kind::Group, 1}));
  EXPECT_EQ(invitation_of(kCai, master.appointment_id).visible,
            (Visibility{Visibility::Kind::Associate, 9}));
}

TEST_F(AppointmentBookings, AreAnsweredByTheNumberOfEitherRow) {
  const Entity master = meeting();
  const std::int32_t bos = raw(invitation_of(kBo, master.appointment_id).id);
  ASSERT_TRUE(answer(&set_appointment_seen, kBo, master.appointment_id));
  EXPECT_EQ(told(kBo, bos).invitation_status, InvitationStatus::Seen);
  ASSERT_TRUE(answer(&accept_appointment, kBo, master.appointment_id));
  const Entity accepted = told(kBo, bos);
  EXPECT_EQ(accepted.type, AppointmentType::InDiary);
  EXPECT_EQ(accepted.invitation_status, InvitationStatus::Accepted);
  EXPECT_EQ(accepted.completed, ActivityStatus::NotStarted);
  ASSERT_TRUE(answer(&reject_appointment, kBo, bos, R"(,"RejectReason":"Ill")"));
  EXPECT_EQ(told(kBo, bos).invitation_status, InvitationStatus::Declined);
  EXPECT_EQ(told(kBo, bos).reject_reason, "Ill");
  const Entity seen = told(kAnna, master.appointment_id);
  EXPECT_EQ(seen.reject_counter, 1);
  EXPECT_EQ(company(seen), "7/70 Accepted 8/80 Declined 0/400 Invitation");
}

TEST_F(AppointmentBookings, AskNobodyElse) {
  const Entity master = meeting();
  const Entity plain = visit();
  EXPECT_EQ(refusal(answer(&accept_appointment, kAnna, plain.appointment_id)),
            "400 AppointmentId: follow-up " + std::to_string(plain.appointment_id) +
                " asks its owner nothing.");
  EXPECT_EQ(refusal(answer(&accept_appointment, kAnna, 99)),
            "400 AppointmentId: there is no 99 that you may read.");
  EXPECT_EQ(
      refusal(answer(&accept_appointment, kLea, raw(invitation_of(kBo, master.appointment_id).id))),
      "403 You may not answer for the owner of this follow-up.");
}

TEST_F(AppointmentBookings, OfADeletedMasterAreCalledOff) {
  const Entity master = meeting();
  const Appointment bos = invitation_of(kBo, master.appointment_id);
  ASSERT_TRUE(answer(&accept_appointment, kBo, raw(bos.id)));
  ASSERT_TRUE(erase(kAnna, master.appointment_id));
  ASSERT_EQ(rows().size(), 1U);
  EXPECT_EQ(rows().front().id, bos.id);
  EXPECT_EQ(rows().front().status, ActivityStatus::BookingDeleted);
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).at, kNever);
  EXPECT_EQ(refusal(answer(&accept_appointment, kBo, raw(bos.id))).substr(0, 4), "400 ");
  EXPECT_TRUE(erase(kBo, raw(bos.id)));
  EXPECT_TRUE(rows().empty());
  EXPECT_TRUE(erase(kBo, raw(bos.id)));
}

TEST_F(AppointmentBookings, ThatAreCalledOffAreNotCompleted) {
  const Entity master = meeting();
  const std::int32_t bos = raw(invitation_of(kBo, master.appointment_id).id);
  const std::string own = R"({"AppointmentId":)" + std::to_string(bos) + ",";
  saved(kBo, own + R"("Completed":"Completed"})");
  saved(kAnna, of(master, R"("Participants":[])"));
  EXPECT_EQ(row(bos)->status, ActivityStatus::BookingDeleted);
  EXPECT_FALSE(row(bos)->done);
  EXPECT_EQ(refusal(save(kBo, own + R"("Completed":"Completed"})")),
            "400 Completed: this follow-up has been called off.");
  EXPECT_EQ(told(kAnna, master.appointment_id).booking_type, BookingType::None);
}

TEST_F(AppointmentBookings, AreDeclinedByWhoDeletesThem) {
  const Entity master = meeting();
  const std::int32_t bos = raw(invitation_of(kBo, master.appointment_id).id);
  ASSERT_TRUE(answer(&accept_appointment, kBo, bos));
  ASSERT_TRUE(erase(kBo, bos));
  const Entity seen = told(kAnna, master.appointment_id);
  EXPECT_EQ(seen.reject_counter, 1);
  EXPECT_EQ(company(seen), "7/70 Accepted 0/400 Invitation");
  // A save of what was told does not count anybody twice or forget them.
  saved(kAnna, as_json(seen));
  EXPECT_EQ(told(kAnna, master.appointment_id).reject_counter, 1);
}

TEST_F(AppointmentBookings, MayBeDeletedByWhoMayDeleteThem) {
  const Entity master = meeting();
  EXPECT_EQ(refusal(erase(kLea, master.appointment_id)), "403 You may not delete this follow-up.");
  EXPECT_EQ(rows().size(), 3U);
}

TEST_F(AppointmentBookings, ChangeTheirOwnerWithoutAsking) {
  const Entity master = meeting();
  const Entity after = saved(kAnna, of(master, R"("Associate":{"AssociateId":8})"));
  EXPECT_EQ(after.booking_type, BookingType::Owner);
  EXPECT_EQ(after.assignment_status, AssignmentStatus::None);
  // Bo has the master now, and no row besides.
  EXPECT_EQ(company(after), "8/80 Accepted 0/400 Invitation");
  EXPECT_EQ(rows().size(), 2U);
}

TEST_F(AppointmentBookings, OfAssignmentsAreNone) {
  const Entity entity = visit();
  const auto assign = [&](std::string_view participant) {
    const auto asked = given<carrier::AssignArguments>(R"({"AppointmentId":1,"Participant":)" +
                                                       std::string(participant) + "}");
    return writing(kAnna, [&](Writing& desk) { return assign_appointment(desk, asked); });
  };
  EXPECT_EQ(refusal(assign("null")),
            "400 Participant: expected the AssociateId of a user who is to do it.");
  EXPECT_EQ(refusal(assign(R"({"PersonId":400})")),
            "400 Participant: expected the AssociateId of a user who is to do it.");
  const auto given_away = assign(R"({"AssociateId":8})");
  ASSERT_TRUE(given_away) << refusal(given_away);
  EXPECT_EQ(given_away->assignment_status, AssignmentStatus::Assigning);
  EXPECT_EQ(given_away->assigned_by->associate_id, 7);
  ASSERT_TRUE(answer(&set_appointment_seen, kBo, entity.appointment_id));
  EXPECT_EQ(told(kBo, 1).assignment_status, AssignmentStatus::Seen);
  ASSERT_TRUE(answer(&reject_appointment, kBo, entity.appointment_id));
  EXPECT_EQ(told(kBo, 1).assignment_status, AssignmentStatus::Declined);
  ASSERT_TRUE(answer(&accept_appointment, kBo, entity.appointment_id));
  EXPECT_EQ(told(kBo, 1).type, AppointmentType::InDiary);
  EXPECT_EQ(told(kBo, 1).invitation_status, InvitationStatus::Accepted);
  EXPECT_EQ(rows().size(), 1U);
}

TEST_F(AppointmentBookings, HaveFiveHundredParticipantsAtMost) {
  std::string json = R"({"Participants":[)";
  for (int i = 0; i < 501; ++i) json += R"({"AssociateId":8},)";
  json.back() = ']';
  json += "}";
  const auto written = codec::written_json(json);
  const auto read = codec::read_given<Entity>(written.value(), zone_);
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().detail.find("Participants"), std::string::npos) << read.error().detail;
  EXPECT_NE(read.error().detail.find("500"), std::string::npos) << read.error().detail;
}

}  // namespace
}  // namespace crm::agent
