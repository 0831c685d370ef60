#include "agent/contact_summary.h"

#include <vector>

#include "agent/contact_entity.h"
#include "carrier/document_entity.h"
#include "codec/card.h"

namespace crm::agent {
namespace {

using Item = carrier::ActivitySummaryItem;

bool is_follow_up(const Appointment& row) {
  const bool is_invitation = raw(row.mother) != 0 && row.mother != row.id;
  if (is_invitation) return false;
  switch (row.type) {
    case AppointmentType::InDiary:
    case AppointmentType::InChecklist:
    case AppointmentType::BookingForDiary:
    case AppointmentType::BookingForChecklist:
      return true;
    default:
      return false;
  }
}

// Statuses beyond these are of bookings that nobody has begun.
ActivityStatus shown(ActivityStatus status) {
  return status > ActivityStatus::Completed ? ActivityStatus::NotStarted : status;
}

Item told(const Appointment& row) {
  Item item;
  item.appointment_id = raw(row.id);
  item.date = row.starts_at;
  item.description = row.title;
  item.completed = shown(row.status);
  item.registered = row.registered.at;
  return item;
}

// A document has a day of its own where one has been said.
Item told(const Document& row) {
  carrier::DocumentEntity entity;
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  Item item;
  item.document_id = raw(row.id);
  item.date = entity.date.value_or(row.registered.at);
  item.description = row.header;
  item.completed = shown(row.status);
  item.registered = row.registered.at;
  return item;
}

// Takes items until there are as many as wanted.
class Items {
 public:
  Items(const Reading& desk, std::int32_t limit, std::vector<Item>& into)
      : desk_(desk), limit_(limit), into_(into) {}

  [[nodiscard]] bool is_full() const { return limit_ >= 0 && std::ssize(into_) >= limit_; }
  // Whether there is room for more.
  bool take(const auto& row) {
    if (desk_.right_to(row).has(RowRight::kSelect)) into_.push_back(told(row));
    return !is_full();
  }

 private:
  const Reading& desk_;
  std::int32_t limit_;
  std::vector<Item>& into_;
};

}  // namespace

Result<std::optional<carrier::ContactSummary>> get_contact_summary(
    Reading& desk, const carrier::Given<carrier::ContactSummaryArguments>& asked) {
  const auto row = desk.readable(ContactId{asked.value.contact_id});
  if (!row) return std::nullopt;
  carrier::ContactSummary summary;
  summary.contact = told_contact(desk, *row);
  if (Items items(desk, asked.value.limit, summary.followups); !items.is_full()) {
    desk.reader().each_appointment_of(row->id, {}, [&](const Appointment& each) {
      return !is_follow_up(each) || items.take(each);
    });
  }
  if (Items items(desk, asked.value.limit, summary.documents); !items.is_full()) {
    desk.reader().each_document_of(row->id, [&](const Document& each) { return items.take(each); });
  }
  return summary;
}

}  // namespace crm::agent
