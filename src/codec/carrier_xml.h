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
#include "carrier/field.h"
#include "carrier/flags.h"
#include "carrier/presentation.h"
#include "carrier/rights.h"
#include "codec/carrier_json.h"
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

namespace detail {

// Whether the contract lets a value of this type be nil.
template <class Value>
inline constexpr bool kNillable =
    std::is_convertible_v<const Value&, std::string_view> || carrier::Described<Value> ||
    std::is_same_v<Value, std::span<const carrier::FieldProperty>>;

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

// The element of an item of a list: its type's name.
template <class Item>
constexpr std::string_view item_name() {
  if constexpr (carrier::Described<Item>) {
    return carrier::Description<Item>::kName;
  } else if constexpr (std::is_same_v<Item, std::int32_t>) {
    return "int";
  } else {
    return "string";
  }
}

template <class Value>
void append_xml_value(std::string& out, const Value& value, carrier::Traits traits,
                      const carrier::Presentation& presentation,
                      const carrier::Selection& selection);

// The items of a list, each as an element with the name of its type.
template <class Item>
void append_xml_items(std::string& out, const std::vector<Item>& items,
                      const carrier::Presentation& presentation,
                      const carrier::Selection& selection) {
  constexpr std::string_view kName = item_name<Item>();
  for (const Item& item : items) {
    append_start_tag(out, kName);
    append_xml_value(out, item, carrier::kPlain, presentation, selection);
    append_end_tag(out, kName);
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
  } else if constexpr (std::is_enum_v<Value>) {
    append_number(out, static_cast<std::int32_t>(value));
  } else if constexpr (std::is_same_v<Value, std::int32_t>) {
    append_number(out, value);
  } else if constexpr (std::is_same_v<Value, carrier::TableMask> ||
                       std::is_same_v<Value, carrier::FieldMask>) {
    out += carrier::elementary_text(value.bits, carrier::flag_names(value));
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
      append_start_tag(out, field.name);
      detail::append_xml_value(out, value, field.traits, presentation, *below);
      append_end_tag(out, field.name);
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
