// A verb of an address, as GET /api/v1 tells all that there are [wire: Auxiliary documents].
#pragma once

#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct CatalogueEntry {
  std::string url;
  std::string verb;
  std::string text;
};

template <>
struct Description<CatalogueEntry> {
  using C = CatalogueEntry;
  static constexpr std::string_view kName = "Call";
  static constexpr auto kFields = Fields{
      Field{"Url", &C::url, Use::Answer, 0, "The address, parameters in braces."},
      Field{"Verb", &C::verb, Use::Answer, 0, "The verb of HTTP."},
      Field{"Text", &C::text, Use::Answer, 0, "What it does."},
  };
};

}  // namespace crm::carrier
