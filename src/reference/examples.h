// Examples of what a media type holds.
#pragma once

#include <span>
#include <string_view>

#include "reference/json.h"

namespace crm::reference {

struct Example {
  std::string_view key;
  std::string_view summary;
  Json value;
};

// examples of a media type.
[[nodiscard]] Json examples(std::span<const Example> all);

// A media type whose schema is kept in components/schemas.
[[nodiscard]] Json media(std::string_view schema, std::span<const Example> all);

}  // namespace crm::reference
