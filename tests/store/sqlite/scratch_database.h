// Databases for a test.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "store/sqlite/sqlite_store.h"
#include "tests/support/scratch_folder.h"

namespace crm::store {

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
