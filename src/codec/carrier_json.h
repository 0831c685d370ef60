// Writes any carrier as JSON by its table: the plain way, to which hand-made writers are held.
#pragma once

#include <cstdint>
#include <optional>
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
#include "codec/json_text.h"
#include "codec/number_text.h"
#include "codec/value_text.h"
#include "domain/contact_action.h"
#include "locale/date_text.h"

namespace crm::codec {

// Appends the digits of a number.
void append_number(std::string& out, std::int64_t value);

// A text in the caller's words [wire: Languages].
[[nodiscard]] std::string told(std::string_view text, carrier::Traits traits,
                               const locale::Wording& wording);

// Appends the carrier as an object with all its fields, in the order of its table; those that are
// not selected are null.
template <carrier::Described Carrier>
void append_json(std::string& out, const Carrier& carrier,
                 const carrier::Presentation& presentation = {},
                 const carrier::Selection& selection = carrier::Selection::everything());

// A dictionary: entries that are not selected are not there.
void append_json(std::string& out, std::span<const carrier::FieldProperty> properties,
                 const carrier::Presentation& presentation = {},
                 const carrier::Selection& selection = carrier::Selection::everything());

// A dictionary of texts, as they are kept; entries that are not selected are not there.
void append_json(std::string& out, const carrier::Dictionary& texts,
                 const carrier::Presentation& presentation = {},
                 const carrier::Selection& selection = carrier::Selection::everything());

// All items as an array; `selection` is of each item.
template <class Item>
void append_json(std::string& out, const std::vector<Item>& items,
                 const carrier::Presentation& presentation = {},
                 const carrier::Selection& selection = carrier::Selection::everything());

namespace detail {

// Values whose text is the same in JSON and XML.
inline void append_text(std::string& out, const carrier::Moment& value,
                        const carrier::Presentation& presentation) {
  append_moment(out, value, presentation);
}
inline void append_text(std::string& out, const carrier::UtcMoment& value,
                        const carrier::Presentation& presentation) {
  append_utc_moment(out, value, presentation);
}
inline void append_text(std::string& out, const std::optional<carrier::CalendarDay>& value,
                        const carrier::Presentation& presentation) {
  append_day(out, value, presentation);
}
inline void append_text(std::string& out, const carrier::Duration& value,
                        const carrier::Presentation& /*presentation*/) {
  append_duration(out, value);
}

template <class Value>
void append_value(std::string& out, const Value& value, carrier::Traits traits,
                  const carrier::Presentation& presentation, const carrier::Selection& selection) {
  if constexpr (std::is_same_v<Value, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, ContactAction>) {
    append_json_string(out, name(value));
  } else if constexpr (std::is_same_v<Value, Instant>) {
    out.push_back('"');
    locale::append_date(out, value, presentation.zone, presentation.with_suffix);
    out.push_back('"');
  } else if constexpr (carrier::NamedEnum<Value>) {
    append_json_string(out, carrier::name_of(value));
  } else if constexpr (std::is_enum_v<Value>) {
    append_number(out, static_cast<std::int32_t>(value));
  } else if constexpr (std::is_same_v<Value, std::int16_t> || std::is_same_v<Value, std::int32_t> ||
                       std::is_same_v<Value, std::int64_t>) {
    append_number(out, value);
  } else if constexpr (std::is_same_v<Value, carrier::TableMask> ||
                       std::is_same_v<Value, carrier::FieldMask>) {
    append_json_string(out, carrier::flags_text(value.bits, carrier::flag_names(value)));
  } else if constexpr (carrier::NamedFlags<Value>) {
    append_json_string(out, carrier::flags_text(value.bits, carrier::EnumTable<Value>::kNames));
  } else if constexpr (requires { append_text(out, value, presentation); }) {
    out.push_back('"');
    append_text(out, value, presentation);
    out.push_back('"');
  } else if constexpr (std::is_same_v<Value, double>) {
    append_double(out, value);
  } else if constexpr (std::is_same_v<Value, carrier::Opaque>) {
    out += value.json.empty() ? "null" : value.json;
  } else if constexpr (std::is_same_v<Value, carrier::FieldProperties>) {
    append_json(out, value.entries, presentation, selection);
  } else if constexpr (requires { value.has_value(); }) {
    if (!value) {
      out += "null";
    } else {
      append_json(out, *value, presentation, selection);
    }
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    append_json_string(out, told(value, traits, presentation.wording));
  } else if constexpr (std::is_same_v<Value, carrier::EmptyObject>) {
    out += "{}";
  } else {
    append_json(out, value, presentation, selection);
  }
}

// Of a text that is empty and a number that is 0, its traits; of all else none.
template <class Value>
carrier::Traits traits_when_empty(const Value& value, carrier::Traits traits) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    if (std::string_view(value).empty()) return traits;
  } else if constexpr (std::is_same_v<Value, std::int64_t>) {
    if (value == 0) return traits;
  }
  return carrier::kPlain;
}

}  // namespace detail

template <class Item>
void append_json(std::string& out, const std::vector<Item>& items,
                 const carrier::Presentation& presentation, const carrier::Selection& selection) {
  out.push_back('[');
  std::string_view between;
  for (const Item& item : items) {
    out += between;
    between = ",";
    detail::append_value(out, item, carrier::kPlain, presentation, selection);
  }
  out.push_back(']');
}

template <carrier::Described Carrier>
void append_json(std::string& out, const Carrier& carrier,
                 const carrier::Presentation& presentation, const carrier::Selection& selection) {
  char before = '{';
  carrier::for_each_field<Carrier>([&](const auto& field) {
    const carrier::Traits when_empty =
        detail::traits_when_empty(carrier.*field.member, field.traits);
    if ((when_empty & carrier::kLeftOutWhenEmpty) != 0) return;
    append_member_name(out, before, field.name);
    before = ',';
    if ((when_empty & carrier::kNullWhenEmpty) != 0) {
      out += "null";
    } else if (const carrier::Selection* below = selection.below(field.name)) {
      detail::append_value(out, carrier.*field.member, field.traits, presentation, *below);
    } else {
      out += "null";
    }
  });
  out.push_back('}');
}

}  // namespace crm::codec
