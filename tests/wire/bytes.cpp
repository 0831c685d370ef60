#include "tests/wire/bytes.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

namespace crm {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, wrapped as gzip

std::vector<std::uint32_t> code_points_of(std::string_view utf8) {
  std::vector<std::uint32_t> points;
  for (const char c : utf8) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x80) {
      points.push_back(octet);
    } else if (octet >= 0xF0) {
      points.push_back(octet & 0x07U);
    } else if (octet >= 0xE0) {
      points.push_back(octet & 0x0FU);
    } else if (octet >= 0xC0) {
      points.push_back(octet & 0x1FU);
    } else {
      points.back() = (points.back() << 6U) | (octet & 0x3FU);
    }
  }
  return points;
}

void append_unit(std::string& out, std::uint32_t unit, bool little_end_first) {
  const auto high = static_cast<char>((unit >> 8U) & 0xFFU);
  const auto low = static_cast<char>(unit & 0xFFU);
  out += little_end_first ? std::string{low, high} : std::string{high, low};
}

// What zlib reads; it never writes there.
Bytef* octets_of(std::string_view bytes) {
  // NOLINTNEXTLINE: the interface of zlib wants it so.
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
}

// Runs `step` of a stream until it is at the end; everything it gives.
template <class Step>
std::string all_of(z_stream& stream, const Step& step) {
  std::string out;
  std::array<Bytef, 16 * 1024> some{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = some.data();
    stream.avail_out = some.size();
    state = step(&stream);
    const std::size_t come = some.size() - stream.avail_out;
    for (std::size_t i = 0; i < come; ++i) out.push_back(static_cast<char>(some[i]));
  }
  if (state != Z_STREAM_END) throw std::runtime_error("not a whole member of gzip");
  return out;
}

}  // namespace

std::string from_hex(std::string_view digits) {
  std::string out;
  int high = -1;
  for (const char c : digits) {
    if (c == ' ' && high < 0) continue;
    const auto value = std::string_view("0123456789abcdef").find(c);
    if (value == std::string_view::npos) throw std::runtime_error("not hexadecimal");
    if (high < 0) {
      high = static_cast<int>(value);
    } else {
      out.push_back(static_cast<char>(high * 16 + static_cast<int>(value)));
      high = -1;
    }
  }
  if (high >= 0) throw std::runtime_error("half a byte");
  return out;
}

std::string to_latin1(std::string_view utf8) {
  std::string out;
  for (const std::uint32_t point : code_points_of(utf8)) {
    if (point > 0xFF) throw std::runtime_error("not in Latin-1");
    out.push_back(static_cast<char>(point));
  }
  return out;
}

std::string to_utf16(std::string_view utf8, bool little_end_first) {
  std::string out;
  for (const std::uint32_t point : code_points_of(utf8)) {
    if (point < 0x10000) {
      append_unit(out, point, little_end_first);
    } else {
      append_unit(out, 0xD800 + ((point - 0x10000) >> 10U), little_end_first);
      append_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FFU), little_end_first);
    }
  }
  return out;
}

std::string to_gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib does not begin");
  }
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ending(&stream, deflateEnd);
  stream.next_in = octets_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  return all_of(stream, [](z_stream* each) { return deflate(each, Z_FINISH); });
}

std::string from_gzip(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::runtime_error("zlib does not begin");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ending(&stream,
                                                             inflateEnd);  // also by a throw
  stream.next_in = octets_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out = all_of(stream, [](z_stream* each) { return inflate(each, Z_NO_FLUSH); });
  if (stream.avail_in > 0) throw std::runtime_error("something stands behind the member of gzip");
  return out;
}

}  // namespace crm
