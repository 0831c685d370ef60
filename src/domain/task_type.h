// What an activity type is for. Numbers are the wire's TaskType.
#pragma once

#include <cstdint>

#include "domain/entities.h"

namespace crm {

enum class TaskType : std::uint8_t {
  Unknown = 0,
  Appointment = 1,
  Document = 2,
  Email = 3,
  Fax = 4,
  Phone = 5,
  ToDo = 6,
  MailMergeDraft = 7,
  MailMergeFinal = 8,
  Report = 9,
  SaintAll = 10,
};

// What a new row of an activity type of that kind is. A call that is planned has a deadline like a
// to-do; what is none of these is an entry of the diary [adr 28].
[[nodiscard]] constexpr AppointmentType appointment_type_of(TaskType type) {
  switch (type) {
    case TaskType::Phone:
    case TaskType::ToDo:
      return AppointmentType::InChecklist;
    case TaskType::Document:
    case TaskType::Email:
    case TaskType::Fax:
      return AppointmentType::Document;
    case TaskType::MailMergeDraft:
      return AppointmentType::MergeDraft;
    case TaskType::MailMergeFinal:
      return AppointmentType::MergeFinal;
    case TaskType::Report:
      return AppointmentType::SavedReport;
    case TaskType::Unknown:
    case TaskType::Appointment:
    case TaskType::SaintAll:
      break;
  }
  return AppointmentType::InDiary;
}

}  // namespace crm
