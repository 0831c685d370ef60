// Rows of one table that wait for others, to be written many at once.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "domain/ids.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/many_rows.h"
#include "store/sqlite/rows.h"

namespace crm::store::sqlite {

// Members throw Failure. Rows that are never written are forgotten: so is their transaction.
template <class Row>
class HeldRows {
 public:
  // The upserts of one row and of sql::kRowsAtOnce.
  struct Upserts {
    const char* one;
    const char* many;
  };
  explicit HeldRows(const Upserts& upserts) : upserts_(upserts) {}

  // Writes all that are held, once as many are as one statement takes.
  void put(const Row& row, Connection& connection, TenantId tenant) {
    rows_.push_back(row);
    if (rows_.size() == sql::kRowsAtOnce) write(connection, tenant);
  }

  // In the order in which they were put.
  void write(Connection& connection, TenantId tenant) {
    if (rows_.size() == sql::kRowsAtOnce) {
      write_at_once(connection.prepared(upserts_.many), tenant, rows_);
    } else {
      for (const Row& row : rows_) {
        write_at_once(connection.prepared(upserts_.one), tenant, std::span(&row, 1));
      }
    }
    rows_.clear();
  }

 private:
  static void write_at_once(Statement& upsert, TenantId tenant, std::span<const Row> rows) {
    Run run(upsert);
    for (const Row& row : rows) {
      run.bind(tenant);
      bind_row(run, row);
    }
    run.finish();
  }

  Upserts upserts_;
  std::vector<Row> rows_;
};

}  // namespace crm::store::sqlite
