// Reads a section of field lines, of a head or of the trailers behind chunks, up to and with the
// empty line that ends it. No folding, no blank before the colon, CR LF alone [rfc 9112].
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/refusal.h"

namespace crm::http {

struct FieldSpan {
  Span name;
  Span value;  // without the blanks around it
};

class FieldLines {
 public:
  enum class Event : std::uint8_t {
    More,       // all bytes are read
    Field,      // field() is one more
    End,        // end() is behind the empty line
    Malformed,  // complaint() says how
    TooLong,    // it would go on at end_max
    TooMany,    // one more than fields_max begins
  };

  // A section that begins at `begin` and must be over at `end_max`, both counted from the first of
  // the bytes.
  FieldLines(std::size_t begin, std::size_t end_max, std::size_t fields_max)
      : at_(begin), end_max_(end_max), fields_max_(fields_max) {}

  // Goes on where the last call stopped. Octets are judged one by one, so how the bytes were cut
  // makes no difference.
  // REQUIRES: the last call answered More or Field, or there was none.
  [[nodiscard]] Event advance(std::string_view bytes);

  // The first so many bytes, all read, are not in front of those that are given next: of a field
  // that has begun in them no more is known than that it is there.
  void drop(std::size_t bytes);

  [[nodiscard]] const FieldSpan& field() const { return field_; }
  [[nodiscard]] std::size_t end() const { return at_; }
  [[nodiscard]] std::string_view complaint() const { return complaint_; }

 private:
  enum class State : std::uint8_t { LineStart, Name, BeforeValue, Value, LineLf, SectionLf };

  Event complain(std::string_view sentence);

  std::size_t at_;
  std::size_t end_max_;
  std::size_t fields_max_;
  std::size_t count_ = 0;
  State state_ = State::LineStart;
  FieldSpan field_;
  std::string_view complaint_;
};

}  // namespace crm::http
