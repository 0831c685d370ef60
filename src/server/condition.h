// The conditions that calls by REST may carry [wire: Entities by REST] [rfc 9110 §13.1]: whether a
// row has been changed since a time.
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"

namespace crm::server {

// A time as precise as it was written. An HTTP date knows seconds, so of two changes in its second
// it can not tell one from both; the stamps that entities tell know 100 ns, and are exact.
class Since {
 public:
  Since(Instant at, std::int64_t step_ticks) : at_(at), step_ticks_(step_ticks) {}

  // Whether a row that was last changed at `stamp` has been changed behind this.
  [[nodiscard]] bool is_over_at(Instant stamp) const;

 private:
  Instant at_;
  std::int64_t step_ticks_;  // what is finer was not written
};

// Of If-Modified-Since; none where it is not there or no date, as it only saves an answer.
[[nodiscard]] std::optional<Since> if_modified_since(const http::Request& request, Instant now);

// Of If-Unmodified-Since; none where it is not there. Whoever sends it wants no change to be lost,
// so what is no date is BadRequest.
[[nodiscard]] Result<std::optional<Since>> if_unmodified_since(const http::Request& request,
                                                               Instant now);

}  // namespace crm::server
