// Reads the head of a request: its first line and its fields, up to and with the empty line.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "http/field_lines.h"
#include "http/framing_fields.h"
#include "http/limits.h"
#include "http/refusal.h"
#include "http/request_line.h"

namespace crm::http {

class HeadReader {
 public:
  explicit HeadReader(const Limits& limits);

  // Goes on where the last call stopped. What a line says is judged at its end, what the fields
  // mean at the end of the head; the first fault in the order of the bytes is the one that is told.
  // REQUIRES: the last call answered More, or there was none.
  [[nodiscard]] Read<Progress> advance(std::string_view bytes);

  // Once it is whole:
  [[nodiscard]] const RequestLine& line() const { return line_.line(); }
  [[nodiscard]] const std::vector<FieldSpan>& fields() const { return fields_; }
  [[nodiscard]] const HeadMeaning& meaning() const { return meaning_; }
  [[nodiscard]] Span host() const { return framing_.host(); }
  [[nodiscard]] std::size_t end() const { return field_lines_.end(); }

  // Forgets the head, keeps the memory.
  void next();

 private:
  Limits limits_;
  RequestLineReader line_;
  FieldLines field_lines_{0, 0, 0};  // begun once the first line is whole
  bool in_fields_ = false;
  FramingFields framing_;
  std::vector<FieldSpan> fields_;
  HeadMeaning meaning_;
};

}  // namespace crm::http
