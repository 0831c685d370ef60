// A small company as the six files of an import, in a folder of its own that is gone when the test
// is; and what an import of it reported, in words.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/activity.h"
#include "import/importer.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm::import {

// Anna (1) and Bo (2) work at Own Company (6) and sell to Acme (5), where Carl (13) is.
class Company {
 public:
  Company();

  [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path file(std::string_view name) const {
    return folder_.file(name);
  }

  // Replaces a file, or a row of it (line 1 is the header), or adds a row.
  void write(std::string_view name, std::string_view text) const;
  void row(std::string_view name, std::size_t line, std::string_view text) const;
  void add(std::string_view name, std::string_view row) const;
  [[nodiscard]] std::string text_of(std::string_view name) const;

  [[nodiscard]] Result<Summary> try_import(const Settings& settings = {}) const;
  [[nodiscard]] Result<Summary> try_files(const std::vector<std::string>& files,
                                          const Settings& settings = {}) const;
  // Throws when the import ends in an error.
  [[nodiscard]] Summary import(const Settings& settings = {}) const;
  [[nodiscard]] Summary import_files(const std::vector<std::string>& files,
                                     const Settings& settings = {}) const;

  mutable ManualClock clock{instant("2026-01-01T00:00:00Z")};
  mutable store::MemoryStore store{clock};

 private:
  ScratchFolder folder_;
};

[[nodiscard]] Settings skipping();

// One line for each refusal: contacts.csv:2 registered "yesterday" expected a date …
[[nodiscard]] std::string told(const Summary& summary);

// One line for each present table: contacts 2: 2 inserted, 0 updated, 0 unchanged, 0 refused
[[nodiscard]] std::string counted(const Summary& summary);

// The log, one line an event: 1 Created contact 5 of 5 at 2024-01-01T08:00:00Z by 1
[[nodiscard]] std::vector<std::string> log_of(const store::Store& store);

// Everything in the store, for comparing before with after.
[[nodiscard]] std::string picture_of(const store::Store& store);

}  // namespace crm::import
