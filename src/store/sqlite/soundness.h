// Looks through the whole file for damage.
#pragma once

#include <string>
#include <vector>

namespace crm::store::sqlite {

class Connection;

// A sentence for each defect, of which at most a hundred are told; none when all is sound. Reads
// every page. Throws Failure where it cannot even look.
[[nodiscard]] std::vector<std::string> defects_of(Connection& connection);

}  // namespace crm::store::sqlite
