#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "app/commands.h"
#include "app/console.h"
#include "app/open_store.h"
#include "base/text.h"
#include "import/importer.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRefusalsShown = 20;

std::atomic<bool> stop_wanted{false};  // set by Ctrl-C; the import asks between rows

void want_stop(int /*signal*/) { stop_wanted = true; }

// The rows that --skip-bad-rows leaves out: each as it was, with why behind it.
class RefusedRowsFile {
 public:
  explicit RefusedRowsFile(fs::path path) : path_(std::move(path)) {}

  void add(const import::RefusedRow& refused) {
    if (!out_.is_open()) {
      out_.open(path_, std::ios::trunc | std::ios::binary);
      out_ << import::refused_rows_header();
    }
    out_ << import::refused_rows_line(refused);
  }

  // Whether all of it is on disk.
  [[nodiscard]] bool close() {
    if (out_.is_open()) out_.close();
    return !out_.fail();
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::ofstream out_;
};

std::string sentence(const import::RefusedRow& refused) {
  std::string text = refused.file + ", line " + std::to_string(refused.line);
  if (!refused.column.empty()) text += ", " + refused.column;
  if (!refused.value.empty()) text += " \"" + refused.value + "\"";
  return text + ": " + refused.reason;
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

fs::path refused_rows_path(const Configuration& configuration, const ImportOptions& options) {
  if (!options.refused_rows.empty()) return options.refused_rows;
  return fs::path(configuration.settings.database).parent_path() / "refused-rows.csv";
}

}  // namespace

Result<void> import_files(const Configuration& configuration, const ImportOptions& options) {
  const SystemClock clock;
  const auto store = open_or_make(configuration, clock, "import");
  if (!store) return forward(store);

  RefusedRowsFile refused_rows(refused_rows_path(configuration, options));
  ProgressLine progress;
  std::signal(SIGINT, want_stop);
  std::signal(SIGTERM, want_stop);
  import::Settings settings;
  settings.skip_bad_rows = options.skip_bad_rows;
  if (options.skip_bad_rows) {
    settings.on_refused = [&](const import::RefusedRow& row) { refused_rows.add(row); };
  }
  settings.on_progress = [&](const import::Progress& at) {
    const double total = static_cast<double>(std::max<std::uint64_t>(at.bytes_total, 1));
    progress.show(at.doing, static_cast<double>(at.bytes_done) / total, at.rows_done);
    return !stop_wanted;
  };
  const auto summary =
      import::run(**store, kOnlyTenant, {options.paths.begin(), options.paths.end()}, settings);
  progress.clear();
  if (!summary) return forward(summary);

  tell_refused(*summary);
  if (summary->refused_total > 0 && !options.skip_bad_rows) {
    return refuse(ErrorKind::BadRequest,
                  fmt::format("{} of the rows cannot be imported, so nothing was changed. Mend "
                              "them, or import the others with --skip-bad-rows.",
                              with_thousands(summary->refused_total)));
  }
  print_summary(*summary);
  if (summary->refused_total == 0) return {};
  if (!refused_rows.close()) {
    return refuse(ErrorKind::Unavailable,
                  "the refused rows could not be written to " + refused_rows.path().string());
  }
  print("The refused rows are in " + refused_rows.path().string() + ".");
  return {};
}

}  // namespace crm::app
