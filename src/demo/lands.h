// The words that names are made of, land by land. Companies are put together from the front and
// back of a place that does not exist and a trade; any likeness to a real one is chance.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace crm::demo {

using Words = std::array<std::string_view, 12>;

struct Land {
  Words first_names;
  Words last_names;
  Words place_fronts;
  Words place_backs;
  Words trades;
  std::array<std::string_view, 2> company_forms;
  std::string_view org_nr_prefix;
};

// The own company is in the first of them.
[[nodiscard]] std::span<const Land> lands();

}  // namespace crm::demo
