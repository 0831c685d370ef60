// What every reader of requests owes, whatever it is given; and requests made of a fuzzer's bytes.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/civil_time.h"
#include "base/text.h"
#include "codec/read_request.h"

namespace crm::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Refusals are the caller's fault and short; what is accepted is within its bounds.
inline Result<carrier::ActiveContactsRequest> judged(const carrier::BodyForm& form,
                                                     const std::string& body) {
  auto asked = codec::read_request(form, body, locale::TimeZone::utc(), {});
  if (!asked) {
    const Error& error = asked.error();
    require(error.kind == ErrorKind::BadRequest || error.kind == ErrorKind::PayloadTooLarge ||
            error.kind == ErrorKind::UnsupportedMediaType);
    require(!error.detail.empty() && error.detail.size() < 400);
    require(is_utf8(error.detail) || !is_utf8(body));
    return asked;
  }
  require(asked->start >= kEarliest && asked->start <= kLatest);
  require(asked->actions.bits <= kAllActions.bits);
  require(asked->categories.size() <= carrier::kCategoriesMax);
  return asked;
}

// Any request that can be written: an empty mask can be written as 128 alone.
inline carrier::ActiveContactsRequest any_request(FuzzedDataProvider& bytes) {
  carrier::ActiveContactsRequest request;
  request.start =
      Instant{bytes.ConsumeIntegralInRange<std::int64_t>(kEarliest.ticks, kLatest.ticks)};
  const auto count = bytes.ConsumeIntegralInRange<std::size_t>(0, 40);
  for (std::size_t i = 0; i < count; ++i) {
    request.categories.push_back(CategoryId{bytes.ConsumeIntegral<std::int32_t>()});
  }
  request.actions = ActionMask{bytes.ConsumeIntegralInRange<std::uint8_t>(0, kAllActions.bits)};
  return request;
}

inline std::string number(CategoryId id) { return std::to_string(static_cast<std::int32_t>(id)); }

// The flags as a number, or by their names with `between` between them.
inline std::string flags(ActionMask actions, bool by_name, const std::string& between) {
  if (!by_name || actions.empty()) return std::to_string(actions.empty() ? 128 : actions.bits);
  std::string text;
  for (const ContactAction action : kActions) {
    if (!actions.has(action)) continue;
    if (!text.empty()) text += between;
    text += name(action);
  }
  return text;
}

}  // namespace crm::fuzz
