// Bytes a second through the reader of CSV, for rows as appointments have them: ASCII, with letters
// beyond it, and with quotes.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "import/csv_reader.h"
#include "import/table_file.h"

namespace crm::import {
namespace {

constexpr std::size_t kBytes = 16 * 1024 * 1024;

std::string repeated(std::string_view row) {
  std::string text;
  text.reserve(kBytes + row.size());
  while (text.size() < kBytes) text += row;
  return text;
}

constexpr std::string_view kAscii =
    "71952,1580,2090,258,Purchase order 4012,2014-06-30T00:00:00Z,258,2014-06-30T00:00:00Z,"
    "2014-07-09T00:00:00Z,2014-07-09T00:00:00Z,258\r\n";
constexpr std::string_view kLetters =
    "71952,1580,2090,258,Møte hos kunden i Tromsø,2014-06-30T00:00:00Z,258,2014-06-30T00:00:00Z,"
    "2014-07-09T00:00:00Z,2014-07-09T00:00:00Z,258\r\n";
constexpr std::string_view kQuoted =
    "71952,1580,2090,258,\"Order \"\"4012\"\", in full\",2014-06-30T00:00:00Z,258,"
    "2014-06-30T00:00:00Z,2014-07-09T00:00:00Z,2014-07-09T00:00:00Z,258\r\n";

void read_csv(benchmark::State& state, std::string_view row) {
  const std::string text = repeated(row);
  std::int64_t rows = 0;
  for (auto _ : state) {
    CsvReader reader(bytes_of(text), {});
    reader.expect_fields(11);
    for (;;) {
      const auto record = reader.next();
      if (!record || !*record) break;
      benchmark::DoNotOptimize((*record)->fields.data());
      ++rows;
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetItemsProcessed(rows);
}

// With every field read as its column wants it.
void read_rows(benchmark::State& state, std::string_view row) {
  const std::string text = repeated(row);
  const Shape& shape = shape_of(Table::Appointments);
  std::vector<std::string_view> header;
  for (const Column& column : shape.columns) header.push_back(column.name);
  const auto layout = Layout::read(shape, header);
  std::int64_t rows = 0;
  for (auto _ : state) {
    Rows reader(shape, *layout, CsvReader(bytes_of(text), {}));
    for (;;) {
      const auto next = reader.next();
      if (!next || !*next) break;
      benchmark::DoNotOptimize((*next)->cells.data());
      ++rows;
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetItemsProcessed(rows);
}

BENCHMARK_CAPTURE(read_csv, ascii, kAscii);
BENCHMARK_CAPTURE(read_csv, letters, kLetters);
BENCHMARK_CAPTURE(read_csv, quoted, kQuoted);
BENCHMARK_CAPTURE(read_rows, ascii, kAscii);

}  // namespace
}  // namespace crm::import
