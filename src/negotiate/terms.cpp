#include "negotiate/terms.h"

#include <string>

#include "negotiate/content_type.h"
#include "negotiate/select.h"
#include "negotiate/so_time_zone.h"
#include "negotiate/wording_of.h"

namespace crm::negotiate {
namespace {

// By which clock dates are told, and whether with their offset: the table of
// [wire: Dates in responses].
Result<void> set_clock(Terms& terms, const http::Request& request, const Standard& standard,
                       const locale::ZoneCatalog& zones) {
  terms.presentation.zone = standard.zone;
  terms.presentation.with_suffix = standard.suffix_without_header;
  terms.zone_code = standard.zone_code;
  const auto header = request.joined("SO-TimeZone");
  if (!header || header->empty()) return {};
  const auto choice = read_so_time_zone(*header, zones);
  if (!choice) return forward(choice);
  if (choice->zone == nullptr) {
    if (choice->include_offset) terms.presentation.with_suffix = true;
    return {};
  }
  auto zone = zones.zone(*choice->zone);
  if (!zone) return forward(zone);
  terms.presentation.zone = *std::move(zone);
  terms.presentation.with_suffix = choice->include_offset;
  terms.zone_code = choice->zone->code;
  return {};
}

}  // namespace

Result<Terms> reading_terms_of(const http::Request& request, const Standard& standard,
                               const locale::ZoneCatalog& zones) {
  Terms terms;
  terms.writes = answer_type(request);
  terms.takes_gzip = takes_gzip(request);
  if (const auto set = set_clock(terms, request, standard, zones); !set) return forward(set);
  terms.presentation.wording = wording_of(request);
  terms.presentation.selection = read_select(request.query);
  return terms;
}

Result<Terms> terms_of(const http::Request& request, const Standard& standard,
                       const locale::ZoneCatalog& zones) {
  const auto reads = body_form(request);
  if (!reads) return forward(reads);
  auto terms = reading_terms_of(request, standard, zones);
  if (terms) terms->reads = *reads;
  return terms;
}

}  // namespace crm::negotiate
