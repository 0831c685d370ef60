#include "agent/contact_recent.h"

#include <set>

#include "agent/contact_entity.h"
#include "base/civil_time.h"

namespace crm::agent {
namespace {

constexpr std::uint32_t kHistory = 1;
constexpr std::uint32_t kDiary = 2;

// From the midnight before now until the second one behind it, less a tick.
store::Period today_and_tomorrow(const Reading& desk) {
  constexpr std::int64_t kDay = std::int64_t{24} * 60 * 60 * kTicksPerSecond;
  const locale::TimeZone& zone = desk.zone();
  const auto midnight = [](CivilTime civil) {
    return CivilTime{.year = civil.year, .month = civil.month, .day = civil.day};
  };
  const CivilTime today = midnight(civil_time(desk.now(), zone.offset_s(desk.now())));
  const CivilTime after = midnight(civil_time(Instant{utc_instant(today).ticks + 2 * kDay}));
  return {zone.to_instant(today), Instant{zone.to_instant(after).ticks - 1}};
}

std::vector<ContactId> in_diary(const Reading& desk) {
  std::vector<ContactId> found;
  std::set<ContactId> known;
  desk.reader().each_appointment_in_diary(
      desk.me(), today_and_tomorrow(desk), [&](const Appointment& each) {
        if (each.contact != kNoContact && desk.right_to(each).has(RowRight::kSelect) &&
            known.insert(each.contact).second) {
          found.push_back(each.contact);
        }
        return std::ssize(found) < kRecentContactsMax;
      });
  return found;
}

}  // namespace

Result<std::vector<carrier::Contact>> get_my_recent_contacts(
    Reading& desk, const carrier::Given<carrier::RecentContactsArguments>& asked) {
  const std::uint32_t sources = asked.value.source_type.bits;
  std::vector<ContactId> wanted;
  if ((sources & kHistory) != 0) wanted = desk.reader().viewed_by(desk.me(), kRecentContactsMax);
  if ((sources & kDiary) != 0) {
    for (const ContactId each : in_diary(desk)) wanted.push_back(each);
  }
  std::vector<carrier::Contact> told;
  std::set<ContactId> known;
  for (const ContactId each : wanted) {
    if (!known.insert(each).second) continue;
    if (const auto row = desk.readable(each)) told.push_back(told_contact(desk, *row));
  }
  return told;
}

}  // namespace crm::agent
