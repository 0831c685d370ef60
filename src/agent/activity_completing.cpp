#include "agent/activity_completing.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/text.h"
#include "domain/appointment_status.h"
#include "domain/booking.h"

namespace crm::agent {
namespace {

using Activity = std::variant<AppointmentId, DocumentId>;

// "appointment_id=7" or "document_id=9".
Result<Activity> activity_named(std::string_view text) {
  const std::string_view name = trim(text);
  const std::size_t equals = name.find('=');
  const std::string_view number =
      equals == std::string_view::npos ? std::string_view{} : name.substr(equals + 1);
  const std::int32_t id = parse_int32(number).value_or(0);
  const std::string_view table = name.substr(0, equals);
  if (id > 0 && equals_ignoring_case(table, "appointment_id")) return AppointmentId{id};
  if (id > 0 && equals_ignoring_case(table, "document_id")) return DocumentId{id};
  return refuse(ErrorKind::BadRequest,
                "ActivityIdentifier: expected appointment_id=7 or document_id=9.");
}

Document with_status(const Writing& desk, Document row, ActivityStatus status) {
  if (status == row.status) return row;
  row.status = status;
  row.done.reset();
  if (status == ActivityStatus::Completed) row.done = desk.stamp();
  return row;
}

std::optional<Appointment> stored(const Writing& desk, AppointmentId id) {
  return desk.reader().appointment(id);
}
std::optional<Document> stored(const Writing& desk, DocumentId id) {
  return desk.reader().document(id);
}

constexpr std::string_view kind_of(AppointmentId /*id*/) { return "follow-up"; }
constexpr std::string_view kind_of(DocumentId /*id*/) { return "document"; }

// The status of the row as it is then; none for a row that is not there. Whether it is done may be
// changed by who is invited, too.
template <class Id, class Change>
Result<std::optional<ActivityStatus>> change_status(Writing& desk, Id id, const Change& change) {
  const auto before = stored(desk, id);
  if (!before) return std::nullopt;
  const RowRight right = desk.right_to(*before);
  if (!right.has(RowRight::kUpdate) && !right.has(RowRight::kRestrictedUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change " + std::string(kind_of(id)) + " " +
                                          std::to_string(raw(id)) + ".");
  }
  const ActivityStatus status = change(before->status);
  if (before->status == ActivityStatus::BookingDeleted && status != before->status) {
    return refuse(ErrorKind::BadRequest, "The " + std::string(kind_of(id)) + " " +
                                             std::to_string(raw(id)) + " has been called off.");
  }
  auto after = with_status(desk, *before, status);
  if (after != *before) {
    after.updated = desk.stamp();
    desk.save(after);
  }
  return after.status;
}

template <class Id>
Result<ActivityStatus> toggle(Writing& desk, Id id) {
  const auto status = change_status(desk, id, toggled);
  if (!status) return forward(status);
  if (!*status) {
    return refuse(ErrorKind::BadRequest,
                  "There is no " + std::string(kind_of(id)) + " " + std::to_string(raw(id)) + ".");
  }
  return **status;
}

}  // namespace

Appointment with_status(const Writing& desk, Appointment row, ActivityStatus status) {
  if (status == row.status) return row;
  row.status = status;
  row.done.reset();
  if (status == ActivityStatus::Completed) {
    row.type = accepted_type(row.type);
    row.done = desk.stamp();
  }
  return row;
}

Result<carrier::AppointmentStatus> toggle_appointment_status(
    Writing& desk, const carrier::Given<carrier::AppointmentIdArgument>& given) {
  const auto status = toggle(desk, AppointmentId{given.value.appointment_id});
  if (!status) return forward(status);
  return static_cast<carrier::AppointmentStatus>(*status);
}

Result<ActivityStatus> toggle_activity(Writing& desk,
                                       const carrier::Given<carrier::ActivityArgument>& given) {
  const auto activity = activity_named(given.value.activity_identifier);
  if (!activity) return forward(activity);
  return std::visit([&](auto id) { return toggle(desk, id); }, *activity);
}

Result<Done> set_activity_status(Writing& desk,
                                 const carrier::Given<carrier::ActivityStatusArguments>& given) {
  const ActivityStatus wanted = given.value.activity_status;
  const auto become = [&](ActivityStatus now) { return with_completed(now, wanted); };
  for (const std::string& identifier : given.value.activity_identifier) {
    const auto activity = activity_named(identifier);
    if (!activity) return forward(activity);
    const auto changed =
        std::visit([&](auto id) { return change_status(desk, id, become); }, *activity);
    if (!changed) return forward(changed);
  }
  return Done{};
}

}  // namespace crm::agent
