#include "agent/appointment_lists.h"

#include <string>

#include "tests/agent/follow_ups.h"

namespace crm::agent {
namespace {

class AppointmentLists : public FollowUpTest {
 protected:
  AppointmentLists() {
    put([](store::Transaction& t) {
      store::Recorder recorder(t);
      const auto add = [&](std::int32_t id, AssociateId owner, ContactId contact,
                           std::string_view start, AppointmentType type = AppointmentType::InDiary,
                           ActivityStatus status = ActivityStatus::NotStarted,
                           Visibility visible = {}) {
        Appointment row;
        row.id = AppointmentId{id};
        row.owner = owner;
        row.owner_group = kSales;
        row.contact = contact;
        row.starts_at = instant(start);
        row.ends_at = row.starts_at;
        row.type = type;
        row.status = status;
        row.visible = visible;
        row.title = "t" + std::to_string(id);
        recorder.save(row);
      };
      add(1, kAnna, kAcme, "2026-01-03");
      add(2, kBo, kAcme, "2026-01-01");
      add(3, kAnna, kGlobex, "2026-01-02", AppointmentType::InChecklist);
      add(4, kAnna, kAcme, "2026-01-05", AppointmentType::BookingForChecklist,
          ActivityStatus::Assignment);
      add(5, kAnna, kAcme, "2026-01-04", AppointmentType::InChecklist, ActivityStatus::Completed);
      add(6, kBo, kAcme, "2026-01-06", AppointmentType::InDiary, ActivityStatus::NotStarted,
          {Visibility::Kind::Associate, raw(kBo)});
      add(7, kAnna, kAcme, "2026-01-07", AppointmentType::BookingForDiary, ActivityStatus::Booking);
      add(8, kAnna, kAcme, "2026-01-08", AppointmentType::Note);
      recorder.finish();
    });
  }

  static std::string ids(const Result<std::vector<carrier::Appointment>>& rows) {
    if (!rows) return refusal(rows);
    std::string all;
    for (const carrier::Appointment& each : *rows) {
      all += (all.empty() ? "" : " ") + std::to_string(each.appointment_id);
    }
    return all;
  }
  std::string of_company(AssociateId user, std::string_view json) {
    return ids(reading(user, [&](Reading& desk) {
      return get_contact_appointments(desk, given<carrier::ContactPeriodArguments>(json));
    }));
  }
  std::string mine(std::string_view json = "{}") {
    return ids(reading(kAnna, [&](Reading& desk) {
      return get_my_appointments(desk, given<carrier::PeriodArguments>(json));
    }));
  }
  std::string diary(std::string_view json = "{}") {
    return ids(reading(kAnna, [&](Reading& desk) {
      return get_my_diary(desk, given<carrier::PeriodArguments>(json));
    }));
  }
  std::string tasks(std::string_view json = "{}") {
    return ids(reading(kAnna, [&](Reading& desk) {
      return get_my_tasks(desk, given<carrier::CountArgument>(json));
    }));
  }
};

TEST_F(AppointmentLists, OfACompanyAreTheNewestFirst) {
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100})"), "8 7 4 5 1 2");
  EXPECT_EQ(of_company(kBo, R"({"ContactId":100})"), "8 7 6 4 5 1 2");
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100,"StartTime":"2026-01-03T00:00:00Z",)"
                              R"("EndTime":"2026-01-05T00:00:00Z"})"),
            "4 5 1");
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100,"Count":2})"), "8 7");
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100,"Count":0})"), "");
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":99})"), "");
}

// Who is invited has a row too, and it is one meeting.
TEST_F(AppointmentLists, OfACompanyHaveABookingOnce) {
  const Entity master = visit(R"(,"Participants":[{"AssociateId":8},{"PersonId":300}])");
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100,"Count":1})"),
            std::to_string(master.appointment_id));
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100})").find(std::to_string(master.appointment_id)),
            0U);
  EXPECT_EQ(of_company(kAnna, R"({"ContactId":100})"),
            std::to_string(master.appointment_id) + " 8 7 4 5 1 2");
}

TEST_F(AppointmentLists, OfTheCallerAreTheEarliestFirst) {
  EXPECT_EQ(mine(), "3 1 5 4 7 8");
  EXPECT_EQ(mine(R"({"StartTime":"2026-01-03T00:00:00Z","EndTime":"2026-01-05T00:00:00Z"})"),
            "1 5 4");
  EXPECT_EQ(mine(R"({"Count":2})"), "3 1");
  EXPECT_EQ(diary(), "1 7");
  EXPECT_EQ(diary(R"({"StartTime":"2026-01-03T00:00:01Z"})"), "7");
  EXPECT_EQ(tasks(), "3 4");
  EXPECT_EQ(tasks(R"({"Count":1})"), "3");
}

TEST_F(AppointmentLists, HaveTenThousandRowsAtMost) {
  put([](store::Transaction& t) {
    for (std::int32_t i = 0; i < 10'001; ++i) {
      Appointment row;
      row.id = AppointmentId{1000 + i};
      row.owner = kCai;
      row.owner_group = kBoard;
      t.put(row);
    }
  });
  const auto all = reading(kCai, [&](Reading& desk) {
    return get_my_appointments(desk, given<carrier::PeriodArguments>(R"({"Count":-1})"));
  });
  ASSERT_TRUE(all);
  EXPECT_EQ(all->size(), kListedAppointmentsMax);
}

TEST_F(AppointmentLists, TellInShortWhatTheEntityTells) {
  const Entity entity =
      visit(R"(,"Person":{"PersonId":300},"Location":"Hall","Description":"D","Priority":{"Id":2},)"
            R"("HasAlarm":true,"AlarmLeadTime":"00:10:00","Private":"PrivateGroup")");
  const auto found = reading(kAnna, [&](Reading& desk) {
    return get_appointment(desk, IdInQuery{entity.appointment_id});
  });
  ASSERT_TRUE(found && *found);
  const carrier::Appointment& told = **found;
  EXPECT_EQ(told.appointment_id, entity.appointment_id);
  EXPECT_EQ(told.title, "Visit");
  EXPECT_EQ(told.description, "D");
  EXPECT_EQ(told.location, "Hall");
  EXPECT_EQ(told.contact_id, 100);
  EXPECT_EQ(told.contact_name, "Acme");
  EXPECT_EQ(told.person_id, 300);
  EXPECT_EQ(told.person_full_name, "Pia");
  EXPECT_EQ(told.associate_id, 7);
  EXPECT_EQ(told.associate_name, "anna");
  EXPECT_EQ(told.associate_full_name, "Anna Berg");
  EXPECT_EQ(told.created_by, "anna");
  EXPECT_EQ(told.created_by_associate_id, 7);
  EXPECT_EQ(told.created_date, clock_.now());
  EXPECT_EQ(told.task_id, entity.task->task_list_item_id);
  EXPECT_EQ(told.task, entity.task->value);
  EXPECT_EQ(told.task_type, TaskType::Appointment);
  EXPECT_EQ(told.priority_id, 2);
  EXPECT_NE(told.priority_name, "");
  EXPECT_TRUE(told.has_alarm);
  EXPECT_EQ(told.alarm_lead_time.seconds, 600);
  EXPECT_EQ(told.privacy, carrier::AppointmentPrivate::PrivateGroup);
  EXPECT_EQ(told.start_date, entity.start_date);
  EXPECT_EQ(told.active_date, entity.start_date);
  EXPECT_EQ(told.mother_associate_id, 7);
  EXPECT_FALSE(told.is_booking);
  EXPECT_FALSE(told.is_recurrence);
  EXPECT_TRUE(told.table_right);
}

TEST_F(AppointmentLists, OfActivitiesAreWhatIsOffered) {
  put([](store::Transaction& t) {
    ListItem gone = t.list(List::Task).front();
    gone.deleted = true;
    t.put(List::Task, gone);
  });
  const auto list = [&](std::string_view json) {
    return reading(kAnna, [&](Reading& desk) {
      return get_task_list_items(desk, given<carrier::IncludeDeletedArgument>(json));
    });
  };
  const auto offered = list("{}");
  const auto all = list(R"({"IncludeDeleted":true})");
  ASSERT_TRUE(offered && all);
  EXPECT_EQ(offered->size() + 1, all->size());
  EXPECT_TRUE(all->front().deleted);
  EXPECT_EQ(offered->front().type, TaskType::Phone);
  EXPECT_EQ(offered->front().direction, carrier::TaskDirection::Outgoing);
}

}  // namespace
}  // namespace crm::agent
