#include "app/open_store.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "app/audited_store.h"
#include "observe/audit_log.h"
#include "store/sqlite/library_version.h"
#include "store/sqlite/sqlite_store.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

Result<std::shared_ptr<store::Store>> open(const Configuration& configuration, const Clock& clock,
                                           store::OpenMode mode, const std::string& doing) {
  auto opened =
      store::SqliteStore::open(database_path(configuration), mode, clock, {.doing = doing});
  if (!opened) return forward(opened);
  return std::shared_ptr<store::Store>(std::move(*opened));
}

// A store whose changes are in the audit log, where one is kept.
Result<std::shared_ptr<store::Store>> audited(Result<std::shared_ptr<store::Store>> store,
                                              const Configuration& configuration,
                                              const Clock& clock, const std::string& doing) {
  const auto file = audit_file(configuration.settings);
  if (!store || !file) return store;
  const auto open_log = [file = *file, &clock]() -> Result<std::shared_ptr<observe::AuditLog>> {
    auto log = observe::AuditLog::open({.file = file}, clock, {});
    if (!log) return forward(log);
    return std::shared_ptr<observe::AuditLog>(*std::move(log));
  };
  return std::make_shared<AuditedStore>(
      *std::move(store), Administrator{.uid = ::getuid(), .command = doing}, open_log);
}

Result<void> must_exist(const Configuration& configuration) {
  const fs::path path = database_path(configuration);
  std::error_code ignored;
  if (fs::exists(path, ignored)) return {};
  return refuse(ErrorKind::NotFound,
                "There is no database at " + path.string() +
                    ". Make one with active-contacts demo or active-contacts import, or name "
                    "another with --database.");
}

}  // namespace

fs::path database_path(const Settings& settings) {
  std::string_view database = settings.database;
  constexpr std::string_view kScheme = "sqlite:";
  if (database.starts_with(kScheme)) database.remove_prefix(kScheme.size());
  return {database};
}

fs::path database_path(const Configuration& configuration) {
  return database_path(configuration.settings);
}

Result<std::shared_ptr<store::Store>> open_for_reading(const Configuration& configuration,
                                                       const Clock& clock) {
  if (configuration.resident) return configuration.resident;
  const auto there = must_exist(configuration);
  if (!there) return forward(there);
  return open(configuration, clock, store::OpenMode::ReadOnly, "");
}

Result<std::shared_ptr<store::Store>> open_for_writing(const Configuration& configuration,
                                                       const Clock& clock,
                                                       const std::string& doing) {
  if (configuration.resident) return configuration.resident;
  const auto there = must_exist(configuration);
  if (!there) return forward(there);
  return audited(open(configuration, clock, store::OpenMode::ReadWrite, doing), configuration,
                 clock, doing);
}

Result<std::shared_ptr<store::Store>> open_to_serve(const Configuration& configuration,
                                                    const Clock& clock) {
  const auto there = must_exist(configuration);
  if (!there) return forward(there);
  return open(configuration, clock, store::OpenMode::ReadWrite, "serve");
}

Result<std::shared_ptr<store::Store>> open_or_make(const Configuration& configuration,
                                                   const Clock& clock, const std::string& doing) {
  if (configuration.resident) return configuration.resident;
  const fs::path folder = database_path(configuration).parent_path();
  std::error_code failed;
  if (!folder.empty()) fs::create_directories(folder, failed);
  if (failed) {
    return refuse(ErrorKind::Unavailable,
                  "The folder " + folder.string() + " cannot be made: " + failed.message() + ".");
  }
  return audited(open(configuration, clock, store::OpenMode::ReadWrite, doing), configuration,
                 clock, doing);
}

std::optional<fs::path> audit_file(const Settings& settings) {
  constexpr std::string_view kOff = "off";
  if (settings.audit_log == kOff) return std::nullopt;
  if (!settings.audit_log.empty()) return settings.audit_log;
  return beside_database(settings, ".audit.jsonl");
}

fs::path beside_database(const Settings& settings, std::string_view ending) {
  std::error_code ignored;
  fs::path file = fs::weakly_canonical(database_path(settings), ignored);
  if (file.empty()) file = fs::absolute(database_path(settings), ignored);
  file += ending;
  return file;
}

bool is_missing(const Configuration& configuration) {
  std::error_code ignored;
  return !fs::exists(database_path(configuration), ignored);
}

void remove_database(const Configuration& configuration) {
  for (const char* ending : {"", "-wal", "-shm", ".lock"}) {
    fs::path file = database_path(configuration);
    file += ending;
    std::error_code ignored;
    fs::remove(file, ignored);
  }
}

std::string sqlite_version_note() { return store::sqlite_version_note(); }

}  // namespace crm::app
