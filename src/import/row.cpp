#include "import/row.h"

#include <algorithm>
#include <utility>

#include "base/civil_time.h"
#include "base/text.h"
#include "import/visible_for.h"

namespace crm::import {
namespace {

// Empty when the cell is as its column wants it; else what was expected. Fills in what it reads.
using Expected = std::string;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Expected read_id(Cell& cell) {
  const auto id = parse_int32(cell.text);
  if (!id || *id < 1) return "expected a whole number from 1 to 2,147,483,647";
  cell.id = *id;
  return {};
}

Expected read_text(const Cell& cell, const Column& column) {
  if (!column.may_be_empty && is_blank(cell.text)) return "expected a text that is not blank";
  if (cell.text.size() <= column.length_max) return {};  // each code point takes a byte or more
  const std::size_t length = code_points(cell.text);
  if (length <= column.length_max) return {};
  return "expected at most " + with_thousands(column.length_max) + " characters, found " +
         with_thousands(length);
}

// As parse_instant() does, but for years beyond 0001 to 9999: it moves those to the nearest instant
// that there is, and data that claims such a year is wrong.
Expected read_time(Cell& cell) {
  const auto written = parse_written_time(cell.text);
  if (!written) return written.error().detail;
  const auto offset_s = written->offset_s;
  if (!offset_s) return parse_instant(cell.text).error().detail;
  cell.at = Instant{utc_instant(written->civil).ticks - *offset_s * kTicksPerSecond};
  const bool six_digits = cell.text.front() == '+' || cell.text.front() == '-';
  if (six_digits || cell.at < kEarliest || cell.at > kLatest) {
    return "expected a time in the years 0001 to 9999";
  }
  return {};
}

Expected read_visible_for(Cell& cell) {
  const auto visible_for = parse_visible_for(cell.text);
  if (!visible_for) return std::string(kVisibleForExpected);
  cell.id = visible_for->associate;
  return {};
}

Expected read_cell(Cell& cell, const Column& column) {
  if (cell.empty()) {
    if (column.may_be_empty) return {};
    return "expected a value, this column must not be empty";
  }
  switch (column.reads) {
    case Reads::Id:
    case Reads::Reference:
      return read_id(cell);
    case Reads::Text:
      return read_text(cell, column);
    case Reads::Time:
      return read_time(cell);
    case Reads::VisibleFor:
      return read_visible_for(cell);
  }
  return {};
}

// What columns that are right each by itself may say against each other.
std::optional<RowFlaw> contradiction(const Shape& shape, const Row& row) {
  if (shape.table != Table::Appointments) return std::nullopt;
  using Columns = AppointmentColumns;
  const Cell& start = row.cells[Columns::Start];
  const Cell& end = row.cells[Columns::End];
  const Cell& completed_at = row.cells[Columns::CompletedAt];
  const Cell& completed_by = row.cells[Columns::CompletedBy];
  if (end.at < start.at) {
    return flaw_in(row, Columns::End,
                   "expected an end that is not before the start, " + std::string(start.text));
  }
  if (completed_at.empty() && !completed_by.empty()) {
    return flaw_in(row, Columns::CompletedAt, "expected a time, as completed_by is given");
  }
  if (completed_by.empty() && !completed_at.empty()) {
    return flaw_in(row, Columns::CompletedBy, "expected an id, as completed_at is given");
  }
  return std::nullopt;
}

RowFlaw as_row_flaw(const CsvFlaw& flaw, const CsvRecord& record, const Layout& layout) {
  RowFlaw told{.reason = reason(flaw)};
  if (!flaw.field || *flaw.field >= record.fields.size()) return told;
  told.value = excerpt(record.fields[*flaw.field]);
  if (const std::size_t column = layout.column(*flaw.field); column < kColumnsMax) {
    told.column = column;
  }
  return told;
}

}  // namespace

Row read_row(const Shape& shape, const Layout& layout, const CsvRecord& record) {
  Row row{.line = record.line, .raw = record.raw};
  if (record.flaw) {
    row.flaw = as_row_flaw(*record.flaw, record, layout);
    const std::size_t id_place = layout.place(kIdColumn).value_or(record.fields.size());
    if (id_place < record.fields.size()) {
      Cell claim;
      claim.text = record.fields[id_place];
      if (read_id(claim).empty()) row.claimed_id = claim.id;
    }
    return row;
  }
  for (std::size_t column = 0; column < shape.columns.size(); ++column) {
    Cell& cell = row.cells[column];
    const auto place = layout.place(column);
    if (!place) {
      cell.is_absent = true;
      continue;
    }
    cell.text = record.fields[*place];
    Expected expected = read_cell(cell, shape.columns[column]);
    if (!expected.empty() && !row.flaw) row.flaw = flaw_in(row, column, std::move(expected));
  }
  row.claimed_id = row.id();
  if (!row.flaw) row.flaw = contradiction(shape, row);
  return row;
}

RowFlaw flaw_in(const Row& row, std::size_t column, std::string reason) {
  return {
      .column = column, .value = excerpt(row.cells.at(column).text), .reason = std::move(reason)};
}

}  // namespace crm::import
