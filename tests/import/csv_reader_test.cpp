#include "import/csv_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "import/csv_writer.h"

namespace crm::import {
namespace {

using namespace std::string_literals;

using Fields = std::vector<std::string>;
using Records = std::vector<Fields>;

// Everything that a reading brought, as values that outlive the reader.
struct Reading {
  Records records;
  std::vector<std::uint64_t> lines;
  std::vector<std::string> raws;
  std::vector<std::string> flaws;  // "" where there is none
  std::string error;               // that ended it

  bool operator==(const Reading&) const = default;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  for (std::size_t i = 0; i < reading.records.size(); ++i) {
    *out << "\nline " << reading.lines[i] << " raw <" << reading.raws[i] << "> flaw <"
         << reading.flaws[i] << ">";
    for (const auto& field : reading.records[i]) *out << " [" << field << "]";
  }
  *out << "\nerror <" << reading.error << ">";
}

// Hands out at most `piece` bytes at a time.
ByteSource in_pieces(std::string_view text, std::size_t piece) {
  return [source = bytes_of(text), piece](std::span<char> into) mutable {
    return source(into.first(std::min(piece, into.size())));
  };
}

Reading read(ByteSource source, CsvReader::Limits limits = {}, std::size_t fields = 0) {
  CsvReader reader(std::move(source), limits);
  reader.expect_fields(fields);
  Reading reading;
  for (;;) {
    const auto record = reader.next();
    if (!record) {
      reading.error = record.error().detail;
      return reading;
    }
    if (!*record) return reading;
    reading.records.emplace_back((*record)->fields.begin(), (*record)->fields.end());
    reading.lines.push_back((*record)->line);
    reading.raws.emplace_back((*record)->raw);
    reading.flaws.push_back((*record)->flaw ? reason(*(*record)->flaw) : "");
  }
}

Reading read(std::string_view text) { return read(bytes_of(text)); }

std::string only_flaw(std::string_view text, std::size_t fields = 0) {
  const auto reading = read(bytes_of(text), {}, fields);
  std::string flaws;
  for (const auto& flaw : reading.flaws) flaws += flaw;
  return flaws + reading.error;
}

TEST(CsvReader, ReadsFieldsAndRecords) {
  EXPECT_EQ(read("a,b\r\nc,d\r\n").records, (Records{{"a", "b"}, {"c", "d"}}));
}

TEST(CsvReader, TakesLineFeedsAloneAndALastRecordWithoutAnEnd) {
  EXPECT_EQ(read("a,b\nc,d").records, (Records{{"a", "b"}, {"c", "d"}}));
}

TEST(CsvReader, KeepsEmptyFields) {
  EXPECT_EQ(read(",,\n,x,\n\"\",\"\"\n,").records,
            (Records{{"", "", ""}, {"", "x", ""}, {"", ""}, {"", ""}}));
}

TEST(CsvReader, SkipsAByteOrderMarkAtTheFrontAlone) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n\xEF\xBB\xBF"
                 "c,d\n")
                .records,
            (Records{{"a", "b"},
                     {"\xEF\xBB\xBF"
                      "c",
                      "d"}}));
  EXPECT_EQ(read("\xEF\xBB\xBF").records, Records{});
}

TEST(CsvReader, ReadsCommasQuotesAndLineBreaksInsideQuotes) {
  const auto reading = read("\"a,\"\"b\"\"\",\"two\r\nlines\"\r\nnext,1\r\n");
  EXPECT_EQ(reading.records, (Records{{"a,\"b\"", "two\r\nlines"}, {"next", "1"}}));
  EXPECT_EQ(reading.lines, (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(reading.raws.front(), "\"a,\"\"b\"\"\",\"two\r\nlines\"");
}

TEST(CsvReader, SkipsLinesWithoutAByteButCountsThem) {
  const auto reading = read("\r\na,b\r\n\r\n\nc,d\r\n\r\n");
  EXPECT_EQ(reading.records, (Records{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(reading.lines, (std::vector<std::uint64_t>{2, 5}));
}

TEST(CsvReader, OfNothingReadsNothing) {
  EXPECT_EQ(read("").records, Records{});
  EXPECT_EQ(read("").error, "");
}

TEST(CsvReader, RefusesAQuoteInsideAPlainField) {
  EXPECT_EQ(only_flaw("x,y\n1,Joe \"J\" Doe\n2,z\n"),
            "expected a field with a quote in it to stand in quotes (line 2, character 7)");
}

TEST(CsvReader, RefusesTextBehindAClosingQuote) {
  EXPECT_EQ(only_flaw("x,y\n1,\"Joe\" Doe\n2,z\n"),
            "expected a comma or the line's end behind a closing quote (line 2, character 8)");
}

TEST(CsvReader, RefusesABareCarriageReturn) {
  EXPECT_EQ(only_flaw("x,y\n1,a\rb\n"),
            "expected a line feed behind a carriage return (line 2, character 4)");
  EXPECT_EQ(only_flaw("x,\"y\"\r"),
            "expected a line feed behind a carriage return (line 1, character 6)");
}

TEST(CsvReader, RefusesANulByte) {
  EXPECT_EQ(only_flaw("x,y\n1,a\0b\n"s), "expected text without a NUL byte (line 2, character 4)");
}

TEST(CsvReader, RefusesWhatIsNotUtf8AndCountsCodePoints) {
  EXPECT_EQ(only_flaw("x,y\n\xC3\xA9,a\xE9z\n"), "expected text in UTF-8 (line 2, character 4)");
  EXPECT_EQ(only_flaw("x,y\nabcdefghij,\"q\r\n\xED\xA0\x80\"\n"),
            "expected text in UTF-8 (line 3, character 1)");
}

TEST(CsvReader, RefusesAnotherNumberOfFields) {
  EXPECT_EQ(only_flaw("a,b\nc\nd,e,f\n", 2),
            "expected 2 fields, found 1expected 2 fields, found 3");
}

TEST(CsvReader, GoesOnAtTheNextLineEndBehindAFlaw) {
  const auto reading = read("\"a\"b,c\"\nd,e\n");
  EXPECT_EQ(reading.records, (Records{{"\"a\"b", "c\""}, {"d", "e"}}));
}

TEST(CsvReader, KeepsTheTextOfAFlawedRecordAsItStands) {
  const auto reading = read("1,a\"b,\"c\"d\r\n");
  EXPECT_EQ(reading.raws.front(), "1,a\"b,\"c\"d");
  EXPECT_EQ(reading.records.front(), (Fields{"1", "a\"b", "\"c\"d"}));
}

TEST(CsvReader, EndsWithAnErrorWhenTheFileEndsInsideQuotes) {
  EXPECT_EQ(only_flaw("x,y\n1,\"a\nb\nc"),
            "line 2, character 3, field 2, \"a\nb\nc: expected the field's closing quote before "
            "the end of the file");
}

TEST(CsvReader, EndsWithAnErrorOnUtf16) {
  EXPECT_EQ(read("\xFF\xFEx").error, "line 1: expected text in UTF-8, this is UTF-16");
  EXPECT_EQ(read("\xFE\xFFx").error, "line 1: expected text in UTF-8, this is UTF-16");
}

TEST(CsvReader, EndsWithTheErrorOfItsSource) {
  const auto reading = read([](std::span<char>) -> Result<std::size_t> {
    return refuse(ErrorKind::BadRequest, "cannot be read");
  });
  EXPECT_EQ(reading.error, "cannot be read");
}

TEST(CsvReader, RefusesARowThatIsTooLongAndReadsTheNext) {
  for (const std::size_t buffer : {1U, 7U, 1000U}) {
    const auto reading = read(bytes_of("a,b\n12345,\"6\n789\n0\"\nc,d\n"),
                              {.row_bytes_max = 10, .buffer_bytes = buffer});
    EXPECT_EQ(reading.records, (Records{{"a", "b"}, {}, {"c", "d"}}));
    EXPECT_EQ(reading.lines, (std::vector<std::uint64_t>{1, 2, 5}));
    EXPECT_EQ(reading.flaws[1],
              "expected a row of at most 10 bytes; this one goes from line 2 to line 4");
    EXPECT_EQ(reading.raws[1], "");
  }
}

TEST(CsvReader, TakesARowOfJustTheGreatestLength) {
  const auto reading =
      read(in_pieces("12345,7890\r\n", 1), {.row_bytes_max = 10, .buffer_bytes = 1});
  EXPECT_EQ(reading.flaws, std::vector<std::string>{""});
}

TEST(CsvReader, EndsWithAnErrorWhenATooLongRowNeverEnds) {
  const auto reading =
      read(bytes_of("a,b\n1,\"" + std::string(100, 'x')), {.row_bytes_max = 10, .buffer_bytes = 8});
  EXPECT_EQ(reading.error,
            "line 2, in the row that begins here: expected the field's closing quote before the "
            "end of the file");
}

TEST(CsvReader, CountsTheBytesBehindIt) {
  CsvReader reader(bytes_of("a,b\r\nc,d\r\n"), {});
  ASSERT_TRUE(reader.next().has_value());
  EXPECT_EQ(reader.bytes_done(), 5U);
  ASSERT_TRUE(reader.next().has_value());
  EXPECT_EQ(reader.bytes_done(), 10U);
}

// Whatever the pieces are in which bytes arrive, and however small the buffer is to begin with.
TEST(CsvReader, ReadsTheSameHoweverTheBytesAreCut) {
  const std::vector<std::string> texts{
      "a,b\r\nc,d\r\n", "\xEF\xBB\xBF\"a\"\"\",\"\r\n\"\r\n,\n\n\r\nlast,\"q\"",
      "1,x\"y\n\"a\"b,2\r\r\n3\r4,5\n\"open\r\n",
      "n,\0\n\xC3\xA9,\xE9\r\n\xF0\x9F\x99\x82,\"\xE2\x82\xAC\"\"\"\r"s,
      "a,b,c\n12345678901234567890,\"\n\n\"\r\nshort,1\r\n\"x\"\r"};
  for (const std::string& text : texts) {
    const CsvReader::Limits limits{.row_bytes_max = 18};
    const Reading whole = read(bytes_of(text), limits, 2);
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
      for (std::size_t buffer = 1; buffer <= text.size() + 1; ++buffer) {
        EXPECT_EQ(read(in_pieces(text, piece),
                       {.row_bytes_max = limits.row_bytes_max, .buffer_bytes = buffer}, 2),
                  whole)
            << "piece " << piece << ", buffer " << buffer;
      }
    }
  }
}

rc::Gen<std::string> any_field() {
  return rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,\"\r\n;=\t")));
}

RC_GTEST_PROP(CsvReader, ReadsBackWhatTheWriterWrote, ()) {
  const auto records =
      *rc::gen::container<Records>(rc::gen::nonEmpty(rc::gen::container<Fields>(any_field())));
  std::string text;
  for (const Fields& fields : records) {
    const std::vector<std::string_view> views(fields.begin(), fields.end());
    append_csv(text, views);
  }
  const auto piece = *rc::gen::inRange<std::size_t>(1, 50);
  const Reading reading = read(in_pieces(text, piece), {.buffer_bytes = 16});
  RC_ASSERT(reading.records == records);
  RC_ASSERT(std::ranges::all_of(reading.flaws, [](const auto& flaw) { return flaw.empty(); }));
}

}  // namespace
}  // namespace crm::import
