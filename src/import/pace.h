// How far one pass over the files is, told a few times a second to whoever watches; and the way in
// which they stop it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "import/importer.h"

namespace crm::import {

class Pace {
 public:
  // REQUIRES: on_progress outlives this; it may be empty.
  Pace(const std::function<bool(const Progress&)>& on_progress, std::string_view doing,
       std::uint64_t bytes_total);

  // The pass takes longer than was thought: files must be read once more.
  void expect(std::uint64_t more_bytes) { progress_.bytes_total += more_bytes; }

  // A file begins, of this table.
  [[nodiscard]] Result<void> begin(std::string_view table);
  // One more row; `bytes` of the file under way lie behind it.
  [[nodiscard]] Result<void> row(std::uint64_t bytes);
  // One more look at a row that has been counted.
  [[nodiscard]] Result<void> again(std::uint64_t bytes);
  // The file that began last has ended; it has this many bytes.
  [[nodiscard]] Result<void> end(std::uint64_t bytes);

 private:
  [[nodiscard]] Result<void> tell();

  const std::function<bool(const Progress&)>& on_progress_;
  Progress progress_;
  std::uint64_t bytes_of_files_done_ = 0;
  std::uint64_t rows_until_look_ = 0;
  // Of a watch, not of the day: it only spaces the calls out and reaches no data.
  std::chrono::steady_clock::time_point told_at_;
};

}  // namespace crm::import
