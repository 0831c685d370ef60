#include "http/request_reader.h"

#include <limits>

namespace crm::http {
namespace {

constexpr Refusal kTooLarge{Status::PayloadTooLarge, "The body is larger than this server takes."};

// How large a body may be that is announced by a head.
Limits of_head(Limits limits, bool asks) {
  if (asks) limits.body_bytes_max = std::numeric_limits<std::size_t>::max();
  return limits;
}

}  // namespace

RequestReader::RequestReader(const Limits& limits, bool asks)
    : limits_(limits), asks_(asks), head_(of_head(limits, asks)), chunks_(limits) {}

RequestReader::Step RequestReader::look(std::string_view bytes) {
  if (std::holds_alternative<More>(step_)) step_ = in_body_ ? read_body(bytes) : read_head(bytes);
  return step_;
}

RequestReader::Step RequestReader::read_head(std::string_view bytes) {
  const auto progress = head_.advance(bytes);
  if (!progress) return progress.error();
  if (*progress == Progress::More) return More{Phase::Head, false};
  in_body_ = true;
  const HeadMeaning& meaning = head_.meaning();
  const bool is_chunked = meaning.body == BodyKind::Chunked;
  if (is_chunked) chunks_.begin(head_.end());
  if (asks_ && (is_chunked || meaning.body_bytes > limits_.body_bytes_max)) return Asks{};
  return read_body(bytes);
}

RequestReader::Step RequestReader::read_body(std::string_view bytes) {
  const HeadMeaning& meaning = head_.meaning();
  const More more{Phase::Body, meaning.expects_continue && bytes.size() == head_.end()};
  switch (meaning.body) {
    case BodyKind::None:
      return Whole{head_.end()};
    case BodyKind::Sized:
      if (bytes.size() - head_.end() < meaning.body_bytes) return more;
      return Whole{head_.end() + meaning.body_bytes};
    case BodyKind::Chunked: {
      const auto progress = chunks_.advance(bytes);
      if (!progress) return progress.error();
      if (*progress == Progress::More) return more;
      return Whole{chunks_.end()};
    }
  }
  return more;
}

bool RequestReader::accept(std::optional<std::size_t> bytes_max) {
  const bool is_small = head_.meaning().body_bytes <= bytes_max.value_or(limits_.body_bytes_max);
  step_ = is_small ? Step(More{Phase::Body, false}) : Step(kTooLarge);
  return is_small;
}

void RequestReader::flowed() { step_ = Whole{head_.end()}; }

Request RequestReader::request(std::string_view bytes) {
  Request request = head(bytes);
  const HeadMeaning& meaning = head_.meaning();
  if (meaning.body == BodyKind::Sized) {
    request.body = bytes.substr(head_.end(), meaning.body_bytes);
  } else if (meaning.body == BodyKind::Chunked) {
    request.body = chunks_.body();
  }
  return request;
}

Request RequestReader::head(std::string_view bytes) {
  const RequestLine& line = head_.line();
  const HeadMeaning& meaning = head_.meaning();
  fields_.clear();
  for (const FieldSpan& field : head_.fields()) {
    fields_.push_back({field.name.in(bytes), field.value.in(bytes)});
  }

  Request request;
  request.method = line.method.in(bytes);
  request.target = line.target.in(bytes);
  request.path = line.parts.path.in(request.target);
  if (request.path.empty() && request.target != "*") request.path = "/";
  request.query = line.parts.query.in(request.target);
  const bool absolute = line.parts.authority.size > 0;
  request.authority = absolute ? line.parts.authority.in(request.target) : head_.host().in(bytes);
  request.fields = fields_;
  request.keep_alive = meaning.keep_alive;
  request.says_keep_alive = meaning.says_keep_alive;
  return request;
}

void RequestReader::next() {
  head_.next();
  chunks_.forget();
  in_body_ = false;
  step_ = More{};
}

}  // namespace crm::http
