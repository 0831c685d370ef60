#include "codec/xml_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "codec/prepared.h"

namespace crm::codec {
namespace {

// What has to be looked at: controls, & < >, the backslash of JSON, and 0xEF, with which U+FFFE and
// U+FFFF begin.
constexpr std::array<bool, 256> kLookAt = [] {
  std::array<bool, 256> look_at{};
  for (std::size_t control = 0; control < 0x20; ++control) look_at.at(control) = true;
  for (const char c : {'&', '<', '>', '\\'}) look_at.at(static_cast<unsigned char>(c)) = true;
  look_at.at(0xEF) = true;
  return look_at;
}();

bool is_plain(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return kLookAt[static_cast<unsigned char>(c)]; });
}

// U+FFFE or U+FFFF at the front of the text, in UTF-8.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

void append_character(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '\r':
      out += "&#xD;";
      return;
    case '\n':
    case '\t':
      out.push_back(c);
      return;
    default:
      if (static_cast<unsigned char>(c) >= 0x20) out.push_back(c);
  }
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_noncharacter(text.substr(i))) {
      i += 2;
    } else {
      append_character(out, text[i]);
    }
  }
}

void append_xml_text_of_json(std::string& out, std::string_view escaped) {
  if (is_plain(escaped)) {
    out += escaped;
  } else {
    append_xml_text(out, unprepared(escaped));
  }
}

void append_start_tag(std::string& out, std::string_view name) {
  out.push_back('<');
  out += name;
  out.push_back('>');
}

void append_end_tag(std::string& out, std::string_view name) {
  out += "</";
  out += name;
  out.push_back('>');
}

void append_nil(std::string& out, std::string_view name) {
  out.push_back('<');
  out += name;
  out += R"( i:nil="true" />)";
}

}  // namespace crm::codec
