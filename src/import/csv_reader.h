// Reads CSV by RFC 4180, a record at a time, from bytes that arrive in pieces of any size. It is
// strict and forgiving at once: a record that breaks the rules is handed out with its flaw, and the
// reading goes on at the next line end, so that one pass over a file finds all that is wrong in it.
//
// Records end with CRLF or LF, the last one may go without. Fields are separated by commas; one
// that begins with a quote may hold commas, line breaks and quotes (doubled). A byte order mark at
// the front is skipped, and so are lines without a byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace crm::import {

// Fills the front of a buffer with the next bytes and says how many; 0 is the end.
using ByteSource = std::function<Result<std::size_t>(std::span<char>)>;

// The bytes of a text that outlives the source.
[[nodiscard]] ByteSource bytes_of(std::string_view text);

enum class CsvFlawKind : std::uint8_t {
  QuoteInPlainField,
  TextAfterQuote,
  BareCarriageReturn,
  NulByte,
  NotUtf8,
  WrongFieldCount,
  TooLong,
};

// What is wrong with a record: the first thing found.
struct CsvFlaw {
  CsvFlawKind kind = CsvFlawKind::WrongFieldCount;
  std::optional<std::size_t> field{};  // the field concerned; none: the whole record
  std::uint64_t line = 0;              // where in the file; the first line is 1
  std::uint64_t character = 0;         // and where on that line, in code points from 1; 0: nowhere
  std::uint64_t found = 0;     // WrongFieldCount: fields; TooLong: the last line of the record
  std::uint64_t expected = 0;  // WrongFieldCount: fields; TooLong: bytes allowed

  bool operator==(const CsvFlaw&) const = default;
};

// What was expected, as a sentence for people.
[[nodiscard]] std::string reason(const CsvFlaw& flaw);

// One record. Views live until the next call of the reader that handed it out.
struct CsvRecord {
  std::uint64_t line = 0;  // where it begins
  std::string_view raw;    // as it stands in the file, without its line end; "" when too long
  // Without quotes and with doubled quotes made single; a field with a flaw stands as written.
  std::span<const std::string_view> fields;
  std::optional<CsvFlaw> flaw;
};

class CsvReader {
 public:
  struct Limits {
    std::size_t row_bytes_max = 1024 * 1024;
    std::size_t buffer_bytes = 256 * 1024;  // to begin with; grows up to twice row_bytes_max
  };

  CsvReader(ByteSource source, Limits limits);

  // The next record; none at the end. An error ends the reading: the source failed, the text is
  // UTF-16, or it ends inside quotes, so that nobody can tell how many records the quote swallowed.
  [[nodiscard]] Result<std::optional<CsvRecord>> next();

  // From now on a record with another number of fields has a flaw.
  void expect_fields(std::size_t count) { expected_fields_ = count; }

  // Bytes of the source that lie behind the record last handed out.
  [[nodiscard]] std::uint64_t bytes_done() const { return bytes_read_ - (end_ - at_); }

 private:
  enum class State : std::uint8_t { FieldStart, Plain, Quoted, QuoteSeen, CarriageReturn };

  // A field as offsets from the record's first byte, which moves when the buffer does.
  struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;   // begins and ends with a quote
    bool doubled = false;  // and holds doubled ones
  };

  [[nodiscard]] Result<void> start();
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] bool scan();
  [[nodiscard]] Result<void> end_of_source();
  [[nodiscard]] tl::unexpected<Error> unclosed_quote() const;
  void begin_record();
  void close_field(std::size_t end);
  void note(CsvFlawKind kind, std::size_t offset);
  void drop_if_too_long();
  [[nodiscard]] std::string_view raw() const;
  [[nodiscard]] std::string_view text_of(const Extent& extent);
  [[nodiscard]] CsvRecord finish();
  [[nodiscard]] std::span<const std::string_view> texts();
  [[nodiscard]] std::optional<CsvFlaw> flaw_of(const CsvRecord& record) const;
  [[nodiscard]] CsvFlaw placed(CsvFlawKind kind, std::size_t offset) const;

  ByteSource source_;
  Limits limits_;
  std::size_t expected_fields_ = 0;  // 0: any

  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the record, in buffer_
  std::size_t at_ = 0;     // the next byte to look at
  std::size_t end_ = 0;    // of what has been read
  std::uint64_t bytes_read_ = 0;
  bool started_ = false;
  bool ended_ = false;

  // The record under way.
  State state_ = State::FieldStart;
  std::uint64_t line_ = 1;  // where it begins
  std::size_t length_ = 0;  // without its line end, once that is found
  Extent field_;
  std::vector<Extent> extents_;
  std::optional<CsvFlawKind> flaw_;
  std::size_t flaw_offset_ = 0;
  bool quotes_seen_ = false;
  bool too_long_ = false;
  std::uint64_t dropped_lines_ = 0;

  std::vector<std::string_view> fields_;
  std::string unescaped_;  // fields with doubled quotes, one behind the other
};

}  // namespace crm::import
