#include "http/body_flow.h"

#include <algorithm>
#include <utility>

namespace crm::http {
namespace {

Limits of_chunks(Limits limits, std::size_t bytes_max) {
  const std::size_t times = bytes_max / std::max<std::size_t>(limits.body_bytes_max, 1);
  limits.chunk_overhead_bytes_max *= std::max<std::size_t>(times, 1);
  limits.body_bytes_max = bytes_max;
  return limits;
}

}  // namespace

BodyFlow::BodyFlow(const HeadMeaning& meaning, const Limits& limits, std::size_t bytes_max)
    : is_chunked_(meaning.body == BodyKind::Chunked),
      missing_(meaning.body_bytes),
      chunks_(of_chunks(limits, bytes_max)) {
  if (is_chunked_) chunks_.begin(0);
}

Read<Progress> BodyFlow::advance(std::string_view bytes) {
  if (!is_chunked_) return advance_sized(bytes);
  const auto progress = chunks_.advance(bytes);
  if (!progress) return progress;
  if (*progress == Progress::Whole) {
    used_ = chunks_.end();
  } else {
    chunks_.drop(bytes.size());
  }
  return progress;
}

Progress BodyFlow::advance_sized(std::string_view bytes) {
  used_ = std::min(missing_, bytes.size());
  piece_.append(bytes.substr(0, used_));
  missing_ -= used_;
  return missing_ == 0 ? Progress::Whole : Progress::More;
}

std::size_t BodyFlow::piece_bytes() const {
  return is_chunked_ ? chunks_.body().size() : piece_.size();
}

std::string BodyFlow::take_piece() {
  return is_chunked_ ? chunks_.take() : std::exchange(piece_, {});
}

}  // namespace crm::http
