#include "store/sqlite/soundness.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "store/sqlite/connection.h"
#include "store/sqlite/failure.h"

namespace crm::store::sqlite {
namespace {

// "ok", or what is wrong, a line each.
void check_pages(Connection& connection, std::vector<std::string>& defects) {
  Run run(connection.prepared("PRAGMA integrity_check(100)"));
  while (run.next()) {
    std::string line;
    run.read(line);
    if (line != "ok") defects.push_back("The file is damaged: " + line);
  }
}

void add_dangling(std::string_view table, std::string_view parent, std::int64_t rows,
                  std::vector<std::string>& defects) {
  defects.push_back("Rows of " + std::string(table) + " that point to a missing row of " +
                    std::string(parent) + ": " + std::to_string(rows));
}

void check_foreign_keys(Connection& connection, std::vector<std::string>& defects) {
  Run run(
      connection.prepared("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check"
                          " GROUP BY 1, 2 ORDER BY 1, 2"));
  while (run.next()) {
    std::string table;
    std::string parent;
    std::int64_t rows = 0;
    run.read(table);
    run.read(parent);
    run.read(rows);
    add_dangling(table, parent, rows, defects);
  }
}

// References that the schema leaves unguarded, for the reasons in migrations.cpp.
struct Unguarded {
  std::string_view table;
  std::string_view parent;
  const char* dangling;  // counts them
};

constexpr std::array<Unguarded, 8> kUnguarded{{
    {"appointment", "associate",
     "SELECT count(*) FROM appointment WHERE owner_associate_id IS NOT NULL"
     " AND (tenant_id, owner_associate_id) NOT IN (SELECT tenant_id, associate_id FROM associate)"},
    {"appointment", "contact",
     "SELECT count(*) FROM appointment WHERE contact_id IS NOT NULL"
     " AND (tenant_id, contact_id) NOT IN (SELECT tenant_id, contact_id FROM contact)"},
    {"appointment", "person",
     "SELECT count(*) FROM appointment WHERE person_id IS NOT NULL"
     " AND (tenant_id, person_id) NOT IN (SELECT tenant_id, person_id FROM person)"},
    {"document", "associate",
     "SELECT count(*) FROM document WHERE owner_associate_id IS NOT NULL"
     " AND (tenant_id, owner_associate_id) NOT IN (SELECT tenant_id, associate_id FROM associate)"},
    {"document", "contact",
     "SELECT count(*) FROM document WHERE contact_id IS NOT NULL"
     " AND (tenant_id, contact_id) NOT IN (SELECT tenant_id, contact_id FROM contact)"},
    {"document", "person",
     "SELECT count(*) FROM document WHERE person_id IS NOT NULL"
     " AND (tenant_id, person_id) NOT IN (SELECT tenant_id, person_id FROM person)"},
    {"associate", "role",
     "SELECT count(*) FROM associate"
     " WHERE (tenant_id, role_id) NOT IN (SELECT tenant_id, role_id FROM role)"},
    {"contact", "contact",
     "SELECT count(*) FROM contact WHERE merged_into IS NOT NULL"
     " AND (tenant_id, merged_into) NOT IN (SELECT tenant_id, contact_id FROM contact)"},
}};

void check_unguarded(Connection& connection, std::vector<std::string>& defects) {
  for (const auto& [table, parent, dangling] : kUnguarded) {
    const std::int64_t rows = connection.number(dangling);
    if (rows > 0) add_dangling(table, parent, rows, defects);
  }
}

}  // namespace

std::vector<std::string> defects_of(Connection& connection) {
  std::vector<std::string> defects;
  try {
    check_pages(connection, defects);
    check_foreign_keys(connection, defects);
    check_unguarded(connection, defects);
  } catch (const DatabaseFailure& failure) {
    // A page so damaged that even the check cannot go on is a defect, not a reason to say nothing.
    if (!failure.ends_writing()) throw;
    defects.emplace_back(failure.what());
  }
  return defects;
}

}  // namespace crm::store::sqlite
