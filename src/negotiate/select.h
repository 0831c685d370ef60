// Which members the caller wants told: $select of the query [wire: $select].
#pragma once

#include <string_view>

#include "carrier/selection.h"

namespace crm::negotiate {

// `query` is what stands behind the ?, still percent-encoded. Everything when there is no $select
// or nothing in it; keys in any case, several joined. Never refuses: names that do not exist select
// nothing, and an escape that is none stays as it is.
[[nodiscard]] carrier::Selection read_select(std::string_view query);

}  // namespace crm::negotiate
