#include "agent/appointment_defaults.h"

#include <algorithm>

#include "agent/telling.h"
#include "base/text.h"
#include "domain/lengths.h"

namespace crm::agent {
namespace {

constexpr std::int64_t kHalfHour = 30 * 60 * kTicksPerSecond;

// By the caller's clock, which may be a quarter of an hour off from others.
Instant next_half_hour(const Reading& desk) {
  const std::int64_t offset = desk.zone().offset_s(desk.now()) * kTicksPerSecond;
  const std::int64_t local = desk.now().ticks + offset;
  std::int64_t rest = local % kHalfHour;
  if (rest < 0) rest += kHalfHour;
  return Instant{local - rest + kHalfHour - offset};
}

// The first that is offered of that kind; else the first at all.
std::int32_t default_task(const Reading& desk, TaskType type) {
  std::int32_t first = 0;
  for (const ListItem& item : desk.list(List::Task)) {
    if (item.deleted) continue;
    if (told_item<carrier::TaskListItem>(item).type == type) return item.id;
    if (first == 0) first = item.id;
  }
  return first;
}

}  // namespace

carrier::AppointmentEntity new_appointment(const Reading& desk, TaskType type, AssociateId owner) {
  carrier::AppointmentEntity entity;
  entity.associate.emplace().associate_id = raw(owner);
  entity.type = appointment_type_of(type);
  entity.start_date = next_half_hour(desk);
  entity.end_date = default_end(*entity.start_date);
  entity.active_date = entity.start_date;
  entity.visible_for.emplace_back();
  if (const std::int32_t task = default_task(desk, type); task != 0) {
    entity.task.emplace().task_list_item_id = task;
  }
  if (const std::int32_t priority = default_item(desk, List::Priority); priority != 0) {
    entity.priority.emplace().id = priority;
  }
  return entity;
}

TaskType task_type_of(const Reading& desk, std::int32_t task) {
  const auto told = told_item<carrier::TaskListItem>(desk, List::Task, task);
  return told ? told->type : TaskType::Unknown;
}

Instant default_end(Instant start) {
  return std::min(Instant{start.ticks + 2 * kHalfHour}, kLatest);
}

std::string_view headline_of(std::string_view description) {
  while (!description.empty()) {
    const std::size_t end = description.find_first_of("\r\n");
    const std::string_view line = trim(description.substr(0, end));
    if (!line.empty()) return line;
    if (end == std::string_view::npos) break;
    description.remove_prefix(end + 1);
  }
  return {};
}

}  // namespace crm::agent
