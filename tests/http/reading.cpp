#include "tests/http/reading.h"

namespace crm::http::testing {

std::string summary(const Reading& reading) {
  switch (reading.kind) {
    case Reading::Kind::Refused:
      return std::to_string(static_cast<int>(reading.status));
    case Reading::Kind::More:
      if (!reading.in_body) return "more head";
      return reading.wants_continue ? "more body, continue" : "more body";
    case Reading::Kind::Whole:
      break;
  }
  std::string text = reading.method + " " + reading.path;
  if (!reading.query.empty()) text += " ?" + reading.query;
  text += " @" + reading.authority;
  text += reading.keep_alive ? " keep" : " close";
  if (!reading.body.empty()) text += " '" + reading.body + "'";
  return text;
}

std::ostream& operator<<(std::ostream& out, const Reading& reading) {
  out << summary(reading);
  if (reading.kind != Reading::Kind::Whole) return out;
  out << " target=" << reading.target << " consumed=" << reading.consumed
      << " says_keep_alive=" << reading.says_keep_alive;
  for (const auto& [name, value] : reading.fields) out << " [" << name << ": " << value << "]";
  return out;
}

}  // namespace crm::http::testing
