// One of the six files, open: its rows can be gone through as often as it takes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "import/csv_reader.h"
#include "import/input_file.h"
#include "import/row.h"
#include "import/tables.h"

namespace crm::import {

// Goes through a file's rows once, from the first.
class Rows {
 public:
  Rows(const Shape& shape, const Layout& layout, CsvReader reader)
      : shape_(&shape), layout_(&layout), reader_(std::move(reader)) {}

  // The next row; none at the end. Views in it live until the next call.
  [[nodiscard]] Result<std::optional<Row>> next();

  [[nodiscard]] std::uint64_t count() const { return count_; }  // of rows handed out
  [[nodiscard]] std::uint64_t bytes_done() const { return reader_.bytes_done(); }

 private:
  const Shape* shape_;
  const Layout* layout_;
  CsvReader reader_;
  std::uint64_t count_ = 0;
};

class TableFile {
 public:
  // Opens the file and reads its header. REQUIRES: the path ends in the name of one of the six.
  [[nodiscard]] static Result<TableFile> open(const std::filesystem::path& path, Table table,
                                              std::size_t row_bytes_max);

  [[nodiscard]] const Shape& shape() const { return shape_of(table_); }
  [[nodiscard]] const InputFile& file() const { return file_; }
  // Must not outlive this. Errors do not name the file: at() does.
  [[nodiscard]] Result<Rows> rows() const;
  // An error met in this file, with its name in front.
  [[nodiscard]] tl::unexpected<Error> at(const Error& error) const;

 private:
  TableFile(InputFile file, Table table, std::size_t row_bytes_max);
  [[nodiscard]] CsvReader reader() const;

  InputFile file_;
  Table table_;
  std::size_t row_bytes_max_;
  Layout layout_;
};

}  // namespace crm::import
