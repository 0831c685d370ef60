// Lists of Accept headers: values with parameters, weighted by q [rfc 9110].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace crm::negotiate {

inline constexpr std::size_t kWeightedItemsMax = 100;

struct WeightedItem {
  std::string_view value;       // before the first semicolon
  std::uint16_t weight = 1000;  // thousandths; 0: not wanted
};

// Reads value *( ; parameter ) items between commas, in the order of the header. Parameters other
// than q are passed over, in quotes or not; empty items mean nothing. None for a list that is not
// well-formed: a q that is no number from 0 to 1 with up to three decimals, a quotation that does
// not end, more than kWeightedItemsMax items.
[[nodiscard]] std::optional<std::vector<WeightedItem>> read_weighted_list(std::string_view header);

}  // namespace crm::negotiate
