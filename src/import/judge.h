// Decides which rows of the files are taken, before anything is written [adr 4].
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "import/importer.h"
#include "import/pace.h"
#include "import/table_file.h"
#include "import/tables.h"
#include "store/store.h"

namespace crm::import {

struct Verdict {
  struct OfTable {
    std::uint64_t rows = 0;
    std::vector<std::uint64_t> refused;  // numbers of rows, the first being 1, rising
  };

  std::array<OfTable, kTableCount> tables;
  std::vector<RefusedRow> refused;  // the first settings.refusals_kept_max, file by file
  std::uint64_t refused_total = 0;
  std::vector<std::string> notices;

  [[nodiscard]] const OfTable& of(Table table) const { return tables.at(index(table)); }
};

// Holds ids in memory, not rows: the files are read as often as it takes. Where bad rows are
// skipped, a row that refers to a refused one is refused too, until nothing changes.
// REQUIRES: files are in the order of Table, and of different tables.
[[nodiscard]] Result<Verdict> judge(const std::vector<TableFile>& files,
                                    const store::Reader& stored, const Settings& settings,
                                    Pace& pace);

}  // namespace crm::import
