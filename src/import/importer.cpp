#include "import/importer.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <system_error>
#include <utility>

#include "import/csv_writer.h"
#include "import/judge.h"
#include "import/pace.h"
#include "import/row_writer.h"
#include "import/table_file.h"
#include "import/tables.h"

namespace crm::import {
namespace {

namespace fs = std::filesystem;

struct GivenFile {
  Table table;
  fs::path path;
};

tl::unexpected<Error> wrong_choice(const std::string& what) {
  return refuse(ErrorKind::BadRequest,
                what + "; expected one folder, or files of these names: " + all_files());
}

bool is_folder(const fs::path& path) {
  std::error_code failed;
  return fs::is_directory(path, failed);
}

// Which files are meant, in the order of Table.
Result<std::vector<GivenFile>> choose(const std::vector<fs::path>& paths) {
  if (paths.empty()) return wrong_choice("nothing to import");
  std::vector<GivenFile> files;
  if (paths.size() == 1 && is_folder(paths.front())) {
    for (std::size_t i = 0; i < kTableCount; ++i) {
      const auto table = static_cast<Table>(i);
      files.push_back({table, paths.front() / shape_of(table).file});
    }
    return files;
  }
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const auto table = table_of_file(name);
    if (!table) {
      return wrong_choice(path.string() + (is_folder(path) ? " is a folder beside other files"
                                                           : " is none of the files"));
    }
    if (std::ranges::find(files, *table, &GivenFile::table) != files.end()) {
      return wrong_choice(name + " is given twice");
    }
    files.push_back({*table, path});
  }
  std::ranges::sort(files, {}, &GivenFile::table);
  return files;
}

Result<std::vector<TableFile>> open_all(const std::vector<GivenFile>& given,
                                        const Settings& settings) {
  std::vector<TableFile> files;
  files.reserve(given.size());
  for (const GivenFile& each : given) {
    auto file = TableFile::open(each.path, each.table, settings.row_bytes_max);
    if (!file) {
      const bool missing = file.error().kind == ErrorKind::NotFound && given.size() == kTableCount;
      if (!missing) return forward(file);
      return refuse(ErrorKind::NotFound, file.error().detail +
                                             "; a folder must hold all six, the header alone "
                                             "where a table has no rows");
    }
    files.push_back(std::move(*file));
  }
  return files;
}

std::uint64_t bytes_in(const std::vector<TableFile>& files) {
  std::uint64_t bytes = 0;
  for (const TableFile& file : files) bytes += file.file().bytes();
  return bytes;
}

// What the verdict alone says: nothing is written yet.
Summary summary_of(const std::vector<TableFile>& files, Verdict verdict) {
  Summary summary;
  for (std::size_t i = 0; i < kTableCount; ++i) {
    const auto table = static_cast<Table>(i);
    summary.tables.push_back({.table = std::string(shape_of(table).name),
                              .rows = verdict.of(table).rows,
                              .refused = verdict.of(table).refused.size()});
  }
  for (const TableFile& file : files) summary.tables[index(file.shape().table)].present = true;
  summary.refused = std::move(verdict.refused);
  summary.refused_total = verdict.refused_total;
  summary.notices = std::move(verdict.notices);
  return summary;
}

void count(store::Saved saved, TableSummary& table) {
  switch (saved) {
    case store::Saved::Unchanged:
      ++table.unchanged;
      break;
    case store::Saved::Inserted:
      ++table.inserted;
      break;
    case store::Saved::Updated:
      ++table.updated;
      break;
  }
}

// Writes the rows of one file that were not refused, and counts them.
Result<TableSummary> write_file(const TableFile& file, const std::vector<std::uint64_t>& refused,
                                TableSummary table, RowWriter& writer, Pace& pace) {
  if (const auto ok = pace.begin(file.shape().name); !ok) return forward(ok);
  auto rows = file.rows();
  if (!rows) return forward(rows);
  auto next_refused = refused.begin();
  for (;;) {
    const auto next = rows->next();
    if (!next) return file.at(next.error());
    const std::optional<Row>& row = *next;
    if (!row) break;
    if (next_refused != refused.end() && *next_refused == rows->count()) {
      ++next_refused;
    } else if (row->flaw) {
      break;  // it was good before: check_unchanged() or the count of rows will say so
    } else {
      count(writer.write(file.shape().table, *row), table);
    }
    if (const auto ok = pace.row(rows->bytes_done()); !ok) return forward(ok);
  }
  if (const auto ok = file.file().check_unchanged(); !ok) return forward(ok);
  if (rows->count() != table.rows) {
    return refuse(ErrorKind::BadRequest, file.file().name() +
                                             " was other than before when it was read again; "
                                             "nothing was imported");
  }
  if (const auto ok = pace.end(file.file().bytes()); !ok) return forward(ok);
  return table;
}

// Writes everything, or nothing.
Result<Summary> write(store::Store& store, TenantId tenant, const std::vector<TableFile>& files,
                      const Settings& settings, Verdict verdict) {
  Pace pace(settings.on_progress, "writing", bytes_in(files));
  Summary summary = summary_of(files, verdict);
  const auto written = store.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
    RowWriter writer(transaction);
    for (const TableFile& file : files) {
      TableSummary& table = summary.tables[index(file.shape().table)];
      auto counted = write_file(file, verdict.of(file.shape().table).refused, table, writer, pace);
      if (!counted) return forward(counted);
      table = std::move(*counted);
    }
    writer.finish();
    summary.changed = std::ranges::any_of(
        summary.tables, [](const auto& table) { return table.inserted + table.updated > 0; });
    if (settings.on_written) settings.on_written(summary);
    return {};
  });
  if (!written) return forward(written);
  return summary;
}

std::string csv_line(std::initializer_list<std::string_view> fields) {
  std::string line;
  append_csv(line, {fields.begin(), fields.size()});
  return line;
}

}  // namespace

std::string refused_rows_header() {
  return csv_line({"file", "line", "column", "value", "reason", "row"});
}

std::string refused_rows_line(const RefusedRow& refused) {
  return csv_line({refused.file, std::to_string(refused.line), refused.column, refused.value,
                   refused.reason, refused.row});
}

Result<Summary> run(store::Store& store, TenantId tenant, const std::vector<fs::path>& paths,
                    const Settings& settings) {
  const auto given = choose(paths);
  if (!given) return forward(given);
  const auto files = open_all(*given, settings);
  if (!files) return forward(files);

  Pace pace(settings.on_progress, "checking", bytes_in(*files));
  Verdict verdict;
  const auto judged = store.read(tenant, [&](const store::Reader& stored) -> Result<void> {
    auto result = judge(*files, stored, settings, pace);
    if (!result) return forward(result);
    verdict = std::move(*result);
    return {};
  });
  if (!judged) return forward(judged);
  if (verdict.refused_total > 0 && !settings.skip_bad_rows) {
    return summary_of(*files, std::move(verdict));
  }
  return write(store, tenant, *files, settings, std::move(verdict));
}

}  // namespace crm::import
