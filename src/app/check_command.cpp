#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "app/tenant_data.h"
#include "base/text.h"
#include "domain/tenant_name.h"
#include "store/consistency.h"

namespace crm::app {

namespace {

// The one that is named, else all.
Result<std::vector<TenantId>> tenants_to_check(const Configuration& configuration,
                                               const store::Store& store) {
  if (!configuration.tenant.empty()) {
    const auto named = find_tenant(store, configuration.tenant);
    if (!named) return forward(named);
    return std::vector{named->id};
  }
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  std::vector<TenantId> ids;
  for (const Tenant& each : *tenants) ids.push_back(each.id);
  return ids;
}

void add(store::Counts& sum, const store::Counts& more) {
  sum.associates += more.associates;
  sum.categories += more.categories;
  sum.contacts += more.contacts;
  sum.persons += more.persons;
  sum.appointments += more.appointments;
  sum.documents += more.documents;
  sum.events += more.events;
  sum.heads += more.heads;
}

std::string told_to_programs(const std::string& database, std::size_t tenants,
                             const store::Counts& counts, const std::vector<std::string>& defects) {
  std::vector<std::string> sentences;
  for (const std::string& each : defects) {
    codec::append_json_string(sentences.emplace_back(), each);
  }
  return JsonObject()
      .text("database", database)
      .truth("sound", defects.empty())
      .json("defects", json_array(sentences))
      .number("tenants", tenants)
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

void tell_people(const std::string& database, std::size_t tenants, const store::Counts& counts,
                 const std::vector<std::string>& defects) {
  print(database + ": " + (tenants > 1 ? with_thousands(tenants) + " tenants, " : "") +
        with_thousands(counts.associates) + " associates, " + with_thousands(counts.categories) +
        " categories, " + with_thousands(counts.contacts) + " contacts, " +
        with_thousands(counts.persons) + " persons, " + with_thousands(counts.appointments) +
        " appointments, " + with_thousands(counts.documents) + " documents, " +
        with_thousands(counts.events) + " lines of log");
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
  const auto tenants = tenants_to_check(configuration, **store);
  if (!tenants) return forward(tenants);

  auto defects = (*store)->defects();
  if (!defects) return forward(defects);
  store::Counts counts;
  for (const TenantId tenant : *tenants) {
    const std::string where = tenants->size() > 1 ? tenant_name(tenant) + ": " : "";
    const auto read = (*store)->read(tenant, [&](const store::Reader& reader) -> Result<void> {
      add(counts, reader.counts());
      for (const std::string& each : store::disagreements(reader)) {
        defects->push_back(where + each);
      }
      return {};
    });
    if (!read) return read;
  }

  const std::string& database = configuration.settings.database;
  if (json) {
    print(told_to_programs(database, tenants->size(), counts, *defects));
  } else {
    tell_people(database, tenants->size(), counts, *defects);
  }
  if (defects->empty()) return {};
  return refuse(ErrorKind::Internal,
                "the database does not hold together: " + std::to_string(defects->size()) +
                    " defects. Restore it from a backup.");
}

}  // namespace crm::app
