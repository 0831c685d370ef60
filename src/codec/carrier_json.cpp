#include "codec/carrier_json.h"

#include <array>

namespace crm::codec {
namespace {

// {"Mask":…,"Reason":…}, of a row or of a field.
void append_right(std::string& out, std::string_view mask, std::string_view reason) {
  out += R"({"Mask":)";
  append_json_string(out, mask);
  out += R"(,"Reason":)";
  append_json_string(out, reason);
  out.push_back('}');
}

}  // namespace

void append_number(std::string& out, std::int32_t value) {
  std::array<char, 12> digits;  // NOLINT(*-member-init): to_chars fills what is used
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_json(std::string& out, const carrier::TableRight& right) {
  append_right(out, right.mask, right.reason);
}

void append_json(std::string& out, std::span<const carrier::FieldProperty> properties) {
  if (properties.empty()) {
    out += "{}";
    return;
  }
  char before = '{';
  for (const carrier::FieldProperty& property : properties) {
    out.push_back(before);
    before = ',';
    append_json_string(out, property.key);
    out += R"(:{"FieldRight":)";
    append_right(out, property.mask, property.reason);
    out += R"(,"FieldType":)";
    append_json_string(out, property.field_type);
    out += R"(,"FieldLength":)";
    append_number(out, property.field_length);
    out.push_back('}');
  }
  out.push_back('}');
}

}  // namespace crm::codec
