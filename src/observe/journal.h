// What callers do that somebody may ask about later. It is said in one place and told to both: the
// log, for whoever looks now, and the audit log.
#pragma once

#include <string_view>

#include "observe/audit_log.h"
#include "observe/log.h"

namespace crm::observe {

// Any thread; never waits. Secrets are never handed to it.
class Journal {
 public:
  // REQUIRES: both outlive this. Without an audit log (null) only the log is told.
  Journal(const Log& log, AuditLog* audit) : log_(log), audit_(audit) {}

  void tell(Level level, Outcome outcome, std::string_view event, Fields fields) const;

  // For what nobody has to answer for.
  [[nodiscard]] const Log& log() const { return log_; }

 private:
  const Log& log_;
  AuditLog* const audit_;
};

}  // namespace crm::observe
