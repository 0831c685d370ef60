// A company at a glance, with what was done last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/activity_enums.h"
#include "carrier/contact.h"
#include "carrier/field.h"
#include "carrier/values.h"
#include "domain/entities.h"

namespace crm::carrier {

struct ActivitySummaryItem {
  std::int32_t appointment_id = 0;
  std::int32_t document_id = 0;
  Moment date;
  std::string description;
  ActivityStatus completed = ActivityStatus::NotStarted;
  Moment registered;

  bool operator==(const ActivitySummaryItem&) const = default;
};

template <>
struct Description<ActivitySummaryItem> {
  using C = ActivitySummaryItem;
  static constexpr std::string_view kName = "ActivitySummaryItem";
  static constexpr auto kFields = Fields{
      Field{"AppointmentId", &C::appointment_id, Use::Both, 0,
            "The follow-up; of a document, the one behind it."},
      Field{"DocumentId", &C::document_id, Use::Both, 0, "The document, or 0."},
      Field{"Date", &C::date, Use::Both, 0, "When it is."},
      Field{"Description", &C::description, Use::Both, 0, "Headline."},
      Field{"Completed", &C::completed, Use::Both, 0, "Whether it is done."},
      Field{"Registered", &C::registered, Use::Both, 0, "When it was registered."},
  };
};

struct ContactSummary {
  std::optional<Contact> contact;
  std::vector<Opaque> tickets;
  std::vector<ActivitySummaryItem> followups;
  std::vector<ActivitySummaryItem> documents;
  std::vector<Opaque> sales;
  std::vector<Opaque> chats;

  bool operator==(const ContactSummary&) const = default;
};

template <>
struct Description<ContactSummary> {
  using C = ContactSummary;
  static constexpr std::string_view kName = "ContactSummary";
  static constexpr auto kFields = Fields{
      Field{"Contact", &C::contact, Use::Both, 0, "The company."},
      Field{"Tickets", &C::tickets, Use::Both, 0, "Always empty."},
      Field{"Followups", &C::followups, Use::Both, 0, "Follow-ups, newest first."},
      Field{"Documents", &C::documents, Use::Both, 0, "Documents, newest first."},
      Field{"Sales", &C::sales, Use::Both, 0, "Always empty."},
      Field{"Chats", &C::chats, Use::Both, 0, "Always empty."},
  };
};

}  // namespace crm::carrier
