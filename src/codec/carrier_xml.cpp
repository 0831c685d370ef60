#include "codec/carrier_xml.h"

namespace crm::codec {

void append_xml_members(std::string& out, std::span<const carrier::FieldProperty> properties,
                        const carrier::Presentation& presentation,
                        const carrier::Selection& selection) {
  constexpr std::string_view kPair = carrier::Description<carrier::FieldProperty>::kName;
  for (const carrier::FieldProperty& property : properties) {
    const carrier::Selection* below = selection.below(property.key);
    if (below == nullptr) continue;
    append_start_tag(out, kPair);
    append_start_tag(out, carrier::kPairKey);
    append_xml_text(out, property.key);
    append_end_tag(out, carrier::kPairKey);
    append_start_tag(out, carrier::kPairValue);
    append_xml_members(out, property, presentation, *below);
    append_end_tag(out, carrier::kPairValue);
    append_end_tag(out, kPair);
  }
}

void append_xml_members(std::string& out, const carrier::Dictionary& texts,
                        const carrier::Presentation& /*presentation*/,
                        const carrier::Selection& selection) {
  for (const auto& [name, text] : texts) {
    if (selection.below(name) == nullptr) continue;
    append_start_tag(out, carrier::kTextPair);
    append_start_tag(out, carrier::kPairKey);
    append_xml_text(out, name);
    append_end_tag(out, carrier::kPairKey);
    append_start_tag(out, carrier::kPairValue);
    append_xml_text(out, text);
    append_end_tag(out, carrier::kPairValue);
    append_end_tag(out, carrier::kTextPair);
  }
}

}  // namespace crm::codec
