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
  std::int32_t id = 0;    // of an Id or Reference; 0 where it is empty or cannot be read
  Instant at;             // of a Time

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

  // 0 when it cannot be read, also where the rest of the row can.
  [[nodiscard]] std::int32_t id() const { return cells[kIdColumn].id; }
};

// Reads every column that it can. A flaw is that of the record, or of the first column that is not
// as its description says, or of two columns that contradict each other.
[[nodiscard]] Row read_row(const Shape& shape, const Layout& layout, const CsvRecord& record);

[[nodiscard]] RowFlaw flaw_in(const Row& row, std::size_t column, std::string reason);

}  // namespace crm::import
