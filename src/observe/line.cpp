#include "observe/line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

#include "base/civil_time.h"
#include "base/text.h"

namespace crm::observe {
namespace {

std::string_view name(Level level) {
  switch (level) {
    case Level::Debug:
      return "debug";
    case Level::Info:
      return "info";
    case Level::Warn:
      return "warn";
    case Level::Error:
      return "error";
  }
  return "error";
}

void append_code(std::string& out, unsigned code) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[(code >> shift) & 0xFU];
}

void append_ascii(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      if (c < ' ' || c == '\x7F') {
        append_code(out, static_cast<unsigned char>(c));
      } else {
        out += c;
      }
  }
}

// The code point of a sequence of two or three bytes.
unsigned code_point(std::string_view sequence) {
  const auto bits = [&](std::size_t i, unsigned mask) {
    return static_cast<unsigned char>(sequence[i]) & mask;
  };
  if (sequence.size() == 2) return bits(0, 0x1FU) << 6U | bits(1, 0x3FU);
  return bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU);
}

// Controls of the second range, which terminals obey too, line ends of Unicode, and the marks that
// turn the direction of what follows.
bool is_deceptive(unsigned code) {
  return (code >= 0x80 && code <= 0x9F) || code == 0x061C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// As the inside of a JSON string.
void append_escaped(std::string& out, std::string_view text) {
  const bool readable = is_utf8(text);
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (lead < 0x80) {
      append_ascii(out, text.front());
    } else if (!readable) {
      append_code(out, 0xFFFD);
    } else {
      length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      const std::string_view sequence = text.substr(0, length);
      if (length < 4 && is_deceptive(code_point(sequence))) {
        append_code(out, code_point(sequence));
      } else {
        out += sequence;
      }
    }
    text.remove_prefix(length);
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text);
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), written.ptr);
}

void append_text(std::string& out, Format format, std::string_view text) {
  const std::string shown = excerpt(text, kValueBytesMax);
  std::string escaped;
  append_escaped(escaped, shown);
  const bool bare = format == Format::Text && !shown.empty() && escaped == shown &&
                    shown.find_first_of(" =") == std::string::npos;
  if (!bare) out += '"';
  out += escaped;
  if (!bare) out += '"';
}

void append_value(std::string& out, Format format, const Value& value) {
  std::visit(
      [&](auto held) {
        using Held = decltype(held);
        if constexpr (std::is_same_v<Held, std::string_view>) {
          append_text(out, format, held);
        } else if constexpr (std::is_same_v<Held, bool>) {
          out += held ? "true" : "false";
        } else if constexpr (std::is_same_v<Held, double>) {
          if (std::isfinite(held)) {
            append_number(out, held);
          } else {
            out += "null";  // JSON has no other word for it
          }
        } else {
          append_number(out, held);
        }
      },
      value.held());
}

}  // namespace

std::string line(Format format, Instant at, Level level, std::string_view event, Fields fields) {
  std::string out;
  if (format == Format::Text) {
    out += utc_text(at);
    out += ' ';
    out += name(level);
    out += ' ';
    append_escaped(out, event);
    for (const Field& field : fields) {
      out += ' ';
      out += field.name;
      out += '=';
      append_value(out, format, field.value);
    }
    return out;
  }
  out += "{\"time\":\"";
  out += utc_text(at);
  out += "\",\"level\":\"";
  out += name(level);
  out += "\",\"event\":";
  append_quoted(out, event);
  append_json_members(out, fields);
  out += '}';
  return out;
}

void append_json_members(std::string& out, Fields fields) {
  for (const Field& field : fields) {
    out += ',';
    append_quoted(out, field.name);
    out += ':';
    append_value(out, Format::JsonLines, field.value);
  }
}

}  // namespace crm::observe
