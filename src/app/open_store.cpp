#include "app/open_store.h"

#include <filesystem>
#include <system_error>

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
  return open(configuration, clock, store::OpenMode::ReadWrite, doing);
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
  return open(configuration, clock, store::OpenMode::ReadWrite, doing);
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
