#include "http/response_reader.h"

#include "base/text.h"
#include "http/octets.h"

namespace crm::http {
namespace {

constexpr std::string_view kVersion = "HTTP/1.";
constexpr std::size_t kLineBytesMin = 12;  // HTTP/1.1 200

// The status of "HTTP/1.1 200 OK"; 0 where it is no such line.
int status_of(std::string_view line) {
  if (line.size() < kLineBytesMin || !line.starts_with(kVersion)) return 0;
  if (line[7] != '0' && line[7] != '1') return 0;
  if (line[8] != ' ' || (line.size() > kLineBytesMin && line[kLineBytesMin] != ' ')) return 0;
  const std::string_view digits = line.substr(9, 3);
  if (!kDigits.makes_up(digits) || digits[0] < '2') return 0;  // 1xx was not asked for
  return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

tl::unexpected<Refusal> too_large() {
  return refused(Status::PayloadTooLarge, "the answer is too large");
}

}  // namespace

Read<Progress> ResponseReader::advance(std::string_view bytes) {
  if (state_ == State::StatusLine) {
    const auto line = advance_line(bytes);
    if (!line || *line == Progress::More) return line;
  }
  if (state_ == State::Fields) {
    const auto fields = advance_fields(bytes);
    if (!fields || *fields == Progress::More) return fields;
  }
  return advance_body(bytes);
}

Read<Progress> ResponseReader::end(std::string_view bytes) {
  if (state_ != State::UntilEnd) return malformed("the answer ends too early");
  body_bytes_ = bytes.size() - body_at_;
  state_ = State::Whole;
  return Progress::Whole;
}

std::string_view ResponseReader::body(std::string_view bytes) const {
  return chunks_.body().empty() ? bytes.substr(body_at_, body_bytes_) : chunks_.body();
}

Read<Progress> ResponseReader::advance_line(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n");
  if (end == std::string_view::npos) {
    if (bytes.size() > limits_.head_bytes_max) return too_large();
    return Progress::More;
  }
  status_ = status_of(bytes.substr(0, end));
  if (status_ == 0) return malformed("the answer is no HTTP/1.1");
  fields_ = FieldLines(end + 2, limits_.head_bytes_max, limits_.fields_max);
  state_ = State::Fields;
  return Progress::Whole;
}

Read<Progress> ResponseReader::advance_fields(std::string_view bytes) {
  for (;;) {
    switch (fields_.advance(bytes)) {
      case FieldLines::Event::More:
        return Progress::More;
      case FieldLines::Event::End:
        return judge_fields();
      case FieldLines::Event::Malformed:
        return malformed("the answer's head is malformed");
      case FieldLines::Event::TooLong:
      case FieldLines::Event::TooMany:
        return too_large();
      case FieldLines::Event::Field:
        break;
    }
    const std::string_view name = fields_.field().name.in(bytes);
    if (equals_ignoring_case(name, "content-length")) {
      ++lengths_;
      length_ = fields_.field().value.in(bytes);
    } else if (equals_ignoring_case(name, "transfer-encoding")) {
      ++codings_;
      coding_ = fields_.field().value.in(bytes);
    }
  }
}

Read<Progress> ResponseReader::judge_fields() {
  body_at_ = fields_.end();
  if (lengths_ > 1 || codings_ > 1 || lengths_ + codings_ > 1) {
    return malformed("the answer does not say how long it is");
  }
  if (codings_ == 1) {
    if (!equals_ignoring_case(coding_, "chunked")) return malformed("the answer is coded");
    chunks_.begin(body_at_);
    state_ = State::Chunked;
  } else if (lengths_ == 1) {
    const auto length = kDigits.makes_up(length_) ? parse_int32(length_) : std::nullopt;
    if (!length) return malformed("the answer does not say how long it is");
    body_bytes_ = static_cast<std::size_t>(*length);
    if (body_bytes_ > limits_.body_bytes_max) return too_large();
    state_ = State::Sized;
  } else {
    state_ = State::UntilEnd;
  }
  return Progress::Whole;
}

Read<Progress> ResponseReader::advance_body(std::string_view bytes) {
  if (state_ == State::Chunked) {
    auto read = chunks_.advance(bytes);
    if (read && *read == Progress::Whole) state_ = State::Whole;
    return read;
  }
  const std::size_t has_come = bytes.size() - body_at_;
  if (state_ == State::UntilEnd) {
    if (has_come > limits_.body_bytes_max) return too_large();
    return Progress::More;
  }
  if (has_come < body_bytes_) return Progress::More;
  state_ = State::Whole;
  return Progress::Whole;
}

}  // namespace crm::http
