// Which SQLite this is, and what that means for the data.
#pragma once

#include <string>

namespace crm::store {

// "3.40.1 …", with a word on the WAL-reset bug: versions from 3.7.0 to 3.51.2, but for 3.44.6 and
// 3.50.7, can drop committed pages when one connection checkpoints while another commits, which
// nothing here ever does [adr 5].
[[nodiscard]] std::string sqlite_version_note();

}  // namespace crm::store
