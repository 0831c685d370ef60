// Follow-ups that repeat: a row for each day.
#include "agent/appointment_series.h"

#include <algorithm>
#include <string>

#include "agent/appointment_answers.h"
#include "domain/booking.h"
#include "tests/agent/follow_ups.h"

namespace crm::agent {
namespace {

// Every Monday and Wednesday, four times.
constexpr std::string_view kFourTimes =
    R"(,"Recurrence":{"IsRecurrence":true,"Pattern":"Weekly","RecurrenceEndType":"Counter",)"
    R"("RecurrenceCounter":4,"WeekPattern":{"Weekdays":"Monday, Wednesday","Cycle":1}})";

class AppointmentSeries : public FollowUpTest {
 protected:
  // "2026-02-02T12:00:00Z …", of the rows that are in no booking of somebody else's.
  std::string starts() {
    std::string all;
    std::vector<Appointment> found = rows();
    std::ranges::sort(found, {}, &Appointment::starts_at);
    for (const Appointment& each : found) {
      if (is_invitation_row(each)) continue;
      if (!all.empty()) all += ' ';
      all += utc_text(each.starts_at);
    }
    return all;
  }
  static bool is_invitation_row(const Appointment& each) {
    return booking_type(each.id, each.mother) == BookingType::Participant;
  }
  Result<Done> erase(AssociateId user, std::int32_t id, std::string_view mode) {
    const auto asked = given<carrier::DeleteAppointmentArguments>(
        R"({"AppointmentId":)" + std::to_string(id) + R"(,"UpdateMode":")" + std::string(mode) +
        R"("})");
    return writing(user, [&](Writing& desk) { return delete_appointment(desk, asked); });
  }
};

TEST_F(AppointmentSeries, HaveARowForEachDay) {
  const Entity first = visit(kFourTimes);
  EXPECT_EQ(starts(),
            "2026-02-02T12:00:00Z 2026-02-04T12:00:00Z 2026-02-09T12:00:00Z 2026-02-11T12:00:00Z");
  ASSERT_TRUE(first.recurrence);
  EXPECT_TRUE(first.recurrence->is_recurrence);
  EXPECT_EQ(first.recurrence->recurrence_id, first.appointment_id);
  EXPECT_EQ(first.recurrence->pattern, RecurrencePattern::Weekly);
  EXPECT_EQ(first.recurrence->week_pattern->weekdays.bits, 5U);
  ASSERT_EQ(first.recurrence->dates.size(), 4U);
  EXPECT_EQ(first.recurrence->dates[3].date, instant("2026-02-11T12:00:00Z"));
  EXPECT_EQ(first.recurrence->start_date, instant("2026-02-02T12:00:00Z"));
  EXPECT_EQ(first.recurrence->end_date, instant("2026-02-11T12:00:00Z"));
  for (const Appointment& each : rows()) {
    EXPECT_EQ(raw(each.series), first.appointment_id);
    EXPECT_EQ(each.ends_at.ticks - each.starts_at.ticks, 3600 * kTicksPerSecond);
    EXPECT_EQ(told(kAnna, raw(each.id)).recurrence->dates.size(), 4U);
  }
  // Each is an activity of that instant; the highest number is told.
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).subject, first.appointment_id + 3);
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).at, clock_.now());
}

// The clock on the wall shows the same before and after the change to summer time.
TEST_F(AppointmentSeries, KeepTheirTimeOfTheClock) {
  zone_ = locale::TimeZone::open("Europe/Oslo").value();
  saved(kAnna, R"({"StartDate":"2026-03-28T23:30:00","EndDate":"2026-03-29T01:15:00","Recurrence":)"
               R"({"IsRecurrence":true,"Pattern":"Daily","RecurrenceEndType":"EndDate",)"
               R"("EndDate":"2026-03-30T00:00:00","DayPattern":{"Pattern":"EveryWeekday"}}})");
  EXPECT_EQ(starts(), "2026-03-28T22:30:00Z 2026-03-29T21:30:00Z 2026-03-30T21:30:00Z");
  EXPECT_EQ(row(2)->ends_at, instant("2026-03-29T23:15:00Z"));
}

TEST_F(AppointmentSeries, BeginOnTheFirstDayThatTheRuleSays) {
  const Entity first =
      saved(kAnna, R"({"StartDate":"2026-02-03T09:00:00Z","Recurrence":{"IsRecurrence":true,)"
                   R"("Pattern":"Monthly","RecurrenceEndType":"Counter","RecurrenceCounter":2,)"
                   R"("MonthPattern":{"Pattern":"WeekdayOfMonth","Cycle":1,"Weekday":"Friday",)"
                   R"("WeekOfMonth":"Last"}}})");
  EXPECT_EQ(first.start_date, instant("2026-02-27T09:00:00Z"));
  EXPECT_EQ(starts(), "2026-02-27T09:00:00Z 2026-03-27T09:00:00Z");
}

TEST_F(AppointmentSeries, OfChosenDaysHaveThose) {
  const Entity first =
      visit(R"(,"Recurrence":{"IsRecurrence":true,"Pattern":"Custom","Dates":)"
            R"([{"Date":"2026-02-20T00:00:00Z"},{"Date":"2026-02-02T00:00:00Z"}]})");
  EXPECT_EQ(starts(), "2026-02-02T12:00:00Z 2026-02-20T12:00:00Z");
  const auto before = rows();
  ASSERT_TRUE(save(kAnna, as_json(first)));
  EXPECT_EQ(rows(), before);
}

TEST_F(AppointmentSeries, AreLeftAloneByWhoSendsThemBack) {
  const Entity first = visit(kFourTimes);
  const auto before = rows();
  for (const Appointment& each : before) {
    ASSERT_TRUE(save(kAnna, as_json(told(kAnna, raw(each.id)))));
  }
  EXPECT_EQ(rows(), before);
  // A change of one row is one row's.
  saved(kAnna, of(first, R"("StartDate":"2026-02-02T15:00:00Z","EndDate":"2026-02-02T16:00:00Z")"));
  EXPECT_EQ(starts(),
            "2026-02-02T15:00:00Z 2026-02-04T12:00:00Z 2026-02-09T12:00:00Z 2026-02-11T12:00:00Z");
}

TEST_F(AppointmentSeries, AreCompletedDayByDay) {
  const Entity first = visit(std::string(kFourTimes) + R"(,"Completed":"Completed")");
  EXPECT_EQ(first.completed, ActivityStatus::Completed);
  EXPECT_EQ(row(2)->status, ActivityStatus::NotStarted);
  EXPECT_FALSE(row(2)->done);
  saved(kAnna, of(told(kAnna, 3), R"("Completed":"Completed")"));
  EXPECT_EQ(newest(kAcme, ContactAction::ActivityCompleted).subject, 3);
}

TEST_F(AppointmentSeries, InviteToEachDay) {
  const Entity first = visit(R"(,"Participants":[{"AssociateId":8}])" + std::string(kFourTimes));
  EXPECT_EQ(rows().size(), 8U);
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).subject % 2, 1);  // a master
  for (const Appointment& each : rows()) {
    if (is_invitation_row(each)) continue;
    EXPECT_EQ(invitation_of(kBo, raw(each.id)).starts_at, each.starts_at);
  }
  // Accepted from the second day on.
  const Appointment second = invitation_of(kBo, 3);
  const auto asked = given<carrier::AnswerInvitationArguments>(
      R"({"AppointmentId":)" + std::to_string(raw(second.id)) +
      R"(,"UpdateMode":"ThisAndForward"})");
  ASSERT_TRUE(writing(kBo, [&](Writing& desk) { return accept_appointment(desk, asked); }));
  EXPECT_EQ(invitation_of(kBo, first.appointment_id).status, ActivityStatus::Booking);
  EXPECT_EQ(invitation_of(kBo, 3).status, ActivityStatus::NotStarted);
  EXPECT_EQ(invitation_of(kBo, 7).status, ActivityStatus::NotStarted);
}

TEST_F(AppointmentSeries, BeginWithARowThatIsThere) {
  const Entity plain = visit();
  const Entity repeated = saved(kAnna, of(plain, kFourTimes.substr(1)));
  EXPECT_EQ(repeated.appointment_id, plain.appointment_id);
  EXPECT_EQ(rows().size(), 4U);
  EXPECT_EQ(repeated.created_date, plain.created_date);
}

// Another rule in the middle is another series from there on.
TEST_F(AppointmentSeries, AreReplacedFromTheRowThatRepeatsOtherwise) {
  const Entity first = visit(kFourTimes);
  const Entity second = told(kAnna, first.appointment_id + 1);
  const Entity other =
      saved(kAnna, of(second, R"("Recurrence":{"IsRecurrence":true,"Pattern":"Daily",)"
                              R"("RecurrenceEndType":"Counter","RecurrenceCounter":2,)"
                              R"("DayPattern":{"Pattern":"EveryCyclicDay","Cycle":10}})"));
  EXPECT_EQ(starts(), "2026-02-02T12:00:00Z 2026-02-04T12:00:00Z 2026-02-14T12:00:00Z");
  EXPECT_EQ(other.recurrence->recurrence_id, second.appointment_id);
  EXPECT_EQ(told(kAnna, first.appointment_id).recurrence->dates.size(), 1U);
}

TEST_F(AppointmentSeries, EndWhereTheyRepeatNoMore) {
  const Entity first = visit(kFourTimes);
  const Entity second = told(kAnna, first.appointment_id + 1);
  const Entity last = saved(kAnna, of(second, R"("Recurrence":{"IsRecurrence":false})"));
  EXPECT_FALSE(last.recurrence->is_recurrence);
  EXPECT_EQ(starts(), "2026-02-02T12:00:00Z 2026-02-04T12:00:00Z");
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).subject, second.appointment_id);
}

TEST_F(AppointmentSeries, AreDeletedAsFarAsIsAsked) {
  const auto four = [&] {
    const std::int32_t first = visit(kFourTimes).appointment_id;
    return first;
  };
  std::int32_t first = four();
  ASSERT_TRUE(erase(kAnna, first + 1, "OnlyThis"));
  EXPECT_EQ(starts(), "2026-02-02T12:00:00Z 2026-02-09T12:00:00Z 2026-02-11T12:00:00Z");
  ASSERT_TRUE(erase(kAnna, first + 2, "StopRecurrence"));
  EXPECT_EQ(starts(), "2026-02-02T12:00:00Z 2026-02-09T12:00:00Z");
  ASSERT_TRUE(erase(kAnna, first, "ThisAndForward"));
  EXPECT_EQ(starts(), "");
  EXPECT_EQ(newest(kAcme, ContactAction::NewActivity).at, kNever);
}

TEST_F(AppointmentSeries, AreNotDeletedWhereOneMayNotBe) {
  const std::int32_t first = visit(kFourTimes).appointment_id;
  EXPECT_EQ(refusal(erase(kLea, first, "ThisAndForward")),
            "403 You may not delete this follow-up.");
  EXPECT_EQ(rows().size(), 4U);
}

TEST_F(AppointmentSeries, HaveAThousandDaysAtMost) {
  const auto daily = [&](int days, std::string_view more = "") {
    return save(kAnna, R"({"Recurrence":{"IsRecurrence":true,"Pattern":"Daily",)"
                       R"("RecurrenceEndType":"Counter","RecurrenceCounter":)" +
                           std::to_string(days) + R"(,"DayPattern":{"Pattern":"EveryWeekday"}})" +
                           std::string(more) + "}");
  };
  EXPECT_EQ(refusal(daily(1001)),
            "400 Recurrence: a series has at most 1000 dates; end it earlier.");
  EXPECT_TRUE(rows().empty());
  EXPECT_TRUE(daily(1000));
  EXPECT_EQ(rows().size(), 1000U);
}

TEST_F(AppointmentSeries, HaveFiveThousandRowsTogetherWithThoseOfWhoTakesPart) {
  // Three people: a row each for 1666 days would do, for 1667 would not; with four, 1250.
  const auto with_people = [&](int days, int guests) {
    put([&](store::Transaction& t) {
      for (int i = 0; i < guests; ++i) {
        Person guest;
        guest.id = PersonId{1000 + i};
        guest.contact = kAcme;
        t.put(guest);
      }
    });
    std::string people;
    for (int i = 0; i < guests; ++i) {
      people += (i == 0 ? "" : ",") + (R"({"PersonId":)" + std::to_string(1000 + i) + "}");
    }
    return save(kAnna, R"({"Participants":[)" + people +
                           R"(],"Recurrence":{"IsRecurrence":true,"Pattern":"Daily",)"
                           R"("RecurrenceEndType":"Counter","RecurrenceCounter":)" +
                           std::to_string(days) + R"(,"DayPattern":{"Pattern":"EveryWeekday"}}})");
  };
  EXPECT_EQ(refusal(with_people(501, 9)),
            "400 Recurrence: a series has at most 5000 rows together with those of who takes part; "
            "end it earlier.");
  EXPECT_TRUE(rows().empty());
  EXPECT_TRUE(with_people(500, 9));
  EXPECT_EQ(rows().size(), kSeriesRowsMax);
}

}  // namespace
}  // namespace crm::agent
