#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/open_store.h"
#include "base/text.h"
#include "store/consistency.h"

namespace crm::app {

Result<void> check(const Configuration& configuration) {
  const SystemClock clock;
  const auto store = open_for_reading(configuration, clock);
  if (!store) return forward(store);

  auto defects = (*store)->defects();
  if (!defects) return forward(defects);
  store::Counts counts;
  const auto read = (*store)->read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    counts = reader.counts();
    for (std::string& each : store::disagreements(reader)) defects->push_back(std::move(each));
    return {};
  });
  if (!read) return read;

  print(configuration.settings.database + ": " + with_thousands(counts.associates) +
        " associates, " + with_thousands(counts.categories) + " categories, " +
        with_thousands(counts.contacts) + " contacts, " + with_thousands(counts.persons) +
        " persons, " + with_thousands(counts.appointments) + " appointments, " +
        with_thousands(counts.documents) + " documents, " + with_thousands(counts.events) +
        " lines of log");
  print("SQLite " + sqlite_version_note());
  for (const std::string& defect : *defects) print("defect: " + defect);
  if (!defects->empty()) {
    return refuse(ErrorKind::Internal,
                  "the database does not hold together: " + std::to_string(defects->size()) +
                      " defects. Restore it from a backup.");
  }
  print(
      "The database holds together: pages and references are sound, and log, rows and heads "
      "agree.");
  return {};
}

}  // namespace crm::app
