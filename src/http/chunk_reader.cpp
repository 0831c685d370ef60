#include "http/chunk_reader.h"

#include <algorithm>
#include <utility>

namespace crm::http {
namespace {

// Thousands of idle connections must not each keep the largest body they have seen.
constexpr std::size_t kKeptBytesMax = std::size_t{64} * 1024;

}  // namespace

void ChunkReader::begin(std::size_t at) {
  at_ = at;
  state_ = State::Head;
  head_ = ChunkHead(at, limits_.chunk_extension_bytes_max);
  overhead_bytes_ = 0;
  taken_bytes_ = 0;
}

void ChunkReader::drop(std::size_t bytes) {
  at_ = 0;
  if (state_ == State::Head) head_.drop(bytes);
  if (state_ == State::Trailers) trailers_.drop(bytes);
}

std::string ChunkReader::take() {
  taken_bytes_ += body_.size();
  return std::exchange(body_, {});
}

void ChunkReader::forget() {
  body_.clear();
  if (body_.capacity() > kKeptBytesMax) body_.shrink_to_fit();
}

Read<Progress> ChunkReader::advance(std::string_view bytes) {
  while (at_ < bytes.size()) {
    switch (state_) {
      case State::Head: {
        auto progress = head_.advance(bytes);
        if (progress && *progress == Progress::Whole) progress = judge_head();
        if (!progress || *progress == Progress::More) return progress;
        break;
      }
      case State::Data: {
        const std::size_t arrived = std::min(missing_, bytes.size() - at_);
        body_.append(bytes.substr(at_, arrived));
        at_ += arrived;
        missing_ -= arrived;
        if (missing_ == 0) state_ = State::DataCr;
        break;
      }
      case State::DataCr:
        if (bytes[at_] != '\r') return malformed("The data of a chunk does not end at its size.");
        ++at_;
        state_ = State::DataLf;
        break;
      case State::DataLf:
        if (bytes[at_] != '\n') return malformed("A CR is not followed by LF.");
        ++at_;
        head_ = ChunkHead(at_, limits_.chunk_extension_bytes_max);
        state_ = State::Head;
        break;
      case State::Trailers:
        return advance_trailers(bytes);
    }
  }
  return Progress::More;
}

Read<Progress> ChunkReader::judge_head() {
  at_ = head_.end();
  overhead_bytes_ += head_.line_bytes();
  if (overhead_bytes_ > limits_.chunk_overhead_bytes_max) {
    return malformed("The body is cut into too many chunks.");
  }
  missing_ = head_.data_bytes();
  if (missing_ > limits_.body_bytes_max - taken_bytes_ - body_.size()) {
    return refused(Status::PayloadTooLarge, "The body is larger than this server takes.");
  }
  if (missing_ > 0) {
    state_ = State::Data;
  } else {
    trailers_ = FieldLines(at_, at_ + limits_.trailer_bytes_max, limits_.fields_max);
    state_ = State::Trailers;
  }
  return Progress::Whole;
}

Read<Progress> ChunkReader::advance_trailers(std::string_view bytes) {
  while (true) {
    switch (trailers_.advance(bytes)) {
      case FieldLines::Event::More:
        return Progress::More;
      case FieldLines::Event::Field:
        break;
      case FieldLines::Event::End:
        at_ = trailers_.end();
        return Progress::Whole;
      case FieldLines::Event::Malformed:
        return malformed(trailers_.complaint());
      case FieldLines::Event::TooLong:
        return malformed("The trailers behind the body are too long.");
      case FieldLines::Event::TooMany:
        return malformed("There are too many trailers behind the body.");
    }
  }
}

}  // namespace crm::http
