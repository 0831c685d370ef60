#include "tests/support/oracle.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

namespace crm {
namespace {

// Whether a later line says something else about the same thing.
bool is_superseded(const std::vector<Event>& log, std::size_t line) {
  for (std::size_t later = line + 1; later < log.size(); ++later) {
    if (log[later].contact == log[line].contact && log[later].action == log[line].action &&
        log[later].subject == log[line].subject) {
      return true;
    }
  }
  return false;
}

auto shown_first(const OracleRow& row) {
  return std::tuple(row.at, static_cast<int>(row.action), row.subject, row.person, row.actor);
}

}  // namespace

std::vector<OracleRow> oracle_answer(const store::Reader& reader, const OracleQuestion& question) {
  std::vector<Event> log;
  reader.each_event([&](const Event& event) { log.push_back(event); });
  std::vector<OracleRow> answer;
  reader.each_contact([&](const Contact& contact) {
    if (contact.owner != question.owner || contact.deleted_at) return;
    if (!question.categories.empty() &&
        std::ranges::find(question.categories, contact.category) == question.categories.end()) {
      return;
    }
    std::optional<OracleRow> newest;
    for (std::size_t line = 0; line < log.size(); ++line) {
      const Event& event = log[line];
      if (event.contact != contact.id || event.action == 0) continue;
      const auto action = static_cast<ContactAction>(event.action);
      if (!question.actions.has(action) || event.kind == EventKind::Withdrawn) continue;
      if (event.stamp.at < question.since || is_superseded(log, line)) continue;
      const OracleRow row{contact.id,       action,       event.stamp.at,
                          event.subject.id, event.person, event.stamp.by};
      if (!newest || shown_first(row) > shown_first(*newest)) newest = row;
    }
    if (newest) answer.push_back(*newest);
  });
  std::ranges::stable_sort(answer, [](const OracleRow& a, const OracleRow& b) {
    return a.at != b.at ? a.at > b.at : a.contact < b.contact;
  });
  return answer;
}

}  // namespace crm
