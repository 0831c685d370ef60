// Whether what is derived agrees with what it was derived from: rows, log and heads. For check; it
// reads everything, and holds a few dozen bytes for each line of the log that has the last word.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/store.h"

namespace crm::store {

inline constexpr std::size_t kDisagreementsMax = 100;

// A sentence for each disagreement, at most kDisagreementsMax of them; empty when all agree:
// - the last word of the log on every row is what the row itself says has happened;
// - every living contact has one head, no other contact has one;
// - each head has its contact's owner and category, and in each slot the newest that the log tells.
[[nodiscard]] std::vector<std::string> disagreements(const Reader& reader);

}  // namespace crm::store
