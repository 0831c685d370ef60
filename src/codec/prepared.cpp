#include "codec/prepared.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "carrier/contact_activity.h"
#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/json_text.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;

template <auto kMember>
void append_name(std::string& out) {
  static constexpr std::string_view kName = carrier::wire_name(kMember);
  append_member_name(out, kName);
}

template <auto kMember>
void append_text(std::string& out, std::string_view value) {
  append_name<kMember>(out);
  append_json_string(out, value);
  out.push_back(',');
}

// The marks, as bits of a character that can be read.
constexpr char kNoMarks = '0';
constexpr unsigned kHasEscapes = 1;
constexpr unsigned kMayBeTold = 2;
constexpr unsigned kMayBeEscaped = 4;

// What each character says of the text that holds it. A text in several languages has quotation
// marks, which are escaped in JSON. What XML cannot hold as it is, besides controls, which JSON
// cannot either: & < > and what begins with 0xEF.
constexpr auto kMarksOf = [] {
  std::array<unsigned char, 256> marks{};
  for (const char c : std::string_view("&<>\xEF")) {
    marks.at(static_cast<unsigned char>(c)) = kMayBeEscaped;
  }
  marks.at('\\') = kHasEscapes | kMayBeTold | kMayBeEscaped;
  return marks;
}();

char marks_for(std::string_view members) {
  unsigned marks = members.find("SR_") != std::string_view::npos ? kMayBeTold : 0;
  for (const char c : members) marks |= kMarksOf.at(static_cast<unsigned char>(c));
  return static_cast<char>(kNoMarks + marks);
}

// Room for the names and signs around the texts of a company, and for its number.
constexpr std::size_t kUnescapedRest = 80;

// Where the text at the front of `rest` ends: before the quotation mark that is not escaped.
std::size_t end_of_text(std::string_view rest, bool has_escapes) {
  std::size_t end = rest.find('"');
  if (!has_escapes) return end;
  std::size_t escape = rest.substr(0, end).find('\\');
  while (escape != std::string_view::npos) {
    const std::size_t behind = escape + 2;
    if (end < behind) end = rest.find('"', behind);
    escape = rest.substr(0, end).find('\\', behind);
  }
  return end;
}

// Takes the value of a text member off the front of `rest`, which goes on behind the comma.
template <auto kMember>
std::string_view take_text(std::string_view& rest, bool has_escapes) {
  constexpr std::size_t kFront =
      carrier::wire_name(kMember).size() + std::string_view(R"("":")").size();
  rest.remove_prefix(kFront);
  const std::size_t end = end_of_text(rest, has_escapes);
  const std::string_view value = rest.substr(0, end);
  rest.remove_prefix(end + std::string_view(R"(",)").size());
  return value;
}

unsigned hex_digit(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

char unescaped(char behind_backslash) {
  switch (behind_backslash) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return behind_backslash;
  }
}

}  // namespace

std::string prepare_company(const Company& company) {
  std::string out;
  out.reserve(kUnescapedRest + company.department.size() + company.org_nr.size() +
              company.name.size() + company.url.size());
  out.push_back(kNoMarks);
  append_name<&ContactActivity::contact_id>(out);
  append_number(out, raw(company.id));
  out.push_back(',');
  append_text<&ContactActivity::department>(out, company.department);
  append_text<&ContactActivity::org_nr>(out, company.org_nr);
  append_text<&ContactActivity::name>(out, company.name);
  append_text<&ContactActivity::url>(out, company.url);
  out.front() = marks_for(without_marks(out));
  return out;
}

std::string prepare_text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

CompanyMarks marks_of(std::string_view prepared_company) {
  const auto marks = static_cast<unsigned>(prepared_company.front() - kNoMarks);
  return {(marks & kHasEscapes) != 0, (marks & kMayBeTold) != 0, (marks & kMayBeEscaped) != 0};
}

CompanyTexts take_apart(std::string_view prepared_company) {
  CompanyTexts texts;
  texts.marks = marks_of(prepared_company);
  const bool has_escapes = texts.marks.has_escapes;
  std::string_view rest = without_marks(prepared_company);
  constexpr std::size_t kFront =
      carrier::wire_name(&ContactActivity::contact_id).size() + std::string_view(R"("":)").size();
  rest.remove_prefix(kFront);
  texts.id = rest.substr(0, rest.find(','));
  rest.remove_prefix(texts.id.size() + 1);
  texts.department = take_text<&ContactActivity::department>(rest, has_escapes);
  texts.org_nr = take_text<&ContactActivity::org_nr>(rest, has_escapes);
  texts.name = take_text<&ContactActivity::name>(rest, has_escapes);
  texts.url = take_text<&ContactActivity::url>(rest, has_escapes);
  return texts;
}

std::string unprepared(std::string_view prepared_text) {
  std::string out;
  out.reserve(prepared_text.size());
  while (true) {
    const std::size_t escape = std::min(prepared_text.find('\\'), prepared_text.size());
    out.append(prepared_text.substr(0, escape));
    prepared_text.remove_prefix(escape);
    if (prepared_text.empty()) return out;
    if (prepared_text[1] == 'u') {  // only control characters are written so: \u00hh
      out.push_back(
          static_cast<char>(hex_digit(prepared_text[4]) << 4U | hex_digit(prepared_text[5])));
      prepared_text.remove_prefix(6);
    } else {
      out.push_back(unescaped(prepared_text[1]));
      prepared_text.remove_prefix(2);
    }
  }
}

}  // namespace crm::codec
