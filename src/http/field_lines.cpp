#include "http/field_lines.h"

#include <algorithm>

#include "http/octets.h"

namespace crm::http {

FieldLines::Event FieldLines::complain(std::string_view sentence) {
  complaint_ = sentence;
  return Event::Malformed;
}

// Places before the front wrap around, beyond all others: nobody looks there.
void FieldLines::drop(std::size_t bytes) {
  at_ -= bytes;
  end_max_ -= bytes;
  field_.name.at -= bytes;
  field_.value.at -= bytes;
}

FieldLines::Event FieldLines::advance(std::string_view bytes) {
  const std::size_t stop = std::min(bytes.size(), end_max_);
  while (at_ < stop) {
    switch (state_) {
      case State::LineStart:
        if (bytes[at_] == '\r') {
          ++at_;
          state_ = State::SectionLf;
          break;
        }
        if (count_ == fields_max_) return Event::TooMany;
        if (is_blank(bytes[at_])) return complain("A header field is folded over two lines.");
        field_.name.at = at_;
        state_ = State::Name;
        [[fallthrough]];

      case State::Name:
        at_ = kToken.skip(bytes, at_, stop);
        if (at_ == stop) break;
        field_.name.size = at_ - field_.name.at;
        if (bytes[at_] != ':' || field_.name.size == 0) {
          return complain("A header field has no valid name with a colon directly behind it.");
        }
        ++at_;
        state_ = State::BeforeValue;
        [[fallthrough]];

      case State::BeforeValue:
        while (at_ < stop && is_blank(bytes[at_])) ++at_;
        if (at_ == stop) break;
        field_.value.at = at_;
        state_ = State::Value;
        [[fallthrough]];

      case State::Value: {
        at_ = kValue.skip(bytes, at_, stop);
        if (at_ == stop) break;
        if (bytes[at_] != '\r') {
          return complain("A header field holds a control character, or does not end with CR LF.");
        }
        std::size_t end = at_;
        while (end > field_.value.at && is_blank(bytes[end - 1])) --end;
        field_.value.size = end - field_.value.at;
        ++at_;
        state_ = State::LineLf;
        break;
      }

      case State::LineLf:
        if (bytes[at_] != '\n') return complain("A CR is not followed by LF.");
        ++at_;
        ++count_;
        state_ = State::LineStart;
        return Event::Field;

      case State::SectionLf:
        if (bytes[at_] != '\n') return complain("A CR is not followed by LF.");
        ++at_;
        return Event::End;
    }
  }
  return at_ >= end_max_ ? Event::TooLong : Event::More;
}

}  // namespace crm::http
