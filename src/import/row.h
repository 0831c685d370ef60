// One row of a file as values, judged by itself: without the rows around it and without the store.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "import/csv_reader.h"
#include "import/tables.h"

namespace crm::import {

struct Cell {
  std::string_view text;  // as written
  // Of an Id, Reference or VisibleFor; 0 where it is empty, names none or cannot be read.
  std::int32_t id = 0;
  Instant at;              // of a Time
  bool is_absent = false;  // the file has no such column

  [[nodiscard]] bool empty() const { return text.empty(); }
};

// Why a row is not taken.
struct RowFlaw {
  std::optional<std::size_t> column{};  // none: the whole row is meant
  std::string value{};                  // as written, cut to what a message can hold
  std::string reason;
};

// Views live as long as those of the record that was read.
struct Row {
  std::uint64_t line = 0;
  std::string_view raw{};
  std::array<Cell, kColumnsMax> cells{};  // in the order of the shape's columns
  std::optional<RowFlaw> flaw{};          // the first thing wrong with it

  // The id that the row seems to be about, also where its CSV is broken; 0: nobody can tell. Good
  // for explaining why others that refer to it are not taken, and for nothing else.
  std::int32_t claimed_id = 0;

  // 0 when it cannot be read, or when the CSV is broken.
  [[nodiscard]] std::int32_t id() const { return cells[kIdColumn].id; }
};

// Reads every column that it can. A flaw is that of the record, or of the first column that is not
// as its description says, or of two columns that contradict each other.
[[nodiscard]] Row read_row(const Shape& shape, const Layout& layout, const CsvRecord& record);

[[nodiscard]] RowFlaw flaw_in(const Row& row, std::size_t column, std::string reason);

}  // namespace crm::import
