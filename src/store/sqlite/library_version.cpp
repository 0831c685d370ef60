#include "store/sqlite/library_version.h"

#include <sqlite3.h>

namespace crm::store {
namespace {

bool has_wal_reset_bug(int version) {
  constexpr int kFirst = 3'007'000;
  constexpr int kFixed = 3'051'003;
  constexpr int kFixedIn44 = 3'044'006;
  constexpr int kFixedIn50 = 3'050'007;
  const bool ported_back = (version >= kFixedIn44 && version < 3'045'000) ||
                           (version >= kFixedIn50 && version < 3'051'000);
  return version >= kFirst && version < kFixed && !ported_back;
}

}  // namespace

std::string sqlite_version_note() {
  std::string note = sqlite3_libversion();
  if (has_wal_reset_bug(sqlite3_libversion_number())) {
    note +=
        ", which has the WAL-reset bug; it cannot happen here, where one connection makes every "
        "commit and checkpoint";
  }
  return note;
}

}  // namespace crm::store
