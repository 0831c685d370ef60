// Writes any carrier as XML by its table [wire: XML answers]: the plain way, to which hand-made
// writers are held.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "carrier/empty_object.h"
#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/flags.h"
#include "carrier/presentation.h"
#include "carrier/rights.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "codec/carrier_json.h"
#include "codec/opaque_xml.h"
#include "codec/xml_text.h"
#include "domain/contact_action.h"
#include "locale/date_text.h"

namespace crm::codec {

// The root of a list is named so, with the name of its items behind it.
inline constexpr std::string_view kListRootFront = "ArrayOf";
inline constexpr std::string_view kXmlDeclaration = R"(<?xml version="1.0" encoding="utf-8"?>)";
// Behind the name of a root below which something may be nil.
inline constexpr std::string_view kInstanceNamespace =
    R"( xmlns:i="http://www.w3.org/2001/XMLSchema-instance")";

// Appends the carrier's members as elements: those of its base class in front, then the order of
// its table. Members that are not selected are nil where the vendor's contract lets them be (texts
// and objects), else they are left out.
template <carrier::Described Carrier>
void append_xml_members(std::string& out, const Carrier& carrier,
                        const carrier::Presentation& presentation = {},
                        const carrier::Selection& selection = carrier::Selection::everything());

// A dictionary, as a list of keys and values.
void append_xml_members(std::string& out, std::span<const carrier::FieldProperty> properties,
                        const carrier::Presentation& presentation,
                        const carrier::Selection& selection);

// Likewise, of texts.
void append_xml_members(std::string& out, const carrier::Dictionary& texts,
                        const carrier::Presentation& presentation,
                        const carrier::Selection& selection);

namespace detail {

// An object or null.
template <class Value>
inline constexpr bool kOptionalCarrier = requires {
  requires carrier::Described<typename Value::value_type>;
} && requires(const Value& value) { value.has_value(); };

// Whether the contract lets a value of this type be nil.
template <class Value>
inline constexpr bool kNillable =
    std::is_convertible_v<const Value&, std::string_view> || carrier::Described<Value> ||
    std::is_same_v<Value, std::span<const carrier::FieldProperty>> ||
    std::is_same_v<Value, carrier::FieldProperties> || std::is_same_v<Value, carrier::Dictionary> ||
    std::is_same_v<Value, carrier::Opaque> || kOptionalCarrier<Value>;

// Calls visit(field) in XML's order, without those that only JSON has.
template <class Carrier, class Visit>
constexpr void for_each_xml_field(const Visit& visit) {
  for (const bool of_base : {true, false}) {
    carrier::for_each_field<Carrier>([&](const auto& field) {
      const bool is_of_base = (field.traits & carrier::kOfBaseClass) != 0;
      if (is_of_base == of_base && (field.traits & carrier::kOnlyInJson) == 0) visit(field);
    });
  }
}

// The element of an item of a list: its type's name, and of a list in a list as its root would be.
template <class Item>
std::string item_name() {
  if constexpr (carrier::Described<Item>) {
    return std::string(carrier::Description<Item>::kName);
  } else if constexpr (requires(Item item) {
                         item.emplace_back();
                         item.reserve(1);
                       }) {
    return std::string(kListRootFront) + item_name<typename Item::value_type>();
  } else if constexpr (std::is_same_v<Item, std::int32_t>) {
    return "int";
  } else if constexpr (std::is_same_v<Item, carrier::Opaque>) {
    return std::string(kOpaqueItem);
  } else {
    return "string";
  }
}

template <class Value>
void append_xml_value(std::string& out, const Value& value, carrier::Traits traits,
                      const carrier::Presentation& presentation,
                      const carrier::Selection& selection);

// The value as a whole element, which may be nil.
template <class Value>
void append_xml_element(std::string& out, std::string_view name, const Value& value,
                        carrier::Traits traits, const carrier::Presentation& presentation,
                        const carrier::Selection& selection) {
  if constexpr (std::is_same_v<Value, carrier::Opaque>) {
    if (value.json.empty()) return append_nil(out, name);
    append_opaque_element(out, name, value.json);
  } else if constexpr (kOptionalCarrier<Value>) {
    if (!value) return append_nil(out, name);
    append_xml_element(out, name, *value, traits, presentation, selection);
  } else {
    append_start_tag(out, name);
    append_xml_value(out, value, traits, presentation, selection);
    append_end_tag(out, name);
  }
}

// The items of a list, each as an element with the name of its type.
template <class Item>
void append_xml_items(std::string& out, const std::vector<Item>& items,
                      const carrier::Presentation& presentation,
                      const carrier::Selection& selection) {
  if (items.empty()) return;
  const std::string name = item_name<Item>();
  for (const Item& item : items) {
    append_xml_element(out, name, item, carrier::kPlain, presentation, selection);
  }
}

template <class Value>
void append_xml_value(std::string& out, const Value& value, carrier::Traits traits,
                      const carrier::Presentation& presentation,
                      const carrier::Selection& selection) {
  if constexpr (std::is_same_v<Value, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, ContactAction>) {
    out += name(value);
  } else if constexpr (std::is_same_v<Value, Instant>) {
    locale::append_date(out, value, presentation.zone, presentation.with_suffix);
  } else if constexpr (carrier::NamedEnum<Value>) {
    out += carrier::name_of(value);
  } else if constexpr (std::is_enum_v<Value>) {
    append_number(out, static_cast<std::int32_t>(value));
  } else if constexpr (std::is_same_v<Value, std::int32_t> || std::is_same_v<Value, std::int16_t>) {
    append_number(out, value);
  } else if constexpr (std::is_same_v<Value, carrier::TableMask> ||
                       std::is_same_v<Value, carrier::FieldMask>) {
    out += carrier::elementary_text(value.bits, carrier::flag_names(value));
  } else if constexpr (carrier::NamedFlags<Value>) {
    out += carrier::elementary_text(value.bits, carrier::EnumTable<Value>::kNames);
  } else if constexpr (requires { append_text(out, value, presentation); }) {
    append_text(out, value, presentation);
  } else if constexpr (std::is_same_v<Value, double>) {
    append_double(out, value);
  } else if constexpr (std::is_same_v<Value, carrier::FieldProperties>) {
    append_xml_members(out, value.entries, presentation, selection);
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    append_xml_text(out, told(value, traits, presentation.wording));
  } else if constexpr (std::is_same_v<Value, carrier::EmptyObject>) {
    // Nothing stands in it.
  } else if constexpr (requires { append_xml_items(out, value, presentation, selection); }) {
    append_xml_items(out, value, presentation, selection);
  } else {
    append_xml_members(out, value, presentation, selection);
  }
}

}  // namespace detail

template <carrier::Described Carrier>
void append_xml_members(std::string& out, const Carrier& carrier,
                        const carrier::Presentation& presentation,
                        const carrier::Selection& selection) {
  detail::for_each_xml_field<Carrier>([&](const auto& field) {
    const auto& value = carrier.*field.member;
    if (const carrier::Selection* below = selection.below(field.name)) {
      detail::append_xml_element(out, field.name, value, field.traits, presentation, *below);
    } else if constexpr (detail::kNillable<std::remove_cvref_t<decltype(value)>>) {
      append_nil(out, field.name);
    }
  });
}

// Appends a whole document: the carrier under a root with the name of its type. Errors have no
// namespace: nothing in them is nil.
template <carrier::Described Carrier>
void append_xml_document(std::string& out, const Carrier& carrier,
                         const carrier::Presentation& presentation = {}) {
  out += kXmlDeclaration;
  append_start_tag(out, carrier::Description<Carrier>::kName);
  append_xml_members(out, carrier, presentation);
  append_end_tag(out, carrier::Description<Carrier>::kName);
}

// Appends a whole document with an entity: below its root something may be nil.
template <carrier::Described Carrier>
void append_xml_document(std::string& out, const Carrier& carrier,
                         const carrier::Presentation& presentation,
                         const carrier::Selection& selection) {
  constexpr std::string_view kName = carrier::Description<Carrier>::kName;
  out += kXmlDeclaration;
  out.append("<").append(kName).append(kInstanceNamespace).append(">");
  append_xml_members(out, carrier, presentation, selection);
  append_end_tag(out, kName);
}

// The front and the end of a list's document: its root is ArrayOf and the name of the items' type.
// An empty list is done with its front.
template <class Item>
void append_xml_list_front(std::string& out, bool is_empty) {
  out += kXmlDeclaration;
  out.append("<").append(kListRootFront).append(detail::item_name<Item>());
  out += kInstanceNamespace;
  out += is_empty ? " />" : ">";
}
template <class Item>
void append_xml_list_end(std::string& out, bool is_empty) {
  if (is_empty) return;
  out.append("</").append(kListRootFront).append(detail::item_name<Item>()).append(">");
}

// Appends a whole document with a list; `selection` is of each item.
template <class Item>
void append_xml_document(std::string& out, const std::vector<Item>& items,
                         const carrier::Presentation& presentation = {},
                         const carrier::Selection& selection = carrier::Selection::everything()) {
  append_xml_list_front<Item>(out, items.empty());
  detail::append_xml_items(out, items, presentation, selection);
  append_xml_list_end<Item>(out, items.empty());
}

}  // namespace crm::codec
