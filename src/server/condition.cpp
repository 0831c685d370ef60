#include "server/condition.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/text.h"
#include "http/date.h"

namespace crm::server {
namespace {

constexpr std::string_view kUnmodified = "If-Unmodified-Since";
constexpr std::string_view kModified = "If-Modified-Since";

std::int64_t floor_to(std::int64_t ticks, std::int64_t step) {
  const std::int64_t over = ((ticks % step) + step) % step;
  return ticks - over;
}

// Of a date as entities tell it: a tick of 100 ns for seven decimals, a second for none.
std::int64_t step_of(std::string_view text) {
  std::int64_t step = kTicksPerSecond;
  const auto point = text.find('.');
  if (point == std::string_view::npos) return step;
  for (const char c : text.substr(point + 1)) {
    if (c < '0' || c > '9' || step == 1) break;
    step /= 10;
  }
  return step;
}

std::optional<Since> read(std::string_view text, Instant now) {
  if (const auto at = http::parse_http_date(text, now)) return Since(*at, kTicksPerSecond);
  const auto written = parse_written_time(text);
  if (!written) return std::nullopt;
  // Stamps are told in UTC, with a suffix or without.
  const std::int64_t east = written->offset_s.value_or(0);
  const Instant wall = utc_instant(written->civil);
  return Since({wall.ticks - east * kTicksPerSecond}, step_of(text));
}

}  // namespace

bool Since::is_over_at(Instant stamp) const {
  return floor_to(stamp.ticks, step_ticks_) > at_.ticks;
}

std::optional<Since> if_modified_since(const http::Request& request, Instant now) {
  const auto text = request.field(kModified);
  return text ? read(*text, now) : std::nullopt;
}

Result<std::optional<Since>> if_unmodified_since(const http::Request& request, Instant now) {
  const auto text = request.joined(kUnmodified);
  if (!text) return std::nullopt;
  auto since = read(*text, now);
  if (since) return since;
  return refuse(ErrorKind::BadRequest,
                std::string(kUnmodified) +
                    ": expected a date such as Last-Modified and UpdatedDate tell, not '" +
                    excerpt(*text) + "'.");
}

}  // namespace crm::server
