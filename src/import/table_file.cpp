#include "import/table_file.h"

#include <utility>

namespace crm::import {
namespace {

// Reads the first record, the header.
Result<Layout> read_header(const Shape& shape, CsvReader& reader) {
  const auto first = reader.next();
  if (!first) return forward(first);
  const std::optional<CsvRecord>& header = *first;
  if (!header) return Layout::read(shape, {});
  if (header->flaw) return refuse(ErrorKind::BadRequest, "line 1: " + reason(*header->flaw));
  return Layout::read(shape, header->fields);
}

}  // namespace

Result<std::optional<Row>> Rows::next() {
  const auto next = reader_.next();
  if (!next) return forward(next);
  const std::optional<CsvRecord>& record = *next;
  if (!record) return std::optional<Row>{};
  ++count_;
  return read_row(*shape_, *layout_, *record);
}

Result<TableFile> TableFile::open(const std::filesystem::path& path, Table table,
                                  std::size_t row_bytes_max) {
  auto file = InputFile::open(path);
  if (!file) return forward(file);
  TableFile opened(std::move(*file), table, row_bytes_max);
  CsvReader reader = opened.reader();
  const auto layout = read_header(opened.shape(), reader);
  if (!layout) return opened.at(layout.error());
  opened.layout_ = *layout;
  return opened;
}

TableFile::TableFile(InputFile file, Table table, std::size_t row_bytes_max)
    : file_(std::move(file)), table_(table), row_bytes_max_(row_bytes_max) {}

Result<Rows> TableFile::rows() const {
  CsvReader reader = this->reader();
  if (const auto header = read_header(shape(), reader); !header) return at(header.error());
  reader.expect_fields(layout_.fields());
  return Rows(shape(), layout_, std::move(reader));
}

tl::unexpected<Error> TableFile::at(const Error& error) const {
  return refuse(error.kind, file_.name() + ", " + error.detail);
}

CsvReader TableFile::reader() const {
  return {file_.source(), CsvReader::Limits{.row_bytes_max = row_bytes_max_}};
}

}  // namespace crm::import
