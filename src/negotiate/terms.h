// What the caller sends and how the caller wants the answer, from the request's headers and query
// alone.
#pragma once

#include <string_view>

#include "base/result.h"
#include "carrier/body_form.h"
#include "carrier/presentation.h"
#include "http/message.h"
#include "locale/zone_catalog.h"
#include "negotiate/accept.h"

namespace crm::negotiate {

// How the installation tells things to callers who say nothing.
struct Standard {
  locale::TimeZone zone = locale::TimeZone::utc();  // the base zone
  std::string_view zone_code;                       // its code; "" where it has none
  bool suffix_without_header = true;
};

struct Terms {
  carrier::BodyForm reads;
  AnswerType writes;
  bool takes_gzip = false;
  carrier::Presentation presentation;
  std::string_view zone_code;  // of presentation.zone, for SO-TIMEZONE
};

// Errors: UnsupportedMediaType for a body that we cannot read, BadRequest for a time zone that does
// not exist. Whatever else is strange in a header is read as the vendor's own samples need it.
[[nodiscard]] Result<Terms> terms_of(const http::Request& request, const Standard& standard,
                                     const locale::ZoneCatalog& zones);

// The same without a body: for GET.
[[nodiscard]] Result<Terms> reading_terms_of(const http::Request& request, const Standard& standard,
                                             const locale::ZoneCatalog& zones);

}  // namespace crm::negotiate
