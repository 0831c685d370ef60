// Counts what this program takes from the heap. Not under the sanitizers: they bring their own
// operator new.
#pragma once

#include <cstddef>

namespace crm::http::testing {

[[nodiscard]] std::size_t allocations_so_far();

}  // namespace crm::http::testing
