// Whether an audit log is whole: lines are shown one after another, over all its files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "observe/audit_line.h"

namespace crm::observe {

// What it finds: a line that was changed, put in, taken out or moved. What it cannot find: lines
// that were taken away at the end, and a log that somebody has made anew from some line on; for
// these, hold tip() against one that was noted before, somewhere else.
class AuditChain {
 public:
  // What is wrong at this line, its line end included; none where it continues the lines before.
  // The first line shown may continue lines that are not: see first().
  [[nodiscard]] std::optional<std::string> show(std::string_view line);

  // The number of the first line shown; 0 before that.
  [[nodiscard]] std::uint64_t first() const { return first_; }
  [[nodiscard]] const AuditTip& tip() const { return tip_; }

 private:
  AuditTip tip_;
  std::uint64_t first_ = 0;
};

}  // namespace crm::observe
