// The reader of CSV takes any bytes in any slices: it reads the same as from one slice, and what it
// accepts reads back the same once it has been written out.
//
// Of the input the first byte chooses the slices, the second the greatest length of a row, the rest
// is the file.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/csv_reader.h"
#include "import/csv_writer.h"

namespace {

using crm::import::CsvReader;

constexpr std::size_t kOnePiece = 8192;  // small, as it is made anew for every input

struct Record {
  std::uint64_t line = 0;
  std::string raw;
  std::vector<std::string> fields;
  std::string flaw;

  bool operator==(const Record&) const = default;
};

struct Reading {
  std::vector<Record> records;
  std::string error;

  bool operator==(const Reading&) const = default;
};

crm::import::ByteSource in_slices(std::string_view text, std::size_t bytes) {
  return [source = crm::import::bytes_of(text), bytes](std::span<char> into) mutable {
    return source(into.first(std::min(bytes, into.size())));
  };
}

Reading read(crm::import::ByteSource source, CsvReader::Limits limits) {
  CsvReader reader(std::move(source), limits);
  reader.expect_fields(0);
  Reading reading;
  for (;;) {
    const auto record = reader.next();
    if (!record) {
      reading.error = record.error().detail;
      return reading;
    }
    if (!*record) return reading;
    reading.records.push_back({(*record)->line,
                               std::string((*record)->raw),
                               {(*record)->fields.begin(), (*record)->fields.end()},
                               (*record)->flaw ? reason(*(*record)->flaw) : ""});
  }
}

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t slice = std::size_t{data[0]} + 1;
  const std::size_t row_bytes_max = std::size_t{data[1]} * 4 + 1;
  const std::string file(data + 2, data + size);

  const Reading whole = read(crm::import::bytes_of(file),
                             {.row_bytes_max = row_bytes_max, .buffer_bytes = kOnePiece});
  const Reading sliced =
      read(in_slices(file, slice), {.row_bytes_max = row_bytes_max, .buffer_bytes = slice / 2});
  demand(whole == sliced);

  std::string written;
  std::vector<std::vector<std::string>> accepted;
  std::uint64_t line = 0;
  for (const Record& record : whole.records) {
    demand(record.line > line);
    line = record.line;
    demand(record.raw.size() <= row_bytes_max);
    if (!record.flaw.empty()) continue;
    const std::vector<std::string_view> fields(record.fields.begin(), record.fields.end());
    crm::import::append_csv(written, fields);
    accepted.push_back(record.fields);
  }
  // A field may begin with what would be a byte order mark at the front of a file.
  const Reading again = read(crm::import::bytes_of("\r\n" + written), {.buffer_bytes = kOnePiece});
  demand(again.error.empty() && again.records.size() == accepted.size());
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    demand(again.records[i].flaw.empty() && again.records[i].fields == accepted[i]);
  }
  return 0;
}
