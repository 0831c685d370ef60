#include "agent/appointment_lists.h"

#include <algorithm>
#include <cstdint>

#include "agent/appointment_bookings.h"
#include "agent/appointment_entity.h"
#include "agent/telling.h"
#include "domain/appointment_status.h"

namespace crm::agent {
namespace {

using Told = std::vector<carrier::Appointment>;

std::size_t rows_max(std::int32_t count) {
  if (count < 0) return kListedAppointmentsMax;
  return std::min(static_cast<std::size_t>(count), kListedAppointmentsMax);
}

store::Period period(const carrier::Moment& from, const carrier::Moment& to) {
  return {from.value_or(kEarliest), to.value_or(kLatest)};
}

// Rows are told when the reader has handed out all of them, as it may not be asked meanwhile.
Told told(const Reading& desk, const std::vector<Appointment>& rows) {
  Told all;
  all.reserve(rows.size());
  for (const Appointment& row : rows) all.push_back(told_appointment(desk, row));
  return all;
}

template <class Wanted>
Told in_my_diary(const Reading& desk, const store::Period& period, std::int32_t count,
                 const Wanted& is_wanted) {
  std::vector<Appointment> rows;
  const std::size_t most = rows_max(count);
  if (most == 0) return {};
  desk.reader().each_appointment_in_diary(desk.me(), period, [&](const Appointment& row) {
    if (is_wanted(row) && desk.right_to(row).has(RowRight::kSelect)) rows.push_back(row);
    return rows.size() < most;
  });
  return told(desk, rows);
}

}  // namespace

Result<Told> get_contact_appointments(
    Reading& desk, const carrier::Given<carrier::ContactPeriodArguments>& given) {
  const carrier::ContactPeriodArguments& asked = given.value;
  const std::size_t most = rows_max(asked.count);
  const ContactId company{asked.contact_id};
  if (most == 0 || !desk.readable(company)) return Told{};
  std::vector<Appointment> rows;
  desk.reader().each_appointment_of(
      company, period(asked.start_time, asked.end_time), [&](const Appointment& row) {
        if (!is_invitation_row(row) && desk.right_to(row).has(RowRight::kSelect)) {
          rows.push_back(row);
        }
        return rows.size() < most;
      });
  return told(desk, rows);
}

Result<Told> get_my_appointments(Reading& desk,
                                 const carrier::Given<carrier::PeriodArguments>& given) {
  return in_my_diary(desk, period(given.value.start_time, given.value.end_time), given.value.count,
                     [](const Appointment&) { return true; });
}

Result<Told> get_my_diary(Reading& desk, const carrier::Given<carrier::PeriodArguments>& given) {
  return in_my_diary(
      desk, period(given.value.start_time, given.value.end_time), given.value.count,
      [](const Appointment& row) { return accepted_type(row.type) == AppointmentType::InDiary; });
}

Result<Told> get_my_tasks(Reading& desk, const carrier::Given<carrier::CountArgument>& given) {
  return in_my_diary(desk, {}, given.value.count, [](const Appointment& row) {
    return accepted_type(row.type) == AppointmentType::InChecklist &&
           row.status != ActivityStatus::Completed;
  });
}

Result<std::vector<carrier::TaskListItem>> get_task_list_items(
    Reading& desk, const carrier::Given<carrier::IncludeDeletedArgument>& given) {
  std::vector<carrier::TaskListItem> items;
  for (const ListItem& item : desk.list(List::Task)) {
    if (given.value.include_deleted || !item.deleted) {
      items.push_back(told_item<carrier::TaskListItem>(item));
    }
  }
  return items;
}

}  // namespace crm::agent
