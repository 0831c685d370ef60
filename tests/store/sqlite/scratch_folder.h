// A folder for a test's databases.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "store/sqlite/sqlite_store.h"

namespace crm::store {

// Empty at first; removed with all that it holds.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "store_test.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path file(const std::string& name = "crm.db") const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

// Opens what must open.
inline std::unique_ptr<SqliteStore> open_database(const std::filesystem::path& file,
                                                  const Clock& clock,
                                                  OpenMode mode = OpenMode::ReadWrite,
                                                  const SqliteSettings& settings = {}) {
  auto opened = SqliteStore::open(file, mode, clock, settings);
  if (!opened) throw std::runtime_error(opened.error().detail);
  return std::move(*opened);
}

// A new database in a folder of its own, which goes with it.
inline std::shared_ptr<Store> fresh_database(const Clock& clock) {
  struct Home {
    ScratchFolder folder;  // removed after the store is closed
    std::unique_ptr<SqliteStore> store;
  };
  const auto home = std::make_shared<Home>();
  home->store = open_database(home->folder.file(), clock);
  return {home, home->store.get()};
}

}  // namespace crm::store
