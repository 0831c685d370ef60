#include "tests/wire/told.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "tests/wire/bytes.h"

namespace crm {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool holds(const FieldRule& rule, const std::string& value) {
  switch (rule.kind) {
    case FieldRule::Kind::Is:
      return value == rule.value;
    case FieldRule::Kind::IsAbsent:
      return value.empty();
    case FieldRule::Kind::Has:
      return contains(value, rule.value);
    case FieldRule::Kind::Lacks:
      return !contains(value, rule.value);
  }
  return false;
}

// The ContactIds of the rows, as text: null where $select has left them out. The entry of that name
// in FieldProperties is an object, and no row.
std::vector<std::string> rows_in(std::string_view body) {
  const std::string_view mark = body.starts_with('<') ? "<ContactId>" : "\"ContactId\":";
  std::vector<std::string> rows;
  for (auto at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at)) {
    at += mark.size();
    const auto end = std::min(body.find_first_not_of("0123456789null", at), body.size());
    if (end > at) rows.emplace_back(body.substr(at, end - at));
  }
  return rows;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

void compare_bodies(const Answer& told, const std::string& body, std::vector<std::string>& found) {
  if (told.body && body != *told.body) found.push_back("the body is not " + *told.body);
  for (const std::string& part : told.parts) {
    if (!contains(body, part)) found.push_back("the body has no " + part);
  }
  for (const std::string& part : told.absent) {
    if (contains(body, part)) found.push_back("the body has " + part);
  }
  if (told.rows && rows_in(body) != *told.rows) {
    found.push_back("the rows are " + joined(rows_in(body)) + ", not " + joined(*told.rows));
  }
}

}  // namespace

std::string Seen::field(std::string_view name) const {
  std::string value;
  std::string_view rest = head;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && equals_ignoring_case(line.substr(0, colon), name)) {
      if (!value.empty()) value += ", ";
      value += trim(line.substr(colon + 1));
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 2);
  }
  return value;
}

Seen first_response(std::string_view bytes) {
  Seen seen;
  do {
    const auto head_end = bytes.find("\r\n\r\n");
    if (!bytes.starts_with("HTTP/1.1 ") || head_end == std::string_view::npos) return {};
    seen.status = parse_int32(bytes.substr(9, 3)).value_or(0);
    seen.head = bytes.substr(0, head_end);
    bytes.remove_prefix(head_end + 4);
  } while (seen.status == 100);
  seen.body = bytes;
  return seen;
}

std::vector<std::string> differences(const Answer& told, const Seen& seen) {
  std::vector<std::string> found;
  if (seen.status != told.status) {
    found.push_back("the status is " + std::to_string(seen.status) + ", not " +
                    std::to_string(told.status));
  }
  for (const FieldRule& rule : told.fields) {
    const std::string value = seen.field(rule.name);
    if (!holds(rule, value)) {
      found.push_back(rule.name + " is \"" + value + "\", told is \"" + rule.value + "\"");
    }
  }
  std::string body = seen.body;
  if (told.gzip) {
    try {
      body = from_gzip(body);
    } catch (const std::runtime_error& error) {
      found.push_back(std::string("the body: ") + error.what());
    }
  }
  compare_bodies(told, body, found);
  return found;
}

}  // namespace crm
