#include "codec/xml_text.h"

#include <array>
#include <cstddef>

#include "codec/prepared.h"

namespace crm::codec {
namespace {

// What has to be looked at: controls, & < >, and 0xEF, with which U+FFFE and U+FFFF begin.
constexpr std::array<bool, 256> kLookAt = [] {
  std::array<bool, 256> look_at{};
  for (std::size_t control = 0; control < 0x20; ++control) look_at.at(control) = true;
  for (const char c : {'&', '<', '>'}) look_at.at(static_cast<unsigned char>(c)) = true;
  look_at.at(0xEF) = true;
  return look_at;
}();

// How much of the front of the text can stand in XML as it is.
std::size_t plain_front(std::string_view text) {
  std::size_t plain = 0;
  while (plain < text.size() && !kLookAt[static_cast<unsigned char>(text[plain])]) ++plain;
  return plain;
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
  while (true) {
    const std::size_t plain = plain_front(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    if (is_noncharacter(text)) {
      text.remove_prefix(3);
    } else {
      append_character(out, text.front());
      text.remove_prefix(1);
    }
  }
}

bool stands_in_xml(std::string_view escaped) {
  return plain_front(escaped) == escaped.size() && escaped.find('\\') == std::string_view::npos;
}

void append_xml_text_of_json(std::string& out, std::string_view escaped) {
  if (escaped.find('\\') == std::string_view::npos) {
    append_xml_text(out, escaped);  // which are nearly all
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
