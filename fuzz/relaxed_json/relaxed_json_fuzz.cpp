// What makes relaxed JSON strict: it leaves strict JSON alone, what it made strict it finds
// strict, the places that it tells are places of the text, and a strict request written in a
// relaxed way is read as before.
#include <boost/json/parse.hpp>

#include "codec/relaxed_json.h"
#include "fuzz/judged.h"

namespace {

using crm::codec::StrictJson;
using crm::fuzz::judged;
using crm::fuzz::require;

bool is_strict(std::string_view text) {
  boost::json::error_code ec;
  boost::json::parse({text.data(), text.size()}, ec, {}, {.max_depth = 1'000});
  return !ec;
}

// The same JSON with comments around its tokens, names bare and texts in single quotes where they
// need no thought, and a comma behind every last item.
std::string relaxed(FuzzedDataProvider& bytes, const std::string& strict) {
  std::string text;
  bool empty = true;  // nothing since the last bracket
  for (std::size_t at = 0; at < strict.size(); ++at) {
    const char c = strict[at];
    if (c == '"') {
      std::size_t end = at + 1;
      while (strict[end] != '"') end += strict[end] == '\\' ? 2 : 1;
      const std::string inside = strict.substr(at + 1, end - at - 1);
      const bool simple = inside.find_first_of("'\"\\") == std::string::npos;
      const char quote = simple && bytes.ConsumeBool() ? '\'' : '"';
      text += quote + inside + quote;
      at = end;
      empty = false;
      continue;
    }
    if ((c == ']' || c == '}') && !empty && bytes.ConsumeBool()) text += ',';
    if (std::string_view("[]{},:").find(c) != std::string_view::npos) {
      if (bytes.ConsumeBool()) text += "/* , */";
      text += c;
      if (bytes.ConsumeBool()) text += "// ]\n";
      empty = c == '[' || c == '{';
      continue;
    }
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) empty = false;
    text += c;
  }
  return text;
}

void write_and_read(FuzzedDataProvider& bytes) {
  const auto request = crm::fuzz::any_request(bytes);
  std::string body =
      "{/**/activityStartTime:'" + crm::utc_text(request.start) + "',contactCategories:[";
  for (const crm::CategoryId id : request.categories) {
    body += (bytes.ConsumeBool() ? "'" + crm::fuzz::number(id) + "'" : crm::fuzz::number(id)) + ",";
  }
  body += "]//\n,\"ActionType\":'" + crm::fuzz::flags(request.actions, bytes.ConsumeBool(), ",") +
          "',}";
  const auto asked = judged({}, body);
  require(asked && *asked == request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  write_and_read(bytes);

  const std::string body(data, data + size);
  const auto strict = StrictJson::from(body);
  if (is_strict(body)) {
    require(!strict);
    const std::string other = relaxed(bytes, body);
    require(judged({}, other) == judged({}, body) || !judged({}, body));
    require(is_strict(StrictJson::from(other).has_value()
                          ? std::string(StrictJson::from(other)->text())
                          : other));
  }
  if (!strict) return 0;
  if (is_strict(strict->text())) require(!StrictJson::from(strict->text()));
  std::size_t before = 0;
  for (std::size_t at = 0; at <= strict->text().size(); ++at) {
    const std::size_t place = strict->place(at);
    require(place >= before && place <= body.size());
    before = place;
  }
  judged({}, body);
  return 0;
}
