#include "net/date_text.h"

#include "base/instant.h"
#include "http/date.h"

namespace crm::net {

std::string_view DateText::now() {
  const Instant now = clock_.now();
  const std::int64_t second = now.ticks / kTicksPerSecond;
  if (second != second_) {
    text_ = http::imf_fixdate(now);
    second_ = second;
  }
  return text_;
}

}  // namespace crm::net
