#include "domain/task_type.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

TEST(TaskType, SaysWhatANewRowIs) {
  using enum AppointmentType;
  EXPECT_EQ(appointment_type_of(TaskType::Appointment), InDiary);
  EXPECT_EQ(appointment_type_of(TaskType::Phone), InChecklist);
  EXPECT_EQ(appointment_type_of(TaskType::ToDo), InChecklist);
  EXPECT_EQ(appointment_type_of(TaskType::Document), Document);
  EXPECT_EQ(appointment_type_of(TaskType::Email), Document);
  EXPECT_EQ(appointment_type_of(TaskType::Fax), Document);
  EXPECT_EQ(appointment_type_of(TaskType::MailMergeDraft), MergeDraft);
  EXPECT_EQ(appointment_type_of(TaskType::MailMergeFinal), MergeFinal);
  EXPECT_EQ(appointment_type_of(TaskType::Report), SavedReport);
  EXPECT_EQ(appointment_type_of(TaskType::Unknown), InDiary);
}

}  // namespace
}  // namespace crm
