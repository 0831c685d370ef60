#include "codec/prepared.h"

#include <algorithm>
#include <cstddef>

#include "carrier/contact_activity.h"
#include "carrier/field.h"
#include "codec/carrier_json.h"
#include "codec/json_text.h"

namespace crm::codec {
namespace {

using carrier::ContactActivity;

template <class Value>
void append_name(std::string& out, Value ContactActivity::* member) {
  append_json_string(out, carrier::wire_name(member));
  out.push_back(':');
}

void append_text(std::string& out, std::string ContactActivity::* member, std::string_view value) {
  append_name(out, member);
  append_json_string(out, value);
  out.push_back(',');
}

// Where the text at the front of `rest` ends: before the quotation mark that is not escaped.
std::size_t end_of_text(std::string_view rest) {
  std::size_t end = rest.find('"');
  std::size_t escape = rest.substr(0, end).find('\\');
  while (escape != std::string_view::npos) {
    const std::size_t behind = escape + 2;
    if (end < behind) end = rest.find('"', behind);
    escape = rest.substr(0, end).find('\\', behind);
  }
  return end;
}

// Takes the value of a text member off the front of `rest`, which goes on behind the comma.
std::string_view take_text(std::string_view& rest, std::string ContactActivity::* member) {
  rest.remove_prefix(carrier::wire_name(member).size() + std::string_view(R"("":")").size());
  const std::size_t end = end_of_text(rest);
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
  std::string out = "{";
  append_name(out, &ContactActivity::contact_id);
  append_number(out, raw(company.id));
  out.push_back(',');
  append_text(out, &ContactActivity::department, company.department);
  append_text(out, &ContactActivity::org_nr, company.org_nr);
  append_text(out, &ContactActivity::name, company.name);
  append_text(out, &ContactActivity::url, company.url);
  return out;
}

std::string prepare_text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

CompanyTexts take_apart(std::string_view prepared_company) {
  std::string_view rest = prepared_company;
  rest.remove_prefix(carrier::wire_name(&ContactActivity::contact_id).size() +
                     std::string_view(R"({"":)").size());
  CompanyTexts texts;
  texts.id = rest.substr(0, rest.find(','));
  rest.remove_prefix(texts.id.size() + 1);
  texts.department = take_text(rest, &ContactActivity::department);
  texts.org_nr = take_text(rest, &ContactActivity::org_nr);
  texts.name = take_text(rest, &ContactActivity::name);
  texts.url = take_text(rest, &ContactActivity::url);
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
