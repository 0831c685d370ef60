#include "observe/audit_chain.h"

namespace crm::observe {

std::optional<std::string> AuditChain::show(std::string_view line) {
  if (!line.ends_with('\n')) return "it has no end";
  const auto read = read_audit_line(line);
  if (!read) return "it is no line of an audit log";
  if (first_ == 0) {
    first_ = read->number;
    tip_ = {.number = read->number - 1, .act = read->act, .hash = read->prev};
    if (first_ == 1 && read->prev != kNoLine) return "it is the first, and names one before";
  }
  if (read->number != tip_.number + 1) {
    return "its number is " + std::to_string(read->number) + ", where " +
           std::to_string(tip_.number + 1) + " follows";
  }
  if (read->prev != tip_.hash) {
    return "it does not follow the line before, or that was changed";
  }
  if (read->act != tip_.act && read->act != read->number) return "it names another last act";
  tip_ = {.number = read->number, .act = read->act, .hash = audit_hash(line)};
  return std::nullopt;
}

}  // namespace crm::observe
