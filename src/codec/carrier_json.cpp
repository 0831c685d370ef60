#include "codec/carrier_json.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace crm::codec {

void append_number(std::string& out, std::int64_t value) {
  std::array<char, 21> digits;  // NOLINT(*-member-init): to_chars fills what is used
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

std::string told(std::string_view text, carrier::Traits traits, const locale::Wording& wording) {
  if (!wording.is_active()) return std::string(text);
  auto changed =
      (traits & carrier::kMayBeEncoded) != 0 ? wording.told_with_values(text) : wording.told(text);
  return changed ? *std::move(changed) : std::string(text);
}

void append_json(std::string& out, std::span<const carrier::FieldProperty> properties,
                 const carrier::Presentation& presentation, const carrier::Selection& selection) {
  out.push_back('{');
  std::string_view between;
  for (const carrier::FieldProperty& property : properties) {
    const carrier::Selection* below = selection.below(property.key);
    if (below == nullptr) continue;
    out += between;
    between = ",";
    append_json_string(out, property.key);
    out.push_back(':');
    append_json(out, property, presentation, *below);
  }
  out.push_back('}');
}

void append_json(std::string& out, const carrier::Dictionary& texts,
                 const carrier::Presentation& /*presentation*/,
                 const carrier::Selection& selection) {
  out.push_back('{');
  std::string_view between;
  for (const auto& [name, text] : texts) {
    if (selection.below(name) == nullptr) continue;
    out += between;
    between = ",";
    append_json_string(out, name);
    out.push_back(':');
    append_json_string(out, text);
  }
  out.push_back('}');
}

}  // namespace crm::codec
