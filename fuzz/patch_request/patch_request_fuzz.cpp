// The reader of patches: refuses politely whatever it is given, and reads back what a small writer
// wrote. An object is what it is as a merge patch, and that is what it is as plain JSON.
#include "fuzz/judged.h"

namespace {

using crm::carrier::BodyFormat;
using crm::fuzz::judged;
using crm::fuzz::require;

std::string operation(const std::string& op, const std::string& path, const std::string& value) {
  return R"({"op":")" + op + R"(","path":")" + path + R"(","value":)" + value + "},";
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

void write_and_read(FuzzedDataProvider& bytes) {
  const auto request = crm::fuzz::any_request(bytes);
  const auto path = [&](const std::string& rest) {
    return (bytes.ConsumeBool() ? "/" : "") + rest;
  };
  std::string body = "[";
  body += operation(bytes.ConsumeBool() ? "add" : "replace", path("ACTIVITYSTARTTIME"),
                    quoted(crm::utc_text(request.start)));
  // The items one by one: at the end, or each at its index.
  const bool by_index = bytes.ConsumeBool();
  for (std::size_t i = 0; i < request.categories.size(); ++i) {
    const std::string text = crm::fuzz::number(request.categories[i]);
    body += operation("add", path("contactCategories/" + (by_index ? std::to_string(i) : "-")),
                      bytes.ConsumeBool() ? quoted(text) : text);
  }
  if (!request.categories.empty()) {  // there and back again
    body += R"({"op":"move","from":"/ContactCategories/0","path":"/ContactCategories/-"},)";
    const std::string last = std::to_string(request.categories.size() - 1);
    body += R"({"op":"move","from":"/ContactCategories/)" + last +
            R"(","path":"/ContactCategories/0"},)";
  }
  const std::string flags = crm::fuzz::flags(request.actions, true, ",");
  body += operation("add", path("actionType"), quoted(flags));
  body += operation("test", path("ActionType"), quoted(flags));
  body.back() = ']';
  const auto asked = judged({.format = BodyFormat::JsonPatch}, body);
  require(asked && *asked == request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  write_and_read(bytes);

  const std::string body(data, data + size);
  const auto patched = judged({.format = BodyFormat::JsonPatch}, body);
  const auto merged = judged({.format = BodyFormat::MergePatch}, body);
  const auto plain = judged({.format = BodyFormat::Json}, body);
  if (plain) {
    require(merged == plain);
    require(patched == plain);
  }
  if (merged) require(patched == merged);
  return 0;
}
