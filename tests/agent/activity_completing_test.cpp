#include "agent/activity_completing.h"

#include <string>

#include "tests/agent/follow_ups.h"

namespace crm::agent {
namespace {

class ActivityCompleting : public FollowUpTest {
 protected:
  ActivityCompleting() {
    put([](store::Transaction& t) {
      store::Recorder recorder(t);
      Document letter;
      letter.id = DocumentId{9};
      letter.contact = kAcme;
      letter.owner = kAnna;
      letter.owner_group = kSales;
      letter.registered = {instant("2026-01-01"), kAnna};
      recorder.save(letter);
      recorder.finish();
    });
  }

  Result<carrier::AppointmentStatus> toggle(AssociateId user, std::int32_t id) {
    const auto asked =
        given<carrier::AppointmentIdArgument>(R"({"AppointmentId":)" + std::to_string(id) + "}");
    return writing(user, [&](Writing& desk) { return toggle_appointment_status(desk, asked); });
  }
  Result<ActivityStatus> toggle(AssociateId user, const std::string& identifier) {
    const auto asked =
        given<carrier::ActivityArgument>(R"({"ActivityIdentifier":")" + identifier + R"("})");
    return writing(user, [&](Writing& desk) { return toggle_activity(desk, asked); });
  }
  Result<Done> set(AssociateId user, std::string_view identifiers, std::string_view status) {
    const auto asked = given<carrier::ActivityStatusArguments>(
        R"({"ActivityIdentifier":[)" + std::string(identifiers) + R"(],"ActivityStatus":")" +
        std::string(status) + R"("})");
    return writing(user, [&](Writing& desk) { return set_activity_status(desk, asked); });
  }
  std::optional<Document> letter() {
    return stored([](const store::Reader& reader) { return reader.document(DocumentId{9}); });
  }
};

// A completed row does not become NotStarted again.
TEST_F(ActivityCompleting, TogglesBetweenCompletedAndStarted) {
  const std::int32_t id = visit().appointment_id;
  EXPECT_EQ(toggle(kBo, id), carrier::AppointmentStatus::Completed);
  EXPECT_EQ(row(id)->done, (Stamp{clock_.now(), kBo}));
  EXPECT_EQ(row(id)->updated, (Stamp{clock_.now(), kBo}));
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted),
            (HeadSlot{clock_.now(), id, kNoPerson, kBo}));
  EXPECT_EQ(toggle(kAnna, id), carrier::AppointmentStatus::Started);
  EXPECT_FALSE(row(id)->done);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, kNever);
  EXPECT_EQ(toggle(kAnna, id), carrier::AppointmentStatus::Completed);
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, clock_.now());
}

TEST_F(ActivityCompleting, TogglesDocumentsToo) {
  EXPECT_EQ(toggle(kBo, "document_id=9"), ActivityStatus::Completed);
  EXPECT_EQ(letter()->done, (Stamp{clock_.now(), kBo}));
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).subject, 9);
  EXPECT_EQ(toggle(kBo, " Document_ID=9 "), ActivityStatus::Started);
  EXPECT_FALSE(letter()->done);
  visit();
  EXPECT_EQ(toggle(kBo, "appointment_id=1"), ActivityStatus::Completed);
}

TEST_F(ActivityCompleting, NamesWhatIsNotThere) {
  EXPECT_EQ(refusal(toggle(kAnna, 77)), "400 There is no follow-up 77.");
  EXPECT_EQ(refusal(toggle(kAnna, "document_id=77")), "400 There is no document 77.");
  for (const char* odd :
       {"", "appointment_id", "appointment_id=", "appointment_id=0", "appointment_id=-1",
        "appointment_id=1x", "sale_id=1", "=1", "appointment_id=99999999999"}) {
    EXPECT_EQ(refusal(toggle(kAnna, odd)),
              "400 ActivityIdentifier: expected appointment_id=7 or document_id=9.")
        << odd;
  }
}

TEST_F(ActivityCompleting, IsSetForSeveralAtOnce) {
  visit();
  visit();
  ASSERT_TRUE(set(kAnna, R"("appointment_id=1","document_id=9","appointment_id=77")", "Completed"));
  EXPECT_EQ(row(1)->status, ActivityStatus::Completed);
  EXPECT_EQ(row(2)->status, ActivityStatus::NotStarted);
  EXPECT_EQ(letter()->status, ActivityStatus::Completed);
  ASSERT_TRUE(set(kAnna, R"("appointment_id=1")", "Unknown"));
  EXPECT_EQ(row(1)->status, ActivityStatus::NotStarted);
  ASSERT_TRUE(set(kAnna, R"("appointment_id=2")", "Started"));
  EXPECT_EQ(row(2)->status, ActivityStatus::Started);
}

TEST_F(ActivityCompleting, OfWhatIsSoAlreadyChangesNothing) {
  visit(R"(,"Completed":"Completed")");
  const auto before = row(1);
  const std::size_t lines = lines_of_log();
  ASSERT_TRUE(set(kBo, R"("appointment_id=1")", "Completed"));
  EXPECT_EQ(row(1), before);
  EXPECT_EQ(lines_of_log(), lines);
}

// One that may not be changed keeps all from changing.
TEST_F(ActivityCompleting, TakesTheRightOfTheRole) {
  visit();
  const std::int32_t own = saved(kLea, R"({"Title":"Mine"})").appointment_id;
  EXPECT_EQ(refusal(set(kLea, "\"appointment_id=" + std::to_string(own) + R"(","appointment_id=1")",
                        "Completed")),
            "403 You may not change follow-up 1.");
  EXPECT_EQ(row(own)->status, ActivityStatus::NotStarted);
  EXPECT_EQ(refusal(toggle(kLea, 1)), "403 You may not change follow-up 1.");
  EXPECT_EQ(refusal(toggle(kLea, "document_id=9")), "403 You may not change document 9.");
}

// What is completed has been accepted.
TEST_F(ActivityCompleting, AcceptsAnInvitation) {
  const Entity master = visit(R"(,"Participants":[{"AssociateId":8}])");
  const std::int32_t bos = raw(invitation_of(kBo, master.appointment_id).id);
  EXPECT_EQ(toggle(kBo, bos), carrier::AppointmentStatus::Completed);
  EXPECT_EQ(row(bos)->type, AppointmentType::InDiary);
  saved(kAnna, of(master, R"("Participants":[])"));
  EXPECT_EQ(refusal(toggle(kBo, bos)),
            "400 The follow-up " + std::to_string(bos) + " has been called off.");
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).at, kNever);
}

}  // namespace
}  // namespace crm::agent
