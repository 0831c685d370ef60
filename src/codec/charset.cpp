#include "codec/charset.h"

#include <array>
#include <cstdint>

#include "carrier/charset_name.h"

namespace crm::codec {
namespace {

using carrier::Charset;
using namespace std::string_view_literals;

Result<std::string_view> undecodable(Charset charset, std::size_t at) {
  return refuse(ErrorKind::BadRequest, "The body is not valid " +
                                           std::string(carrier::name(charset)) + " at byte " +
                                           std::to_string(at + 1) + ".");
}

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

Result<std::string_view> from_ascii(std::string_view body) {
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (byte_at(body, at) >= 0x80) return undecodable(Charset::Ascii, at);
  }
  return body;
}

std::string_view from_latin1(std::string_view body, std::string& room) {
  room.clear();
  room.reserve(body.size());
  for (std::size_t at = 0; at < body.size(); ++at) append_utf8(room, byte_at(body, at));
  return room;
}

Charset byte_order(std::string_view body) {
  if (const auto mark = byte_order_mark(body); mark && mark->charset != Charset::Utf8) {
    return mark->charset;
  }
  const bool ends_in_zero = body.size() >= 2 && body[0] != '\0' && body[1] == '\0';
  return ends_in_zero ? Charset::Utf16Le : Charset::Utf16Be;
}

Result<std::string_view> from_utf16(std::string_view body, Charset charset, std::string& room) {
  room.clear();
  room.reserve(body.size());
  const std::size_t high = charset == Charset::Utf16Le ? 1 : 0;
  const auto unit_at = [&](std::size_t at) {
    return (byte_at(body, at + high) << 8U) | byte_at(body, at + 1 - high);
  };
  constexpr std::uint32_t kMark = 0xFEFF;
  const std::size_t whole = body.size() - body.size() % 2;
  std::size_t at = whole > 0 && unit_at(0) == kMark ? 2 : 0;
  for (; at < whole; at += 2) {
    std::uint32_t point = unit_at(at);
    if (point >= 0xD800 && point <= 0xDFFF) {
      const std::uint32_t low = at + 2 < whole ? unit_at(at + 2) : 0;
      if (point > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return undecodable(charset, at);
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(room, point);
  }
  if (whole < body.size()) return undecodable(charset, whole);
  return room;
}

}  // namespace

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto follow = [&](unsigned shift) { put(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    follow(0);
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    follow(6);
    follow(0);
  } else {
    put(0xF0U | (point >> 18U));
    follow(12);
    follow(6);
    follow(0);
  }
}

std::optional<ByteOrderMark> byte_order_mark(std::string_view body) {
  struct Known {
    std::string_view bytes;
    Charset charset;
  };
  constexpr std::array kKnown{Known{"\xEF\xBB\xBF"sv, Charset::Utf8},
                              Known{"\xFF\xFE"sv, Charset::Utf16Le},
                              Known{"\xFE\xFF"sv, Charset::Utf16Be}};
  for (const Known& known : kKnown) {
    if (body.starts_with(known.bytes)) return ByteOrderMark{known.charset, known.bytes.size()};
  }
  return std::nullopt;
}

Result<std::string_view> to_utf8(std::string_view body, Charset charset, std::string& room) {
  switch (charset) {
    case Charset::Utf8:
      if (const auto mark = byte_order_mark(body); mark && mark->charset == Charset::Utf8) {
        body.remove_prefix(mark->length);
      }
      return body;
    case Charset::Ascii:
      return from_ascii(body);
    case Charset::Latin1:
      return from_latin1(body, room);
    case Charset::Utf16:
      return from_utf16(body, byte_order(body), room);
    case Charset::Utf16Le:
    case Charset::Utf16Be:
      return from_utf16(body, charset, room);
  }
  return refuse(ErrorKind::Internal, "No such charset.");
}

}  // namespace crm::codec
