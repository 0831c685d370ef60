#include "http/chunk_head.h"

#include "http/octets.h"

namespace crm::http {
namespace {

constexpr std::size_t kSizeDigitsMax = 16;  // what 64 bits hold

// qdtext [rfc 9110].
constexpr OctetSet kQuotedText =
    OctetSet{0x20, 0xFF, "\"\\\x7F"}.with(OctetSet{std::string_view("\t")});

}  // namespace

Read<Progress> ChunkHead::advance(std::string_view bytes) {
  for (; at_ < bytes.size(); ++at_) {
    const char c = bytes[at_];
    switch (state_) {
      case State::Size:
        state_ = behind_size(c);
        if (state_ == State::Broken) {
          return malformed("A chunk has no size of one to sixteen hexadecimal digits.");
        }
        break;
      case State::Lf:
        if (c != '\n') return malformed("A CR is not followed by LF.");
        ++at_;
        return Progress::Whole;
      default:
        if (c != '\r' && at_ - extension_at_ >= extension_bytes_max_) {
          return malformed("The extensions of a chunk are too long.");
        }
        state_ = behind_extension(c);
        if (state_ == State::Broken) return malformed("A chunk extension is malformed.");
    }
  }
  return Progress::More;
}

// Places before the front wrap around; only their distances matter from here on.
void ChunkHead::drop(std::size_t bytes) {
  begin_ -= bytes;
  at_ -= bytes;
  extension_at_ -= bytes;
}

ChunkHead::State ChunkHead::behind_size(char c) {
  const std::size_t digits = at_ - begin_;
  if (const int value = hex_value(c); value >= 0 && digits < kSizeDigitsMax) {
    data_bytes_ = data_bytes_ * 16 + static_cast<std::size_t>(value);
    return State::Size;
  }
  if (digits == 0) return State::Broken;
  if (c == '\r') return State::Lf;
  if (c != ';') return State::Broken;
  extension_at_ = at_;
  return State::NameStart;
}

ChunkHead::State ChunkHead::behind_extension(char c) const {
  switch (state_) {
    case State::NameStart:
      return kToken.has(c) ? State::Name : State::Broken;
    case State::Name:
      if (kToken.has(c)) return State::Name;
      if (c == '=') return State::ValueStart;
      break;
    case State::ValueStart:
      if (c == '"') return State::Quoted;
      return kToken.has(c) ? State::Value : State::Broken;
    case State::Value:
      if (kToken.has(c)) return State::Value;
      break;
    case State::Quoted:
      if (c == '"') return State::QuotedValue;
      if (c == '\\') return State::Escaped;
      return kQuotedText.has(c) ? State::Quoted : State::Broken;
    case State::Escaped:
      return kValue.has(c) ? State::Quoted : State::Broken;
    case State::QuotedValue:
      break;
    default:
      return State::Broken;
  }
  // A name or a value is whole.
  if (c == ';') return State::NameStart;
  return c == '\r' ? State::Lf : State::Broken;
}

}  // namespace crm::http
