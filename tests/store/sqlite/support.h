// A folder of its own for each test, and a store in it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "store/sqlite/sqlite_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm::store::sqlite {

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
  ScratchFolder folder_;
  std::filesystem::path file_ = folder_.path() / "aw.db";
};

// Contacts `first` to `last` with a text that fills pages.
inline Result<void> put_contacts(Store& store, int first, int last) {
  return store.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    for (int id = first; id <= last; ++id) {
      transaction.put(Contact{.id = ContactId{id}, .name = std::string(150, 'x')});
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
