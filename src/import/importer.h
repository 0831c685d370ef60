// Reads a company's CRM data from CSV files into the store [adr 4]: first everything is looked at
// and judged, then everything is written in one transaction. Nothing is lost silently: each row is
// inserted, updated, unchanged or refused with file, line, column, value and reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::import {

// Why a row was not taken.
struct RefusedRow {
  std::string file;        // the file's name, without its folder
  std::uint64_t line = 0;  // where the row begins; the header is line 1
  std::string column;      // "" when the whole row is meant
  std::string value;       // as written, at most 200 bytes of it
  std::string reason;      // what was expected
  std::string row;         // as it stands in the file, without its line end; "" when too long
};

// The lines of a file of refused rows, itself CSV, each with its line end: first the names of the
// columns, then one line for each row.
[[nodiscard]] std::string refused_rows_header();
[[nodiscard]] std::string refused_rows_line(const RefusedRow& refused);

struct TableSummary {
  std::string table;     // associates, categories, contacts, persons, appointments, documents
  bool present = false;  // whether its file was among those given
  std::uint64_t rows = 0;
  std::uint64_t inserted = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t refused = 0;
};

struct Summary {
  std::vector<TableSummary> tables;  // in the order above, all six
  std::vector<RefusedRow> refused;   // the first refusals_kept_max
  std::uint64_t refused_total = 0;
  std::vector<std::string> notices;  // what is worth knowing though nothing was refused
  bool changed = false;              // whether the database has other rows than before
};

struct Progress {
  std::string_view doing;  // "checking" or "writing"
  std::string_view table;
  std::uint64_t rows_done = 0;  // of this pass over all files
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
};

struct Settings {
  bool skip_bad_rows = false;              // false: one refused row, and nothing at all is changed
  std::uint64_t refusals_kept_max = 1000;  // counted all, kept this many with their text
  std::size_t row_bytes_max = std::size_t{1024} * 1024;  // longer: the row is refused
  // Called with every refused row, also beyond refusals_kept_max; for writing them to a file.
  std::function<void(const RefusedRow&)> on_refused;
  // Called behind the last row, inside the transaction: the counts are those that will be told.
  std::function<void(const Summary&)> on_written;
  // Called a few times a second. Returning false stops the import: nothing is changed.
  std::function<bool(const Progress&)> on_progress;
};

// Imports `paths`: one folder with the six files, or any of the six files by their names. Upserts
// by id. An error means that nothing was changed: a file is missing or cannot be read as CSV at
// all, the header is not ours, the store failed, or on_progress said stop. Refused rows are not an
// error but stand in the summary; in strict mode summary.changed is then false.
[[nodiscard]] Result<Summary> run(store::Store& store, TenantId tenant,
                                  const std::vector<std::filesystem::path>& paths,
                                  const Settings& settings);

}  // namespace crm::import
