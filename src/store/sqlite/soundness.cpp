#include "store/sqlite/soundness.h"

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

void check_references(Connection& connection, std::vector<std::string>& defects) {
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
    defects.push_back("Rows of " + table + " that point to a missing row of " + parent + ": " +
                      std::to_string(rows));
  }
}

}  // namespace

std::vector<std::string> defects_of(Connection& connection) {
  std::vector<std::string> defects;
  try {
    check_pages(connection, defects);
    check_references(connection, defects);
  } catch (const DatabaseFailure& failure) {
    // A page so damaged that even the check cannot go on is a defect, not a reason to say nothing.
    if (!failure.ends_writing()) throw;
    defects.emplace_back(failure.what());
  }
  return defects;
}

}  // namespace crm::store::sqlite
