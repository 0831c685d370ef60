#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "base/text.h"
#include "store/consistency.h"

namespace crm::app {

namespace {

std::string told_to_programs(const std::string& database, const store::Counts& counts,
                             const std::vector<std::string>& defects) {
  std::vector<std::string> sentences;
  for (const std::string& each : defects) {
    codec::append_json_string(sentences.emplace_back(), each);
  }
  return JsonObject()
      .text("database", database)
      .truth("sound", defects.empty())
      .json("defects", json_array(sentences))
      .number("associates", counts.associates)
      .number("categories", counts.categories)
      .number("contacts", counts.contacts)
      .number("persons", counts.persons)
      .number("appointments", counts.appointments)
      .number("documents", counts.documents)
      .number("events", counts.events)
      .text("sqlite", sqlite_version_note())
      .str();
}

void tell_people(const std::string& database, const store::Counts& counts,
                 const std::vector<std::string>& defects) {
  print(database + ": " + with_thousands(counts.associates) + " associates, " +
        with_thousands(counts.categories) + " categories, " + with_thousands(counts.contacts) +
        " contacts, " + with_thousands(counts.persons) + " persons, " +
        with_thousands(counts.appointments) + " appointments, " + with_thousands(counts.documents) +
        " documents, " + with_thousands(counts.events) + " lines of log");
  print("SQLite " + sqlite_version_note());
  for (const std::string& defect : defects) print("defect: " + defect);
  if (!defects.empty()) return;
  print(
      "The database holds together: pages and references are sound, and log, rows and heads "
      "agree.");
}

}  // namespace

Result<void> check(const Configuration& configuration, bool json) {
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

  const std::string& database = configuration.settings.database;
  if (json) {
    print(told_to_programs(database, counts, *defects));
  } else {
    tell_people(database, counts, *defects);
  }
  if (defects->empty()) return {};
  return refuse(ErrorKind::Internal,
                "the database does not hold together: " + std::to_string(defects->size()) +
                    " defects. Restore it from a backup.");
}

}  // namespace crm::app
