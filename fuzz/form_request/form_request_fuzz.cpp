// The reader of forms: refuses politely whatever it is given, does not care which characters are
// escaped, and reads back what a small writer wrote.
#include "fuzz/judged.h"

namespace {

using crm::carrier::BodyForm;
using crm::carrier::BodyFormat;
using crm::fuzz::judged;
using crm::fuzz::require;

constexpr BodyForm kForm{.format = BodyFormat::Form};

std::string escaped(char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

// Escapes whatever is not structure, or an escape already.
std::string all_escaped(const std::string& body) {
  std::string text;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const char c = body[at];
    const bool kept = c == '&' || c == '=' || c == '+' || c == '%';
    text += kept ? std::string(1, c) : escaped(c);
    if (c == '%') {
      text += body.substr(at + 1, 2);
      at += 2;
    }
  }
  return text;
}

// A text as a value, some characters escaped.
std::string value(FuzzedDataProvider& bytes, const std::string& text) {
  std::string written;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'z' && c != '[' && c != ']');
    if (c == ' ' && bytes.ConsumeBool()) {
      written += '+';
    } else {
      written += plain && bytes.ConsumeBool() ? std::string(1, c) : escaped(c);
    }
  }
  return written;
}

void write_and_read(FuzzedDataProvider& bytes) {
  const auto request = crm::fuzz::any_request(bytes);
  const std::string before = bytes.PickValueInArray({"", "request.", "Request["});
  const std::string behind = before == "Request[" ? "]" : "";
  const auto pair = [&](const std::string& name, const std::string& brackets,
                        const std::string& text) {
    return "&" + before + name + behind + brackets + "=" + value(bytes, text);
  };
  std::string body = pair("activityStartTime", "", crm::utc_text(request.start));
  const int way = bytes.ConsumeIntegralInRange<int>(0, 3);
  std::string all;
  std::string list;
  for (std::size_t i = 0; i < request.categories.size(); ++i) {
    const std::string text = crm::fuzz::number(request.categories[i]);
    all += (all.empty() ? "" : ", ") + text;
    if (way == 0) list += pair("ContactCategories", "", text);
    if (way == 1) list += pair("contactcategories", "[]", text);
    // Indices say the order, so the pairs may come in any.
    if (way == 2) list = pair("ContactCategories", "[" + std::to_string(3 * i) + "]", text) + list;
  }
  body += way == 3 ? pair("ContactCategories", "", all) : list;
  body += pair("ActionType", "", crm::fuzz::flags(request.actions, bytes.ConsumeBool(), ", "));
  body += pair("unknown", "[x]", bytes.ConsumeRandomLengthString(8).empty() ? "" : "x");
  const auto asked = judged(kForm, body);
  require(asked && *asked == request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  write_and_read(bytes);

  const std::string body(data, data + size);
  const auto asked = judged(kForm, body);
  // A byte order mark counts in front alone: behind other text the same bytes are something else.
  const bool marked = body.starts_with("\xEF\xBB\xBF") || body.starts_with("\xFF\xFE") ||
                      body.starts_with("\xFE\xFF");
  // Blanks around the whole are dropped, others are not.
  const bool blank = body.find_first_of(" \t\r\n") != std::string::npos;
  if (!asked || marked || blank) return 0;
  require(judged(kForm, "&" + body + "&unknown=1") == asked);
  require(judged(kForm, all_escaped(body)) == asked);
  return 0;
}
