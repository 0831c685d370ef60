// The lines of > of a story, made into the bytes that are sent.
#pragma once

#include <string>
#include <vector>

#include "tests/wire/macros.h"

namespace crm {

// Lines as they stand in the file, ">" included. Throws std::runtime_error for a line that means
// nothing.
[[nodiscard]] std::string request_bytes(const std::vector<std::string>& lines,
                                        const Macros& macros);

}  // namespace crm
