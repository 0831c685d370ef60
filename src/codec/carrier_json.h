// Writes any carrier as JSON by its table: the plain way, to which hand-made writers are held.
#pragma once

#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "carrier/field.h"
#include "carrier/presentation.h"
#include "carrier/rights.h"
#include "codec/json_text.h"
#include "domain/contact_action.h"
#include "locale/date_text.h"

namespace crm::codec {

// Appends the digits of an int32.
void append_number(std::string& out, std::int32_t value);

void append_json(std::string& out, const carrier::TableRight& right);
void append_json(std::string& out, std::span<const carrier::FieldProperty> properties);

namespace detail {

template <class Value>
void append_value(std::string& out, const Value& value, const carrier::Presentation& presentation) {
  if constexpr (std::is_same_v<Value, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, ContactAction>) {
    append_json_string(out, name(value));
  } else if constexpr (std::is_same_v<Value, Instant>) {
    out.push_back('"');
    locale::append_date(out, value, presentation.zone, presentation.with_suffix);
    out.push_back('"');
  } else if constexpr (std::is_enum_v<Value>) {
    append_number(out, static_cast<std::int32_t>(value));
  } else if constexpr (std::is_same_v<Value, std::int32_t>) {
    append_number(out, value);
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    append_json_string(out, value);
  } else {
    append_json(out, value);
  }
}

}  // namespace detail

// Appends the carrier as an object with all its fields, in the order of its table.
template <class Carrier>
  requires requires { carrier::Description<Carrier>::kFields; }
void append_json(std::string& out, const Carrier& carrier,
                 const carrier::Presentation& presentation = {}) {
  char before = '{';
  carrier::for_each_field<Carrier>([&](const auto& field) {
    out.push_back(before);
    before = ',';
    append_json_string(out, field.name);
    out.push_back(':');
    detail::append_value(out, carrier.*field.member, presentation);
  });
  out.push_back('}');
}

}  // namespace crm::codec
