// What commands print for programs: objects member by member.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "codec/json_text.h"

namespace crm::app {

class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value) {
    begin(name);
    codec::append_json_string(out_, value);
    return *this;
  }
  JsonObject& number(std::string_view name, std::integral auto value) {
    return json(name, std::to_string(value));
  }
  JsonObject& truth(std::string_view name, bool value) {
    return json(name, value ? "true" : "false");
  }
  // A value that is JSON already.
  JsonObject& json(std::string_view name, std::string_view value) {
    begin(name);
    out_ += value;
    return *this;
  }

  [[nodiscard]] std::string str() const { return out_ + "}"; }

 private:
  void begin(std::string_view name) {
    if (out_.size() > 1) out_.push_back(',');
    codec::append_json_string(out_, name);
    out_.push_back(':');
  }

  std::string out_ = "{";
};

// Values that are JSON already, as an array.
template <class Values>
[[nodiscard]] std::string json_array(const Values& values) {
  std::string out = "[";
  for (const auto& value : values) {
    if (out.size() > 1) out.push_back(',');
    out += value;
  }
  return out + "]";
}

}  // namespace crm::app
