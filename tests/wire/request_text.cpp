#include "tests/wire/request_text.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "base/text.h"
#include "tests/wire/bytes.h"

namespace crm {
namespace {

// "70 [" is [ seventy times.
std::string repeated(std::string_view text) {
  const auto blank = text.find(' ');
  const auto times = parse_int32(text.substr(0, blank));
  if (!times || blank == std::string_view::npos) throw std::runtime_error("no number of times");
  std::string out;
  for (std::int32_t i = 0; i < *times; ++i) out += text.substr(blank + 1);
  return out;
}

std::string chunk(std::string_view text) {
  std::array<char, 16> size{};
  const auto end = std::to_chars(size.data(), size.data() + size.size(), text.size(), 16).ptr;
  return std::string(size.data(), end) + "\r\n" + std::string(text) + "\r\n";
}

// One line of the body that is not plain text: ">word rest".
std::string written(std::string_view word, std::string_view rest) {
  if (word == "hex") return from_hex(rest);
  if (word == "gzip") return to_gzip(rest);
  if (word == "latin1") return to_latin1(rest);
  if (word == "utf16le") return to_utf16(rest, true);
  if (word == "utf16be") return to_utf16(rest, false);
  if (word == "gziptimes") return to_gzip(repeated(rest));
  if (word == "gzipchunk") return chunk(to_gzip(rest));
  if (word == "times") return repeated(rest);
  if (word == "chunk") return chunk(rest);
  if (word == "same") return std::string(rest);
  throw std::runtime_error("\">" + std::string(word) + "\" means nothing");
}

class Draft {
 public:
  explicit Draft(const Macros& macros) : macros_(macros) {}

  void add(std::string_view line) {
    line.remove_prefix(1);  // >
    if (!line.empty() && line.front() != ' ') {
      const auto end = std::min(line.find(' '), line.size());
      body_ += written(line.substr(0, end), line.substr(std::min(end + 1, line.size())));
      in_body_ = true;
      after_text_ = false;
      return;
    }
    if (!line.empty()) line.remove_prefix(1);
    if (in_body_) {
      if (after_text_) body_ += "\n";
      body_ += line;
      after_text_ = true;
    } else if (line.empty()) {
      in_body_ = true;
    } else {
      for (const std::string& each : macros_.lines(std::string(line))) head_ += each + "\r\n";
    }
  }

  [[nodiscard]] std::string bytes() const {
    const std::string lower = ascii_lower(head_);
    const bool framed = lower.find("\ncontent-length:") != std::string::npos ||
                        lower.find("\ntransfer-encoding:") != std::string::npos;
    std::string head = head_;
    if (!framed && !body_.empty()) {
      head += "Content-Length: " + std::to_string(body_.size()) + "\r\n";
    }
    return head + "\r\n" + body_;
  }

 private:
  const Macros& macros_;
  std::string head_;
  std::string body_;
  bool in_body_ = false;
  bool after_text_ = false;  // then a line break stands in front of the next line of text
};

}  // namespace

std::string request_bytes(const std::vector<std::string>& lines, const Macros& macros) {
  Draft draft(macros);
  for (const std::string& line : lines) draft.add(line);
  return draft.bytes();
}

}  // namespace crm
