// The reader of XML requests: refuses politely whatever it is given, reads the same from UTF-16,
// and reads back what a small writer wrote.
#include <algorithm>

#include "fuzz/judged.h"

namespace {

using crm::carrier::BodyForm;
using crm::carrier::BodyFormat;
using crm::carrier::Charset;
using crm::fuzz::judged;
using crm::fuzz::require;

std::string in_utf16(const std::string& ascii) {
  std::string units;
  for (const char c : ascii) units.append({c, '\0'});
  return units;
}

bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c > 0; });
}

std::string element(FuzzedDataProvider& bytes, const std::string& name,
                    const std::string& content) {
  const std::string prefix = bytes.ConsumeBool() ? "p:" : "";
  const std::string blank = bytes.ConsumeBool() ? "\n " : "";
  const std::string attribute = bytes.ConsumeBool() ? " i:type='p:x' nil=\"true\"" : "";
  return "<" + prefix + name + attribute + ">" + blank + content + blank + "</" + prefix + name +
         ">";
}

void write_and_read(FuzzedDataProvider& bytes) {
  const auto request = crm::fuzz::any_request(bytes);
  std::string members[3];
  members[0] = element(bytes, "activityStartTime", crm::utc_text(request.start));
  const bool items = bytes.ConsumeBool();
  std::string list;
  for (const crm::CategoryId id : request.categories) {
    const std::string text = crm::fuzz::number(id);
    list += items ? element(bytes, "int", text) : element(bytes, "CONTACTCATEGORIES", text);
  }
  members[1] = items ? element(bytes, "ContactCategories", list) : list;
  members[2] = element(
      bytes, "ActionType",
      crm::fuzz::flags(request.actions, bytes.ConsumeBool(), bytes.ConsumeBool() ? " " : " ,\n"));
  std::swap(members[0], members[bytes.ConsumeIntegralInRange<std::size_t>(0, 2)]);
  const std::string body =
      "<p:r xmlns:p='urn:p' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>" + members[0] +
      "<unknown>" + members[2] + "</unknown>" + members[1] + "<!---->" + members[2] + "</p:r>";
  const auto asked = judged({.format = BodyFormat::Xml}, body);
  require(asked && *asked == request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  write_and_read(bytes);

  const std::string body(data, data + size);
  const auto asked = judged({.format = BodyFormat::Xml}, body);
  if (body.starts_with('<')) {
    const auto by_looks = judged({.format = BodyFormat::ByLooks}, body);
    require(by_looks == asked);
  }
  // Without a declaration there is one way to read ASCII.
  if (is_ascii(body) && !body.starts_with("<?xml")) {
    const auto wide =
        judged({.format = BodyFormat::Xml, .charset = Charset::Utf16Le}, in_utf16(body));
    require(wide == asked);
  }
  // The comment is in ASCII: to a body in UTF-16 it would be something else.
  if (asked && is_ascii(body)) {
    require(judged({.format = BodyFormat::Xml}, body + "\n<!-- -->") == asked);
  }
  return 0;
}
