// The whole body of an answer, written plainly from the rows of the oracle: every byte that a
// caller is told follows from the specification alone.
#pragma once

#include <string>

#include "store/store.h"
#include "tests/support/oracle.h"

namespace crm {

// In UTC, without a language, all members. Texts of the company must need no escapes.
[[nodiscard]] std::string plain_json(const store::Reader& reader, const OracleQuestion& question);
[[nodiscard]] std::string plain_xml(const store::Reader& reader, const OracleQuestion& question);

}  // namespace crm
