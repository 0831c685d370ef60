#include "http/request_reader.h"

namespace crm::http {

RequestReader::RequestReader(const Limits& limits) : head_(limits), chunks_(limits) {}

RequestReader::Step RequestReader::look(std::string_view bytes) {
  if (std::holds_alternative<More>(step_)) step_ = in_body_ ? read_body(bytes) : read_head(bytes);
  return step_;
}

RequestReader::Step RequestReader::read_head(std::string_view bytes) {
  const auto progress = head_.advance(bytes);
  if (!progress) return progress.error();
  if (*progress == Progress::More) return More{Phase::Head, false};
  in_body_ = true;
  if (head_.meaning().body == BodyKind::Chunked) chunks_.begin(head_.end());
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

Request RequestReader::request(std::string_view bytes) {
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
  if (meaning.body == BodyKind::Sized) {
    request.body = bytes.substr(head_.end(), meaning.body_bytes);
  } else if (meaning.body == BodyKind::Chunked) {
    request.body = chunks_.body();
  }
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
