#include "codec/document_stream.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/text.h"
#include "codec/base64_decoder.h"
#include "codec/base64_string.h"
#include "codec/relaxed_json.h"
#include "codec/request_json.h"

namespace crm::codec {
namespace {

using boost::json::error_code;
using boost::json::string_view;

constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
// No name of ours is longer, and no number: what is, is not looked at any closer.
constexpr std::size_t kShortTextBytesMax = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class Member : std::uint8_t { Unknown, DocumentId, Stream };

// Hears the parser's events. `depth_` is 1 inside the body's own object, 2 in what is in it.
class UploadHandler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  explicit UploadHandler(ByteSink& content) : content_(content) {}

  // Why the body was refused, when it was not the syntax.
  [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }
  [[nodiscard]] const StreamUpload& upload() const { return upload_; }

  bool on_document_begin(error_code& /*ec*/) { return true; }
  bool on_document_end(error_code& /*ec*/) { return true; }

  bool on_object_begin(error_code& ec) { return begin(true, ec); }
  bool on_object_end(std::size_t /*members*/, error_code& /*ec*/) { return end(); }
  bool on_array_begin(error_code& ec) { return begin(false, ec); }
  bool on_array_end(std::size_t /*items*/, error_code& /*ec*/) { return end(); }

  bool on_key_part(string_view part, std::size_t /*so_far*/, error_code& /*ec*/) {
    if (depth_ == 1) add(part);
    return true;
  }
  bool on_key(string_view last, std::size_t /*size*/, error_code& ec) {
    if (depth_ != 1) return true;
    add(last);
    const std::string name = std::exchange(text_, {});
    member_ = equals_ignoring_case(name, "DocumentId") ? Member::DocumentId
              : equals_ignoring_case(name, "Stream")   ? Member::Stream
                                                       : Member::Unknown;
    bool& seen = member_ == Member::Stream ? seen_stream_ : seen_document_;
    if (member_ == Member::Unknown) return true;
    if (seen) return fail(ec, name + " stands twice in the body.");
    seen = true;
    return true;
  }

  bool on_string_part(string_view part, std::size_t /*so_far*/, error_code& ec) {
    return is_stream() ? decode(part, ec) : note(part);
  }
  bool on_string(string_view last, std::size_t /*size*/, error_code& ec) {
    if (is_stream()) return decode(last, ec) && finish_stream(ec);
    if (depth_ == 0) return fail_shape(ec);
    note(last);
    const std::string text = std::exchange(text_, {});
    if (!is_document()) return true;
    const bool is_short = text.size() <= kShortTextBytesMax;
    return take_document(is_short ? parse_int32(trim(text)) : std::nullopt, ec);
  }

  bool on_number_part(string_view part, error_code& ec) {
    number_chars_ += part.size();
    if (number_chars_ <= kJsonNumberCharsMax) return true;
    return fail(ec, "A number in the body is longer than " + std::to_string(kJsonNumberCharsMax) +
                        " characters.");
  }
  bool on_int64(std::int64_t number, string_view last, error_code& ec) {
    const bool fits = number >= std::numeric_limits<std::int32_t>::min() &&
                      number <= std::numeric_limits<std::int32_t>::max();
    return end_number(last, fits ? std::optional(static_cast<std::int32_t>(number)) : std::nullopt,
                      ec);
  }
  bool on_uint64(std::uint64_t /*beyond int64*/, string_view last, error_code& ec) {
    return end_number(last, std::nullopt, ec);
  }
  bool on_double(double /*number*/, string_view last, error_code& ec) {
    return end_number(last, std::nullopt, ec);
  }

  bool on_bool(bool /*truth*/, error_code& ec) { return other(ec); }
  bool on_null(error_code& ec) { return depth_ > 0 || fail_shape(ec); }

  bool on_comment_part(string_view /*part*/, error_code& /*ec*/) { return true; }
  bool on_comment(string_view /*last*/, error_code& /*ec*/) { return true; }

 private:
  [[nodiscard]] bool is_stream() const { return depth_ == 1 && member_ == Member::Stream; }
  [[nodiscard]] bool is_document() const { return depth_ == 1 && member_ == Member::DocumentId; }

  // Keeps a short text; of one that is too long enough to know that it is.
  void add(string_view part) {
    const std::size_t room = kShortTextBytesMax + 1 - text_.size();
    text_.append(part.data(), std::min(part.size(), room));
  }
  bool note(string_view part) {
    if (is_document()) add(part);
    return true;
  }

  bool begin(bool is_object, error_code& ec) {
    if (depth_ == 0 && !is_object) return fail_shape(ec);
    if (depth_ > 0 && !other(ec)) return false;
    ++depth_;
    return true;
  }
  bool end() {
    --depth_;
    return true;
  }

  // A value of a kind that neither member has.
  bool other(error_code& ec) {
    if (depth_ == 0) return fail_shape(ec);
    if (is_stream()) return fail(ec, "Stream must be a text of base64, or null.");
    if (is_document()) return fail_document(ec);
    return true;
  }

  bool end_number(string_view last, std::optional<std::int32_t> number, error_code& ec) {
    if (!on_number_part(last, ec)) return false;
    number_chars_ = 0;
    return is_document() ? take_document(number, ec) : other(ec);
  }
  bool take_document(std::optional<std::int32_t> number, error_code& ec) {
    if (!number || *number < 0) return fail_document(ec);
    upload_.document = DocumentId{*number};
    return true;
  }

  bool decode(string_view part, error_code& ec) {
    upload_.has_stream = true;
    bytes_.clear();
    const auto decoded = base64_.decode({part.data(), part.size()}, bytes_);
    if (!decoded) return fail(ec, "Stream " + decoded.error().detail);
    const auto written = content_.write(bytes_);
    return written || stop(ec, written.error());
  }
  bool finish_stream(error_code& ec) {
    const auto finished = base64_.finish();
    return finished || fail(ec, "Stream " + finished.error().detail);
  }

  // Ends the reading; the reason is kept.
  bool stop(error_code& ec, Error trouble) {
    trouble_ = std::move(trouble);
    ec = boost::json::error::incomplete;  // any will do
    return false;
  }
  bool fail(error_code& ec, std::string detail) {
    return stop(ec, Error{ErrorKind::BadRequest, std::move(detail)});
  }
  bool fail_shape(error_code& ec) { return fail(ec, "The body must be a JSON object."); }
  bool fail_document(error_code& ec) {
    return fail(ec,
                "DocumentId must be the id of a document: a whole number from 0 to 2147483647.");
  }

  ByteSink& content_;
  StreamUpload upload_;
  std::optional<Error> trouble_;
  std::size_t depth_ = 0;
  Member member_ = Member::Unknown;
  bool seen_document_ = false;
  bool seen_stream_ = false;
  std::string text_;  // of a name or a short text that comes in parts
  std::size_t number_chars_ = 0;
  Base64Decoder base64_;
  std::string bytes_;  // decoded, on their way
};

// The parser, and where in the body it is.
class UploadReader {
 public:
  explicit UploadReader(ByteSink& content) : parser_(options(), content) {}

  [[nodiscard]] Result<void> read(std::string_view piece, bool more) {
    error_code ec;
    const std::size_t read = parser_.write_some(more, piece.data(), piece.size(), ec);
    if (const auto& trouble = parser_.handler().trouble()) return tl::unexpected<Error>(*trouble);
    if (ec) return fault("The body is not valid JSON: " + ec.message(), read);
    if (read < piece.size()) return fault("The body has text behind its JSON value,", read);
    begin_ += piece.size();
    return {};
  }

  // Bytes of the body that are no JSON.
  void skip(std::size_t bytes) { begin_ += bytes; }

  [[nodiscard]] const StreamUpload& upload() const { return parser_.handler().upload(); }

 private:
  static boost::json::parse_options options() {
    boost::json::parse_options options;
    options.max_depth = kJsonDepthMax;
    return options;
  }

  [[nodiscard]] tl::unexpected<Error> fault(std::string detail, std::size_t read) const {
    return tl::unexpected<Error>(JsonFault{std::move(detail), begin_ + read}.error());
  }

  boost::json::basic_parser<UploadHandler> parser_;
  std::size_t begin_ = 0;  // of the piece, in the body
};

}  // namespace

Result<void> check_stream_upload_form(const carrier::BodyForm& form) {
  using carrier::BodyFormat;
  using carrier::Charset;
  const auto unsupported = [](std::string detail) {
    return refuse(ErrorKind::UnsupportedMediaType, std::move(detail));
  };
  if (form.gzip)
    return unsupported("Content-Encoding: the content of a document is not sent gzipped.");
  if (form.format != BodyFormat::Json && form.format != BodyFormat::ByLooks) {
    return unsupported("Content-Type: the content of a document is sent as application/json.");
  }
  if (form.charset && *form.charset != Charset::Utf8 && *form.charset != Charset::Ascii) {
    return unsupported("Content-Type: the content of a document is sent in UTF-8.");
  }
  return {};
}

Result<StreamUpload> read_stream_upload(const ByteSource& body, ByteSink& content) {
  if (body.size() == 0) return refuse(ErrorKind::BadRequest, "The body is empty: send JSON.");
  UploadReader reader(content);
  const auto memory = std::make_unique<std::array<char, kPieceBytes>>();
  std::uint64_t at = 0;
  while (at < body.size()) {
    const auto got = body.read(at, *memory);
    if (!got) return forward(got);
    if (*got == 0) return refuse(ErrorKind::Unavailable, "The body ends before it is whole.");
    std::string_view piece(memory->data(), *got);
    at += *got;
    if (at == *got && piece.starts_with(kByteOrderMark)) {
      piece.remove_prefix(kByteOrderMark.size());
      reader.skip(kByteOrderMark.size());
    }
    if (const auto read = reader.read(piece, at < body.size()); !read) return forward(read);
  }
  return reader.upload();
}

std::shared_ptr<const ByteSource> stream_text(std::shared_ptr<const ByteSource> content) {
  return std::make_shared<const Base64String>(std::move(content));
}

}  // namespace crm::codec
