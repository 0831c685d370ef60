#include "agent/document_lists.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "agent/document_entity.h"

namespace crm::agent {
namespace {

// What rows are listed by; the rows themselves are read again when it is known which are told.
using Dated = std::pair<Instant, DocumentId>;

std::size_t rows_max(std::int32_t count) {
  if (count < 0) return kListedDocumentsMax;
  return std::min(static_cast<std::size_t>(count), kListedDocumentsMax);
}

Instant date_of(const Document& row) { return bare_document(row).date.value_or(row.registered.at); }

}  // namespace

Result<std::vector<carrier::Document>> get_contact_documents(
    Reading& desk, const carrier::Given<carrier::ContactPeriodArguments>& given) {
  const carrier::ContactPeriodArguments& asked = given.value;
  const Instant from = asked.start_time.value_or(kEarliest);
  const Instant to = asked.end_time.value_or(kLatest);
  const std::size_t most = rows_max(asked.count);
  const ContactId company{asked.contact_id};
  std::vector<carrier::Document> told;
  if (most == 0 || !desk.readable(company)) return told;
  std::vector<Dated> found;
  desk.reader().each_document_of(company, [&](const Document& row) {
    const Instant date = date_of(row);
    if (date >= from && date <= to && desk.right_to(row).has(RowRight::kSelect)) {
      found.emplace_back(date, row.id);
    }
    return true;
  });
  std::ranges::sort(found, std::greater<>{});
  if (found.size() > most) found.resize(most);
  told.reserve(found.size());
  for (const auto& [date, id] : found) {
    if (const auto row = desk.reader().document(id)) told.push_back(told_document(desk, *row));
  }
  return told;
}

}  // namespace crm::agent
