#include "observe/journal.h"

namespace crm::observe {

void Journal::tell(Level level, Outcome outcome, std::string_view event, Fields fields) const {
  log_.write(level, event, fields);
  if (audit_ != nullptr) audit_->note(event, outcome, fields);
}

}  // namespace crm::observe
