#include "net/deadline.h"

#include <algorithm>

namespace crm::net {

using std::chrono::milliseconds;

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
  // The slowest client that is allowed would have needed so long for what has come.
  const std::size_t rate = std::max<std::size_t>(settings.body_bytes_per_s_min, 1);
  const milliseconds by_rate((bytes - bytes_before_body_) * 1000 / rate);
  const milliseconds allowed =
      std::min(settings.body_time_max, std::max(settings.body_rate_grace, by_rate));
  return {WaitsFor::Body, *body_begun_ + allowed};
}

milliseconds sweep_interval(const Settings& settings) {
  const milliseconds shortest =
      std::min({settings.head_time_max, settings.body_time_max, settings.body_rate_grace,
                settings.idle_time_max, settings.write_stall_max, settings.linger_time_max,
                settings.drain_time_max});
  return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

}  // namespace crm::net
