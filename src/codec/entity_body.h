// The bodies of calls that are sent a carrier: an entity to save, the arguments of a method.
#pragma once

#include <string_view>

#include "base/result.h"
#include "carrier/body_form.h"
#include "carrier/field.h"
#include "carrier/given.h"
#include "codec/body_text.h"
#include "codec/carrier_reader.h"
#include "codec/written_body.h"
#include "locale/time_zone.h"

namespace crm::codec {

// What is sent, in JSON or XML. Dates without an offset are wall time of `zone`. Errors: those of
// written_body() and read_given(); an empty body is one, so whoever needs none asks
// holds_nothing() first.
template <carrier::Described Carrier>
[[nodiscard]] Result<carrier::Given<Carrier>> read_entity(const carrier::BodyForm& form,
                                                          std::string_view body,
                                                          const locale::TimeZone& zone,
                                                          const BodyLimits& limits) {
  const auto written = written_body(form, body, limits);
  if (!written) return forward(written);
  return read_given<Carrier>(*written, zone);
}

}  // namespace crm::codec
