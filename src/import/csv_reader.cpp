#include "import/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace crm::import {
namespace {

constexpr std::size_t kExcerptBytes = 60;  // of a field that is never closed, in the error

// The bytes at which a plain field may end or break a rule.
constexpr auto kSpecial = [] {
  std::array<bool, 256> special{};
  for (const char c : std::string_view(",\"\r\n")) special.at(static_cast<unsigned char>(c)) = true;
  return special;
}();

bool is_special(char c) { return kSpecial[static_cast<unsigned char>(c)]; }

std::uint64_t count_lines(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

// Whether every byte is ASCII other than NUL: nearly all records are, and eight bytes at a time can
// tell. Subtracting one from each byte borrows into its high bit exactly when it is zero.
bool is_plain_ascii(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    if (((eight | (eight - kOnes)) & kHighs) != 0) return false;
  }
  return std::ranges::all_of(text.substr(i), [](char c) { return c > 0; });
}

// Where well-formed UTF-8 stops.
std::size_t first_not_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = 1;
    while (length <= 4 && !is_utf8(text.substr(at, length))) ++length;
    if (length > 4) break;
    at += length;
  }
  return at;
}

}  // namespace

ByteSource bytes_of(std::string_view text) {
  return [text](std::span<char> into) mutable -> Result<std::size_t> {
    const std::size_t count = std::min(into.size(), text.size());
    std::copy_n(text.data(), count, into.data());
    text.remove_prefix(count);
    return count;
  };
}

std::string reason(const CsvFlaw& flaw) {
  const std::string place =
      " (line " + std::to_string(flaw.line) + ", character " + std::to_string(flaw.character) + ")";
  switch (flaw.kind) {
    case CsvFlawKind::QuoteInPlainField:
      return "expected a field with a quote in it to stand in quotes" + place;
    case CsvFlawKind::TextAfterQuote:
      return "expected a comma or the line's end behind a closing quote" + place;
    case CsvFlawKind::BareCarriageReturn:
      return "expected a line feed behind a carriage return" + place;
    case CsvFlawKind::NulByte:
      return "expected text without a NUL byte" + place;
    case CsvFlawKind::NotUtf8:
      return "expected text in UTF-8" + place;
    case CsvFlawKind::WrongFieldCount:
      return "expected " + std::to_string(flaw.expected) + " fields, found " +
             std::to_string(flaw.found);
    case CsvFlawKind::TooLong:
      return "expected a row of at most " + with_thousands(flaw.expected) +
             " bytes; this one goes from line " + std::to_string(flaw.line) + " to line " +
             std::to_string(flaw.found);
  }
  return "expected a row of CSV";
}

CsvReader::CsvReader(ByteSource source, Limits limits)
    : source_(std::move(source)),
      limits_(limits),
      buffer_(std::max<std::size_t>(limits.buffer_bytes, 1)) {}

Result<std::optional<CsvRecord>> CsvReader::next() {
  if (!started_) {
    if (const auto ok = start(); !ok) return forward(ok);
  }
  for (;;) {
    begin_record();
    while (!scan()) {
      const auto more = fill();
      if (!more) return forward(more);
      if (*more) continue;
      if (at_ == begin_ && extents_.empty() && !too_long_) return std::optional<CsvRecord>{};
      if (const auto ok = end_of_source(); !ok) return forward(ok);
      break;
    }
    const bool blank = length_ == 0 && !too_long_ && extents_.size() == 1;
    if (!blank) return std::optional(finish());
    ++line_;
  }
}

// Skips the byte order mark. The marks of UTF-16 are worth a sentence of their own: spreadsheets
// write that when asked for "Unicode text".
Result<void> CsvReader::start() {
  started_ = true;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  while (end_ < kMark.size()) {
    const auto more = fill();
    if (!more) return forward(more);
    if (!*more) break;
  }
  const std::string_view front(buffer_.data(), end_);
  if (front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF")) {
    return refuse(ErrorKind::BadRequest, "line 1: expected text in UTF-8, this is UTF-16");
  }
  if (front.starts_with(kMark)) at_ = kMark.size();
  return {};
}

void CsvReader::begin_record() {
  begin_ = at_;
  state_ = State::FieldStart;
  length_ = 0;
  extents_.clear();
  flaw_.reset();
  quotes_seen_ = false;
  too_long_ = false;
  dropped_lines_ = 0;
}

// Makes room behind what has been read and reads more; false at the end of the source.
Result<bool> CsvReader::fill() {
  if (ended_) return false;
  drop_if_too_long();
  if (begin_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    at_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto count = source_(std::span(buffer_).subspan(end_));
  if (!count) return forward(count);
  end_ += *count;
  bytes_read_ += *count;
  ended_ = *count == 0;
  return !ended_;
}

// Forgets the bytes of a record that has outgrown its limit; only its end is still looked for.
void CsvReader::drop_if_too_long() {
  if (!too_long_ && at_ - begin_ <= limits_.row_bytes_max) return;
  too_long_ = true;
  dropped_lines_ += count_lines({buffer_.data() + begin_, at_ - begin_});
  begin_ = at_;
}

// Looks at the bytes read so far. True when it has found the record's end.
bool CsvReader::scan() {
  const char* const record = buffer_.data() + begin_;
  const char* const stop = buffer_.data() + end_;
  const char* p = buffer_.data() + at_;
  const auto offset = [&] { return static_cast<std::size_t>(p - record); };
  const auto end_record = [&](std::size_t length) {
    close_field(length);
    length_ = length;
    at_ = static_cast<std::size_t>(p + 1 - buffer_.data());
    return true;
  };
  while (p != stop) {
    switch (state_) {
      case State::FieldStart:
        field_ = Extent{.begin = offset()};
        if (*p == '"') {
          field_.quoted = quotes_seen_ = true;
          state_ = State::Quoted;
          ++p;
          break;
        }
        state_ = State::Plain;
        [[fallthrough]];
      case State::Plain:
        while (p != stop && !is_special(*p)) ++p;
        if (p == stop) break;
        if (*p == '\n') return end_record(offset());
        if (*p == ',') {
          close_field(offset());
          state_ = State::FieldStart;
        } else if (*p == '\r') {
          state_ = State::CarriageReturn;
        } else {
          note(CsvFlawKind::QuoteInPlainField, offset());
        }
        ++p;
        break;
      case State::Quoted: {
        const void* const quote = std::memchr(p, '"', static_cast<std::size_t>(stop - p));
        p = quote == nullptr ? stop : static_cast<const char*>(quote) + 1;
        if (quote != nullptr) state_ = State::QuoteSeen;
        break;
      }
      case State::QuoteSeen:
        if (*p == '\n') return end_record(offset());
        if (*p == '"') {
          field_.doubled = true;
          state_ = State::Quoted;
        } else if (*p == ',') {
          close_field(offset());
          state_ = State::FieldStart;
        } else if (*p == '\r') {
          state_ = State::CarriageReturn;
        } else {
          note(CsvFlawKind::TextAfterQuote, offset());
          field_.quoted = false;
          state_ = State::Plain;
          break;
        }
        ++p;
        break;
      case State::CarriageReturn:
        // A record that was dropped in between begins behind the CR: then there is no length.
        if (*p == '\n') return end_record(offset() == 0 ? 0 : offset() - 1);
        note(CsvFlawKind::BareCarriageReturn, offset() == 0 ? 0 : offset() - 1);
        field_.quoted = false;
        state_ = State::Plain;
        break;
    }
  }
  at_ = end_;
  return false;
}

// The last record, which no line end closes.
Result<void> CsvReader::end_of_source() {
  const std::size_t length = at_ - begin_;
  if (state_ == State::Quoted) return unclosed_quote();
  if (state_ == State::FieldStart) field_ = Extent{.begin = length};
  if (state_ == State::CarriageReturn) {
    note(CsvFlawKind::BareCarriageReturn, length == 0 ? 0 : length - 1);
    field_.quoted = false;
  }
  close_field(length);
  length_ = length;
  return {};
}

tl::unexpected<Error> CsvReader::unclosed_quote() const {
  constexpr std::string_view kExpected =
      "expected the field's closing quote before the end of the file";
  if (too_long_) {  // where the quote stood is forgotten
    return refuse(ErrorKind::BadRequest,
                  "line " + std::to_string(line_) +
                      ", in the row that begins here: " + std::string(kExpected));
  }
  const CsvFlaw where = placed(CsvFlawKind::TextAfterQuote, field_.begin);
  const std::string_view rest(buffer_.data() + begin_ + field_.begin, at_ - begin_ - field_.begin);
  return refuse(ErrorKind::BadRequest, "line " + std::to_string(where.line) + ", character " +
                                           std::to_string(where.character) + ", field " +
                                           std::to_string(extents_.size() + 1) + ", " +
                                           excerpt(rest, kExcerptBytes) + ": " +
                                           std::string(kExpected));
}

void CsvReader::close_field(std::size_t end) {
  if (too_long_) return;
  field_.end = end;
  extents_.push_back(field_);
}

void CsvReader::note(CsvFlawKind kind, std::size_t offset) {
  if (flaw_) return;
  flaw_ = kind;
  flaw_offset_ = offset;
}

std::string_view CsvReader::raw() const { return {buffer_.data() + begin_, length_}; }

// REQUIRES: unescaped_ has room for the whole record, so that views into it stay good.
std::string_view CsvReader::text_of(const Extent& extent) {
  const std::string_view text = raw().substr(extent.begin, extent.end - extent.begin);
  if (!extent.quoted) return text;
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (!extent.doubled) return inside;
  const std::size_t begin = unescaped_.size();
  for (std::size_t at = 0; at < inside.size(); ++at) {
    unescaped_.push_back(inside[at]);
    if (inside[at] == '"') ++at;
  }
  return std::string_view(unescaped_).substr(begin);
}

CsvRecord CsvReader::finish() {
  CsvRecord record;
  record.line = line_;
  const std::uint64_t last_line = line_ + dropped_lines_ + (quotes_seen_ ? count_lines(raw()) : 0);
  if (too_long_ || length_ > limits_.row_bytes_max) {
    record.flaw = CsvFlaw{.kind = CsvFlawKind::TooLong,
                          .line = line_,
                          .found = last_line,
                          .expected = limits_.row_bytes_max};
  } else {
    record.raw = raw();
    record.fields = texts();
    record.flaw = flaw_of(record);
  }
  line_ = last_line + 1;
  return record;
}

std::span<const std::string_view> CsvReader::texts() {
  unescaped_.clear();
  if (quotes_seen_) unescaped_.reserve(length_);
  fields_.clear();
  for (const Extent& extent : extents_) fields_.push_back(text_of(extent));
  return fields_;
}

std::optional<CsvFlaw> CsvReader::flaw_of(const CsvRecord& record) const {
  if (flaw_) return placed(*flaw_, flaw_offset_);
  if (!is_plain_ascii(record.raw)) {
    if (const auto nul = record.raw.find('\0'); nul != std::string_view::npos) {
      return placed(CsvFlawKind::NulByte, nul);
    }
    if (!is_utf8(record.raw)) {
      return placed(CsvFlawKind::NotUtf8, first_not_utf8(record.raw));
    }
  }
  if (expected_fields_ == 0 || record.fields.size() == expected_fields_) return std::nullopt;
  return CsvFlaw{.kind = CsvFlawKind::WrongFieldCount,
                 .line = record.line,
                 .found = record.fields.size(),
                 .expected = expected_fields_};
}

CsvFlaw CsvReader::placed(CsvFlawKind kind, std::size_t offset) const {
  const std::string_view before = std::string_view(buffer_.data() + begin_, offset);
  const std::size_t last_break = before.rfind('\n');
  const std::string_view on_line =
      last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  const auto holds = [&](const Extent& extent) { return offset <= extent.end; };
  const auto field = std::ranges::find_if(extents_, holds);
  return CsvFlaw{.kind = kind,
                 .field = static_cast<std::size_t>(field - extents_.begin()),
                 .line = line_ + count_lines(before),
                 .character = code_points(on_line) + 1};
}

}  // namespace crm::import
