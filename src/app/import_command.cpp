#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "app/tenant_data.h"
#include "base/text.h"
#include "import/importer.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRefusalsShown = 20;

// The rows that --skip-bad-rows leaves out. They are written beside the file's name, which is there
// before the first row is judged, and get the name when the others have been imported.
class RefusedRowsFile {
 public:
  explicit RefusedRowsFile(fs::path path) : path_(std::move(path)), writing_(path_) {
    writing_ += ".part";
    out_.open(writing_, std::ios::trunc | std::ios::binary);
    out_ << import::refused_rows_header();
  }
  RefusedRowsFile(const RefusedRowsFile&) = delete;
  RefusedRowsFile& operator=(const RefusedRowsFile&) = delete;
  ~RefusedRowsFile() {
    std::error_code ignored;
    fs::remove(writing_, ignored);
  }

  void add(const import::RefusedRow& refused) { out_ << import::refused_rows_line(refused); }
  // Whether everything could be written so far.
  [[nodiscard]] bool sound() { return !out_.flush().fail(); }
  // Gives the file its name; false when that cannot be done.
  [[nodiscard]] bool finish() {
    out_.close();
    std::error_code failed;
    if (!out_.fail()) fs::rename(writing_, path_, failed);
    return !out_.fail() && !failed;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  fs::path writing_;
  std::ofstream out_;
};

tl::unexpected<Error> cannot_write(const RefusedRowsFile& file) {
  return refuse(ErrorKind::Unavailable,
                "the refused rows cannot be written to " + file.path().string() +
                    "; nothing was changed. Name another file with --refused-rows.");
}

std::string sentence(const import::RefusedRow& refused) {
  std::string text = refused.file + ", line " + std::to_string(refused.line);
  if (!refused.column.empty()) text += ", " + refused.column;
  if (!refused.value.empty()) text += " \"" + refused.value + "\"";
  return printable(text + ": " + refused.reason);
}

void tell_refused(const import::Summary& summary) {
  for (std::size_t i = 0; i < summary.refused.size() && i < kRefusalsShown; ++i) {
    tell(sentence(summary.refused[i]));
  }
  if (summary.refused_total > kRefusalsShown) {
    tell(fmt::format("and {} more refused rows.",
                     with_thousands(summary.refused_total - kRefusalsShown)));
  }
}

std::string counted(const import::Summary& summary) {
  std::string text;
  for (const import::TableSummary& table : summary.tables) {
    if (!table.present) continue;
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", with_thousands(table.rows), table.table);
  }
  return text;
}

void print_summary(const import::Summary& summary) {
  std::uint64_t inserted = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  for (const import::TableSummary& table : summary.tables) {
    inserted += table.inserted;
    updated += table.updated;
    unchanged += table.unchanged;
  }
  print(fmt::format("{}; {} refused.", counted(summary),
                    summary.refused_total == 0 ? "none" : with_thousands(summary.refused_total)));
  if (summary.changed) {
    print(fmt::format("{} inserted, {} updated, {} unchanged.", with_thousands(inserted),
                      with_thousands(updated), with_thousands(unchanged)));
  } else {
    print("Nothing changed.");
  }
  for (const std::string& notice : summary.notices) print(notice);
}

std::string told_to_programs(const import::Summary& summary) {
  std::vector<std::string> tables;
  for (const import::TableSummary& table : summary.tables) {
    if (!table.present) continue;
    tables.push_back(JsonObject()
                         .text("table", table.table)
                         .number("rows", table.rows)
                         .number("inserted", table.inserted)
                         .number("updated", table.updated)
                         .number("unchanged", table.unchanged)
                         .number("refused", table.refused)
                         .str());
  }
  return JsonObject()
      .truth("changed", summary.changed)
      .number("refused", summary.refused_total)
      .json("tables", json_array(tables))
      .str();
}

fs::path refused_rows_path(const Configuration& configuration, const ImportOptions& options) {
  if (!options.refused_rows.empty()) return options.refused_rows;
  return fs::path(configuration.settings.database).parent_path() / "refused-rows.csv";
}

// The file must be none of those that are read.
Result<void> check_refused_rows_path(const fs::path& path, const Configuration& configuration,
                                     const ImportOptions& options) {
  const auto same = [&](const fs::path& other) {
    std::error_code ignored;
    return fs::equivalent(path, other, ignored);
  };
  bool taken = same(configuration.settings.database);
  for (const fs::path given : options.paths) {
    taken = taken || same(given);
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(given, ignored)) {
      taken = taken || same(entry.path());
    }
  }
  if (!taken) return {};
  return refuse(ErrorKind::BadRequest, "--refused-rows " + path.string() +
                                           " is a file that the import reads; name another.");
}

// Real people would inherit passwords that everybody knows.
Result<void> check_not_demo(const TenantData& data, const Configuration& configuration) {
  return data.read([&](const store::Reader& reader) -> Result<void> {
    if (!reader.note(store::kDemoLoginNote)) return {};
    return refuse(ErrorKind::Forbidden,
                  configuration.settings.database +
                      " is a demo database, whose passwords everybody knows. Import into another "
                      "with --database FILE.");
  });
}

void record_import(const import::Summary& summary, const ImportOptions& options) {
  std::string from;
  for (const std::string& path : options.paths) from += (from.empty() ? "" : ", ") + path;
  std::uint64_t inserted = 0;
  std::uint64_t updated = 0;
  for (const import::TableSummary& table : summary.tables) {
    inserted += table.inserted;
    updated += table.updated;
  }
  record("imported", {{"from", from},
                      {"rows", counted(summary)},
                      {"inserted", inserted},
                      {"updated", updated},
                      {"refused", summary.refused_total}});
}

import::Settings import_settings(ProgressLine& progress, RefusedRowsFile* refused_rows) {
  import::Settings settings;
  settings.skip_bad_rows = refused_rows != nullptr;
  if (refused_rows != nullptr) {
    settings.on_refused = [refused_rows](const import::RefusedRow& row) { refused_rows->add(row); };
  }
  settings.on_progress = [&progress, refused_rows](const import::Progress& at) {
    const double total = static_cast<double>(std::max<std::uint64_t>(at.bytes_total, 1));
    progress.show(at.doing, static_cast<double>(at.bytes_done) / total, at.rows_done);
    return !is_interrupted() && (refused_rows == nullptr || refused_rows->sound());
  };
  return settings;
}

Result<void> import_into(const TenantData& data, const Configuration& configuration,
                         const ImportOptions& options) {
  const auto allowed = check_not_demo(data, configuration);
  if (!allowed) return allowed;
  std::optional<RefusedRowsFile> refused_rows;
  if (options.skip_bad_rows) {
    const fs::path path = refused_rows_path(configuration, options);
    const auto usable = check_refused_rows_path(path, configuration, options);
    if (!usable) return usable;
    refused_rows.emplace(path);
    if (!refused_rows->sound()) return cannot_write(*refused_rows);
  }

  ProgressLine progress;
  auto settings = import_settings(progress, refused_rows ? &*refused_rows : nullptr);
  settings.on_written = [&](const import::Summary& written) { record_import(written, options); };
  const auto summary =
      import::run(*data.store, data.tenant, {options.paths.begin(), options.paths.end()}, settings);
  progress.clear();
  if (!summary && refused_rows && !refused_rows->sound()) return cannot_write(*refused_rows);
  if (!summary) return forward(summary);

  tell_refused(*summary);
  if (summary->refused_total > 0 && !refused_rows) {
    return refuse(ErrorKind::BadRequest,
                  fmt::format("{} of the rows cannot be imported, so nothing was changed. Mend "
                              "them, or import the others with --skip-bad-rows.",
                              with_thousands(summary->refused_total)));
  }
  if (options.json) {
    print(told_to_programs(*summary));
  } else {
    print_summary(*summary);
  }
  if (summary->refused_total == 0) return {};
  if (!refused_rows->finish()) {
    return refuse(ErrorKind::Unavailable,
                  "the other rows were imported, but the refused rows "
                  "could not be kept in " +
                      refused_rows->path().string());
  }
  const std::string where = "The refused rows are in " + refused_rows->path().string() + ".";
  options.json ? tell(where) : print(where);
  return {};
}

// The database is closed again when this returns.
Result<void> imported(const Configuration& configuration, const ImportOptions& options,
                      const Clock& clock) {
  const auto data = open_or_make_tenant(configuration, clock, "import");
  if (!data) return forward(data);
  catch_interrupts();
  return import_into(*data, configuration, options);
}

}  // namespace

Result<void> import_files(const Configuration& configuration, const ImportOptions& options) {
  const SystemClock clock;
  const bool is_new = !configuration.resident && is_missing(configuration);
  const auto done = imported(configuration, options, clock);
  if (!done && is_new) remove_database(configuration);
  return done;
}

}  // namespace crm::app
