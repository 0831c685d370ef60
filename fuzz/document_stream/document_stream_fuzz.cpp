// The reader of documents' contents: never crashes, refuses only with BadRequest and short words,
// and makes the same of a body however it is cut.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "base/byte_sink.h"
#include "base/byte_source.h"
#include "codec/document_stream.h"

namespace {

class TextSink final : public crm::ByteSink {
 public:
  [[nodiscard]] crm::Result<void> write(std::string_view bytes) override {
    text += bytes;
    return {};
  }
  std::string text;
};

class Pieces final : public crm::ByteSource {
 public:
  Pieces(std::string_view body, std::size_t piece_bytes) : body_(body), piece_bytes_(piece_bytes) {}
  [[nodiscard]] std::uint64_t size() const override { return body_.size(); }
  [[nodiscard]] crm::Result<std::size_t> read(std::uint64_t at,
                                              std::span<char> space) const override {
    return body_.copy(space.data(), std::min(space.size(), piece_bytes_), at);
  }

 private:
  std::string_view body_;
  std::size_t piece_bytes_;
};

// What there is to know of it, as one text.
std::string outcome(std::string_view body, std::size_t piece_bytes) {
  TextSink sink;
  const auto read = crm::codec::read_stream_upload(Pieces(body, piece_bytes), sink);
  if (!read) {
    const crm::Error& error = read.error();
    if (error.kind != crm::ErrorKind::BadRequest) std::abort();
    if (error.detail.empty() || error.detail.size() > 400) std::abort();
    return "refused: " + error.detail;
  }
  if (crm::raw(read->document) < 0 || (!read->has_stream && !sink.text.empty())) std::abort();
  return std::to_string(crm::raw(read->document)) + (read->has_stream ? " with " : " without ") +
         sink.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string body(data + 1, data + size);
  if (body.starts_with("\xEF\xBB\xBF")) return 0;  // a mark is looked for in the first piece
  const std::string whole = outcome(body, body.size() + 1);
  const std::string cut = outcome(body, std::size_t{data[0]} + 1);
  // Where JSON is wrong is told by the piece that shows it, which may be a later one.
  const bool is_syntax = whole.starts_with("refused: The body is not valid JSON") ||
                         whole.starts_with("refused: The body has text behind");
  if (is_syntax ? !cut.starts_with("refused: ") : whole != cut) std::abort();
  return 0;
}
