#include "net/deadline.h"

#include <algorithm>

namespace crm::net {

using std::chrono::milliseconds;

namespace {

// As long as a body may take of which so much has come: the slowest client that is allowed would
// have needed so long.
milliseconds time_by_rate(const Settings& settings, std::uint64_t bytes) {
  const std::size_t rate = std::max<std::size_t>(settings.body_bytes_per_s_min, 1);
  return std::max(settings.body_rate_grace, milliseconds(bytes * 1000 / rate));
}

}  // namespace

Deadline ReadingTime::deadline(const Settings& settings, http::RequestReader::Phase phase,
                               std::size_t bytes, SteadyTime now) {
  if (bytes == 0) return {WaitsFor::Request, now + settings.idle_time_max};
  if (!head_begun_) head_begun_ = now;
  if (phase == http::RequestReader::Phase::Head) {
    return {WaitsFor::Head, *head_begun_ + settings.head_time_max};
  }
  if (!body_begun_) {
    body_begun_ = now;
    bytes_before_body_ = bytes;
  }
  const milliseconds allowed =
      std::min(settings.body_time_max, time_by_rate(settings, bytes - bytes_before_body_));
  return {WaitsFor::Body, *body_begun_ + allowed};
}

Deadline upload_deadline(const Settings& settings, SteadyTime begun, std::uint64_t bytes,
                         SteadyTime now) {
  const milliseconds allowed = std::min(settings.uploads.time_max, time_by_rate(settings, bytes));
  return {WaitsFor::Body, std::min(begun + allowed, now + settings.body_time_max)};
}

milliseconds sweep_interval(const Settings& settings) {
  const milliseconds shortest =
      std::min({settings.head_time_max, settings.body_time_max, settings.body_rate_grace,
                settings.idle_time_max, settings.write_stall_max, settings.linger_time_max,
                settings.drain_time_max, settings.uploads.time_max});
  return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

}  // namespace crm::net
