// A folder of its own for each test, and a store in it.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "store/sqlite/sqlite_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store::sqlite {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "crm-store-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = std::filesystem::canonical(pattern);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// For what a test needs rather than proves.
inline void must(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().detail);
}

class SqliteTest : public testing::Test {
 protected:
  [[nodiscard]] Result<std::unique_ptr<SqliteStore>> open(OpenMode mode = OpenMode::ReadWrite,
                                                          const std::string& doing = "serve") {
    return SqliteStore::open(file_, mode, clock_, {.doing = doing});
  }
  // A store that must open.
  [[nodiscard]] std::unique_ptr<SqliteStore> opened(OpenMode mode = OpenMode::ReadWrite) {
    auto store = open(mode);
    if (!store) throw std::runtime_error(store.error().detail);
    return std::move(*store);
  }
  // Why opening fails.
  [[nodiscard]] Error refusal(OpenMode mode = OpenMode::ReadWrite) {
    const auto store = open(mode);
    if (store) throw std::runtime_error("it opened");
    return store.error();
  }

  ManualClock clock_{instant("2026-01-31T09:30:00.5")};
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "aw.db";
};

// Contacts `first` to `last` with a text of `letter` that fills pages.
inline Result<void> put_contacts(Store& store, int first, int last, char letter = 'x') {
  return store.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    for (int id = first; id <= last; ++id) {
      transaction.put(Contact{.id = ContactId{id}, .name = std::string(150, letter)});
    }
    return {};
  });
}

inline std::uint64_t contacts_in(const Store& store) {
  std::uint64_t contacts = 0;
  const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    contacts = reader.counts().contacts;
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return contacts;
}

}  // namespace crm::store::sqlite
