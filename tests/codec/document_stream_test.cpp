#include "codec/document_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace crm::codec {
namespace {

class TextSink final : public ByteSink {
 public:
  explicit TextSink(std::size_t bytes_max = 1'000'000) : bytes_max_(bytes_max) {}
  [[nodiscard]] Result<void> write(std::string_view bytes) override {
    if (bytes.size() > bytes_max_ - text_.size()) {
      return refuse(ErrorKind::PayloadTooLarge, "too large");
    }
    text_ += bytes;
    return {};
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t bytes_max_;
  std::string text_;
};

// A body that comes in pieces of one size, however much is asked for.
class Pieces final : public ByteSource {
 public:
  Pieces(std::string_view body, std::size_t piece_bytes) : body_(body), piece_bytes_(piece_bytes) {}
  [[nodiscard]] std::uint64_t size() const override { return body_.size(); }
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override {
    return body_.copy(space.data(), std::min(space.size(), piece_bytes_), at);
  }

 private:
  std::string_view body_;
  std::size_t piece_bytes_;
};

// "7 content", "7 nothing" or the kind of the error and its sentence; the same however it is cut.
std::string outcome(std::string_view body) {
  std::vector<std::string> all;
  for (const std::size_t piece_bytes :
       {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, body.size() + 1}) {
    TextSink sink;
    const auto read = read_stream_upload(Pieces(body, piece_bytes), sink);
    if (!read) {
      EXPECT_EQ(read.error().kind, ErrorKind::BadRequest);
      all.push_back(read.error().detail);
    } else {
      all.push_back(std::to_string(raw(read->document)) +
                    (read->has_stream ? " '" + sink.text() + "'" : " nothing"));
    }
  }
  for (const std::string& each : all) EXPECT_EQ(each, all.front()) << body;
  return all.front();
}

TEST(StreamUpload, HandsItsContentOn) {
  EXPECT_EQ(outcome(R"({"DocumentId":7,"Stream":"Zm9vYmE="})"), "7 'fooba'");
}

TEST(StreamUpload, HasItsMembersInAnyOrderWithNamesInAnyCase) {
  EXPECT_EQ(outcome(R"( { "stream" : "Zm9v" , "documentid" : 7 } )"), "7 'foo'");
  EXPECT_EQ(outcome(R"({"STREAM":"Zm9v"})"), "0 'foo'");
}

TEST(StreamUpload, MayHaveNoContentOrAnEmptyOne) {
  EXPECT_EQ(outcome(R"({"DocumentId":7,"Stream":null})"), "7 nothing");
  EXPECT_EQ(outcome(R"({"DocumentId":7})"), "7 nothing");
  EXPECT_EQ(outcome(R"({"DocumentId":7,"Stream":""})"), "7 ''");
  EXPECT_EQ(outcome("{}"), "0 nothing");
}

TEST(StreamUpload, NamesItsDocumentAsANumberOrInDigits) {
  EXPECT_EQ(outcome(R"({"DocumentId":"7"})"), "7 nothing");
  EXPECT_EQ(outcome(R"({"DocumentId":2147483647})"), "2147483647 nothing");
  EXPECT_EQ(outcome(R"({"DocumentId":null})"), "0 nothing");
  const std::string no_id =
      "DocumentId must be the id of a document: a whole number from 0 to 2147483647.";
  EXPECT_EQ(outcome(R"({"DocumentId":2147483648})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":-1})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":1.5})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":18446744073709551615})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":true})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":[7]})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":"seven"})"), no_id);
  EXPECT_EQ(outcome(R"({"DocumentId":")" + std::string(1000, '0') + R"(7"})"), no_id);
}

TEST(StreamUpload, PassesOverWhatItDoesNotKnow) {
  EXPECT_EQ(outcome(R"({"Other":{"Stream":["!",{"DocumentId":1}]},"Streams":"!","List":[1,"x"],)"
                    R"("Yes":true,"Nothing":null,"Number":1e9,"DocumentId":7,"Stream":"Zm9v"})"),
            "7 'foo'");
  EXPECT_EQ(outcome("{\"" + std::string(1000, 'x') + "\":\"" + std::string(1000, 'y') +
                    "\",\"DocumentId\":7}"),
            "7 nothing");
}

TEST(StreamUpload, MayEscapeItsText) {
  EXPECT_EQ(outcome(R"({"Stream":"\u005am\/v\r\nZm9v\u002B\u003d=="})").substr(0, 6), "Stream");
  EXPECT_EQ(outcome(R"({"Stream":"\u005am9v\r\nZg\u003d="})"), "0 'foof'");
  EXPECT_EQ(outcome(R"({"Stre\u0061m":"\u002b\/\u002B\/"})"), "0 '\xFB\xFF\xBF'");
}

TEST(StreamUpload, MayBeginWithAByteOrderMark) {
  TextSink sink;
  EXPECT_TRUE(read_stream_upload(MemoryBytes("\xEF\xBB\xBF{\"Stream\":\"Zm9v\"}"), sink));
  EXPECT_EQ(sink.text(), "foo");
}

TEST(StreamUpload, SaysWhereItsTextIsNotBase64) {
  EXPECT_EQ(outcome(R"({"DocumentId":7,"Stream":"Zm9vZ-=="})"),
            "Stream is not base64: character 6 is none of its alphabet.");
  EXPECT_EQ(outcome(R"({"DocumentId":7,"Stream":"Zm9vZg"})"),
            "Stream is not base64: it ends within a group of four characters, behind character 6; "
            "the padding must be there.");
}

TEST(StreamUpload, HasItsContentAsATextOnce) {
  EXPECT_EQ(outcome(R"({"Stream":7})"), "Stream must be a text of base64, or null.");
  EXPECT_EQ(outcome(R"({"Stream":["Zm9v"]})"), "Stream must be a text of base64, or null.");
  EXPECT_EQ(outcome(R"({"Stream":{}})"), "Stream must be a text of base64, or null.");
  EXPECT_EQ(outcome(R"({"Stream":true})"), "Stream must be a text of base64, or null.");
  EXPECT_EQ(outcome(R"({"Stream":"Zm9v","stream":"Zm9v"})"), "stream stands twice in the body.");
  EXPECT_EQ(outcome(R"({"DocumentId":7,"DocumentId":8})"), "DocumentId stands twice in the body.");
}

TEST(StreamUpload, IsAnObject) {
  for (const auto* const body :
       {"null", "7", "1.5", "18446744073709551615", "true", "\"Zm9v\"", "[{\"Stream\":\"\"}]"}) {
    EXPECT_EQ(outcome(body), "The body must be a JSON object.") << body;
  }
  EXPECT_EQ(outcome(""), "The body is empty: send JSON.");
}

TEST(StreamUpload, SaysWhereItIsNoJson) {
  EXPECT_EQ(outcome(R"({"DocumentId":7,})").substr(0, 26), "The body is not valid JSON");
  EXPECT_EQ(outcome(R"({"DocumentId":7)").substr(0, 26), "The body is not valid JSON");
  EXPECT_EQ(outcome("{\"DocumentId\":7,\"Stream\":\"Zm\x01\"}").substr(0, 26),
            "The body is not valid JSON");
  TextSink sink;
  const auto read = read_stream_upload(MemoryBytes("{\"A\":7}x"), sink);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().detail, "The body has text behind its JSON value, at byte 8.");
}

TEST(StreamUpload, HasItsLimits) {
  const auto nested = [](std::size_t lists) {
    return "{\"A\":" + std::string(lists, '[') + std::string(lists, ']') + "}";
  };
  EXPECT_EQ(outcome(nested(63)), "0 nothing");
  EXPECT_EQ(outcome(nested(64)).substr(0, 26), "The body is not valid JSON");
  EXPECT_EQ(outcome("{\"A\":" + std::string(64, '1') + "}"), "0 nothing");
  EXPECT_EQ(outcome("{\"A\":" + std::string(65, '1') + "}"),
            "A number in the body is longer than 64 characters.");
  EXPECT_EQ(stream_upload_bytes_max(100'000'000), 150'065'536U);
}

TEST(StreamUpload, TellsWhatItsSinkSays) {
  TextSink sink(2);

  const auto read = read_stream_upload(MemoryBytes(R"({"Stream":"Zm9v"})"), sink);

  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(), (Error{ErrorKind::PayloadTooLarge, "too large"}));
}

TEST(StreamUpload, IsJsonInUtf8AndNotGzipped) {
  using carrier::BodyForm;
  EXPECT_TRUE(check_stream_upload_form(BodyForm{}));
  EXPECT_TRUE(check_stream_upload_form({.charset = carrier::Charset::Utf8}));
  for (const BodyForm& form : {BodyForm{.gzip = true}, BodyForm{.format = carrier::BodyFormat::Xml},
                               BodyForm{.format = carrier::BodyFormat::Form},
                               BodyForm{.charset = carrier::Charset::Utf16}}) {
    const auto checked = check_stream_upload_form(form);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, ErrorKind::UnsupportedMediaType);
  }
}

}  // namespace
}  // namespace crm::codec
