// What the database notes of its audit log: the last act that is in both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "observe/audit_line.h"
#include "store/store.h"

namespace crm::app {

inline constexpr char kAuditNote[] = "audit";

struct AuditNote {
  std::uint64_t act = 0;  // the number of its line
  std::string hash;       // of that line
};

[[nodiscard]] std::string audit_note(const observe::AuditTip& tip);

// Of all tenants the last. None where no act has been noted.
[[nodiscard]] Result<std::optional<AuditNote>> noted_act(const store::Store& store);

// Whether the database and an audit log whose last act is `act` know the same acts; else what is
// wrong, for people.
[[nodiscard]] std::string audit_difference(const std::optional<AuditNote>& noted,
                                           std::uint64_t act);

}  // namespace crm::app
