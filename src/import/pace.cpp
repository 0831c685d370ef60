#include "import/pace.h"

namespace crm::import {
namespace {

constexpr std::chrono::milliseconds kBetweenCalls{100};
constexpr std::uint64_t kRowsBetweenLooks = 256;  // at the watch, which costs more than a row

}  // namespace

Pace::Pace(const std::function<bool(const Progress&)>& on_progress, std::string_view doing,
           std::uint64_t bytes_total)
    : on_progress_(on_progress) {
  progress_.doing = doing;
  progress_.bytes_total = bytes_total;
}

Result<void> Pace::begin(std::string_view table) {
  progress_.table = table;
  return tell();
}

Result<void> Pace::row(std::uint64_t bytes) {
  ++progress_.rows_done;
  return again(bytes);
}

Result<void> Pace::again(std::uint64_t bytes) {
  if (rows_until_look_-- > 0) return {};
  rows_until_look_ = kRowsBetweenLooks;
  progress_.bytes_done = bytes_of_files_done_ + bytes;
  if (std::chrono::steady_clock::now() - told_at_ < kBetweenCalls) return {};
  return tell();
}

Result<void> Pace::end(std::uint64_t bytes) {
  bytes_of_files_done_ += bytes;
  progress_.bytes_done = bytes_of_files_done_;
  return tell();
}

Result<void> Pace::tell() {
  told_at_ = std::chrono::steady_clock::now();
  if (!on_progress_ || on_progress_(progress_)) return {};
  return refuse(ErrorKind::Unavailable, "stopped; nothing was imported");
}

}  // namespace crm::import
