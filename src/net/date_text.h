// The Date field's text, made once a second instead of once an answer.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace crm::net {

// Used by one thread.
class DateText {
 public:
  explicit DateText(const Clock& clock) : clock_(clock) {}

  // Now, as an IMF-fixdate [rfc 9110]. Valid until the next call.
  [[nodiscard]] std::string_view now();

 private:
  const Clock& clock_;
  std::int64_t second_ = std::numeric_limits<std::int64_t>::min();  // that text_ shows
  std::string text_;
};

}  // namespace crm::net
