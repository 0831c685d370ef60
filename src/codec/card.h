// What a row keeps of its carrier besides its columns [adr 26]: one text of compact JSON, with the
// members that differ from those of an empty carrier, and of references the id alone. So it grows
// with what is said and not with what could be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "carrier/field.h"
#include "carrier/given.h"
#include "carrier/presentation.h"
#include "carrier/row_rights.h"
#include "codec/carrier_json.h"
#include "codec/carrier_reader.h"
#include "codec/written_json.h"

namespace crm::codec {

namespace detail {

template <carrier::Described Carrier>
void append_card(std::string& out, const Carrier& carrier);

// What the caller may do is told and never kept.
template <class Value>
inline constexpr bool kIsRights = std::is_same_v<Value, carrier::RowTableRight> ||
                                  std::is_same_v<Value, carrier::FieldProperties>;

template <class Value>
void append_card_value(std::string& out, const Value& value) {
  if constexpr (carrier::Described<Value>) {
    append_card(out, value);
  } else if constexpr (requires { requires carrier::Described<typename Value::value_type>; }) {
    if constexpr (requires { value.has_value(); }) {
      value ? append_card(out, *value) : void(out += "null");
    } else {
      out.push_back('[');
      for (const auto& item : value) {
        if (out.back() != '[') out.push_back(',');
        append_card(out, item);
      }
      out.push_back(']');
    }
  } else {
    append_value(out, value, carrier::kPlain, carrier::Presentation{},
                 carrier::Selection::everything());
  }
}

// Appends the members that `kept` says yes to and that are not as in an empty carrier; no object at
// all where that is none, if it may be left out.
template <carrier::Described Carrier, class Kept>
void append_members(std::string& out, const Carrier& carrier, const Kept& kept) {
  [[maybe_unused]] static const Carrier kEmpty{};  // GCC 12 misses the use where it is constant
  char before = '{';
  carrier::for_each_field<Carrier>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(carrier.*field.member)>;
    if constexpr (!kIsRights<Value>) {
      if (!is_read(field.use) || !kept(field)) return;
      if (carrier.*field.member == kEmpty.*field.member) return;
      append_member_name(out, before, field.name);
      before = ',';
      append_card_value(out, carrier.*field.member);
    }
  });
  if (before == ',') out.push_back('}');
}

template <carrier::Described Carrier>
void append_card(std::string& out, const Carrier& carrier) {
  const std::size_t begin = out.size();
  if constexpr (carrier::Reference<Carrier>) {
    append_members(out, carrier,
                   [](const auto& field) { return (field.traits & carrier::kKey) != 0; });
  } else {
    append_members(out, carrier, [](const auto&) { return true; });
  }
  if (out.size() == begin) out += "{}";
}

}  // namespace detail

// "" where nothing is kept. `kept(field)` says of each line of the carrier's table whether the card
// is where that member stands.
template <carrier::Described Carrier, class Kept>
[[nodiscard]] std::string card_text(const Carrier& carrier, const Kept& kept) {
  std::string text;
  detail::append_members(text, carrier, kept);
  return text;
}

// Fills in the members that the card holds; the others stay as they are. Errors: BadRequest for a
// text that card_text() did not write.
template <carrier::Described Carrier>
[[nodiscard]] Result<void> read_card(std::string_view card, Carrier& carrier) {
  if (card.empty()) return {};
  const auto written = written_json(card);
  if (!written) return forward(written);
  auto given = read_given<Carrier>(*written, locale::TimeZone::utc());
  if (!given) return forward(given);
  std::size_t place = 0;
  carrier::for_each_field<Carrier>([&](const auto& field) {
    if (given->members[place++] == carrier::Presence::Absent) return;
    carrier.*field.member = std::move(given->value.*field.member);
  });
  return {};
}

}  // namespace crm::codec
