#include "http/head_reader.h"

namespace crm::http {

HeadReader::HeadReader(const Limits& limits) : limits_(limits), line_(limits) {}

Read<Progress> HeadReader::advance(std::string_view bytes) {
  if (!in_fields_) {
    const auto line = line_.advance(bytes);
    if (!line || *line == Progress::More) return line;
    in_fields_ = true;
    field_lines_ =
        FieldLines(line_.end(), line_.begin() + limits_.head_bytes_max, limits_.fields_max);
  }
  while (true) {
    switch (field_lines_.advance(bytes)) {
      case FieldLines::Event::More:
        return Progress::More;
      case FieldLines::Event::Field: {
        const FieldSpan& field = field_lines_.field();
        fields_.push_back(field);
        framing_.note(bytes, field.name, field.value);
        break;
      }
      case FieldLines::Event::End: {
        const auto meaning = framing_.judge(bytes, line_.line().minor_version, limits_);
        if (!meaning) return tl::unexpected(meaning.error());
        meaning_ = *meaning;
        return Progress::Whole;
      }
      case FieldLines::Event::Malformed:
        return malformed(field_lines_.complaint());
      case FieldLines::Event::TooLong:
        return refused(Status::HeaderFieldsTooLarge, "The head of the request is too long.");
      case FieldLines::Event::TooMany:
        return refused(Status::HeaderFieldsTooLarge, "The request has too many header fields.");
    }
  }
}

void HeadReader::next() {
  line_ = RequestLineReader(limits_);
  in_fields_ = false;
  framing_ = {};
  fields_.clear();
  meaning_ = {};
}

}  // namespace crm::http
