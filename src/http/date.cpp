#include "http/date.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/civil_time.h"

namespace crm::http {
namespace {

// From the day of 1970-01-01, the first of all ticks.
constexpr std::array<std::string_view, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kTicksPerDay = 86'400 * kTicksPerSecond;

std::string_view day_name(Instant at) {
  std::int64_t days = at.ticks / kTicksPerDay;
  if (at.ticks % kTicksPerDay < 0) --days;
  return kDays.at(static_cast<std::size_t>((days % 7 + 7) % 7));
}

void append_two(std::string& out, std::int32_t value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

std::string imf_fixdate(Instant at) {
  const CivilTime civil = civil_time(at);
  std::string out(day_name(at));
  out.append(", ");
  append_two(out, civil.day);
  out.push_back(' ');
  out.append(kMonths.at(static_cast<std::size_t>(civil.month - 1)));
  out.push_back(' ');
  append_two(out, civil.year / 100);
  append_two(out, civil.year % 100);
  out.push_back(' ');
  append_two(out, civil.hour);
  out.push_back(':');
  append_two(out, civil.minute);
  out.push_back(':');
  append_two(out, civil.second);
  out.append(" GMT");
  return out;
}

}  // namespace crm::http
