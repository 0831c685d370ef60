// The reader of JSON requests: never crashes, refuses only with BadRequest and short words, and
// what it accepts it accepts again with blanks around it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "codec/charset.h"
#include "codec/read_request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(data, data + size);
  const auto zone = crm::locale::TimeZone::utc();
  const auto asked = crm::codec::read_request({}, body, zone, {});
  if (!asked) {
    const crm::Error& error = asked.error();
    if (error.kind != crm::ErrorKind::BadRequest) std::abort();
    if (error.detail.empty() || error.detail.size() > 400) std::abort();
    if (crm::is_utf8(body) && !crm::is_utf8(error.detail)) std::abort();
    return 0;
  }
  if (asked->start < crm::kEarliest || asked->start > crm::kLatest) std::abort();
  if (asked->actions.bits > crm::kAllActions.bits) std::abort();
  if (!crm::codec::byte_order_mark(body)) {
    const auto again = crm::codec::read_request({}, " \n" + body + "\t ", zone, {});
    if (!again || *again != *asked) std::abort();
  }
  return 0;
}
