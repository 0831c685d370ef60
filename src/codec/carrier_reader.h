// Reads any carrier by its table, from JSON or XML [adr 24]. Names in any case and order; members
// that the table does not read are passed by; of several equal ones the last counts; null is the
// member's default. Errors are BadRequest and name the member by its path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "carrier/enum_names.h"
#include "carrier/field.h"
#include "carrier/given.h"
#include "carrier/row_rights.h"
#include "codec/value_reader.h"
#include "codec/written.h"
#include "locale/time_zone.h"

namespace crm::codec {

// Readers of members of all types; read_given() below is what others call.
class CarrierReader : public ValueReader {
 public:
  using ValueReader::read;
  using ValueReader::ValueReader;

  // A whole carrier; `members` says of each line of its table whether it was there, if wanted.
  template <carrier::Described Carrier>
  [[nodiscard]] bool read(const Written& written, Carrier& value,
                          carrier::Presence* members = nullptr) {
    if (!is_object(written)) return false;
    for (const Written member : written) {
      bool taken = true;
      std::size_t place = 0;
      carrier::for_each_field<Carrier>([&](const auto& field) {
        if (is_read(field.use) && is_named(member, field.name)) {
          const Step step(*this, field.name);
          value.*field.member = defaults<Carrier>().*field.member;
          const auto presence = read_member(member, value.*field.member, field.length_max);
          taken = presence.has_value();
          if (taken && members != nullptr) members[place] = *presence;
        }
        ++place;
      });
      if (!taken) return false;
    }
    return true;
  }

  // A list, with its items in their order.
  template <class Item>
  [[nodiscard]] bool read(const Written& written, std::vector<Item>& items, std::size_t max) {
    if (!is_list(written)) return false;
    constexpr bool kOfTexts = std::is_same_v<Item, std::string>;  // of which `max` is the length
    items.clear();
    for (const Written item : written) {
      const Step step(*this, items.size());
      if (!fits(items.size() + 1, kOfTexts || max == 0 ? kListItemsMax : max)) return false;
      Item& value = items.emplace_back();
      if (is_null(item)) return refuse("expected a value, not null");
      if (!read_value(item, value, kOfTexts ? max : 0)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] static bool is_named(const Written& member, std::string_view name) {
    return equals_ignoring_case(member.name(), name);
  }

  // What members are that are null.
  template <class Carrier>
  [[nodiscard]] static const Carrier& defaults() {
    static const Carrier kDefaults{};
    return kDefaults;
  }

  // An object or null.
  template <class Value>
  static constexpr bool kOptionalCarrier = requires {
    requires carrier::Described<typename Value::value_type>;
  } && requires(Value value) { value.has_value(); };

  // Whether nothing is written there: null, or a blank where that is no value itself. JSON has
  // another way to say an object.
  template <class Value>
  [[nodiscard]] static bool is_nothing(const Written& written) {
    constexpr bool kBlankIsValue = std::is_same_v<Value, std::string> ||
                                   std::is_same_v<Value, carrier::Dictionary> ||
                                   requires(Value value) { value.emplace_back(); };
    if constexpr (std::is_same_v<Value, carrier::Opaque>) return is_null_opaque(written);
    if (kOptionalCarrier<Value> && written.shape() != Shape::Element) return is_null(written);
    return is_null(written) || (!kBlankIsValue && is_blank(written));
  }

  // None when the value was refused.
  template <class Value>
  std::optional<carrier::Presence> read_member(const Written& written, Value& value,
                                               std::size_t max) {
    if (is_nothing<Value>(written)) return carrier::Presence::Null;
    if (!read_value(written, value, max)) return std::nullopt;
    return carrier::Presence::Given;
  }

  template <class Value>
  bool read_value(const Written& written, Value& value, std::size_t max) {
    if constexpr (std::is_same_v<Value, carrier::RowTableRight> ||
                  std::is_same_v<Value, carrier::FieldProperties>) {
      return true;  // told, never read
    } else if constexpr (carrier::NamedEnum<Value>) {
      const auto number =
          enum_number(written, carrier::EnumTable<Value>::kType, carrier::EnumTable<Value>::kNames);
      if (number) value = static_cast<Value>(*number);
      return number.has_value();
    } else if constexpr (carrier::NamedFlags<Value>) {
      const auto sum =
          flags_sum(written, carrier::EnumTable<Value>::kType, carrier::EnumTable<Value>::kNames);
      if (sum) value.bits = *sum;
      return sum.has_value();
    } else if constexpr (carrier::Reference<Value>) {
      const AnyLength any_length(*this);
      return read(written, value);
    } else if constexpr (carrier::Described<Value>) {
      return read(written, value);
    } else if constexpr (kOptionalCarrier<Value>) {
      return read_value(written, value.emplace(), 0);
    } else if constexpr (requires { read(written, value, max); }) {
      return read(written, value, max);
    } else {
      return read(written, value);
    }
  }
};

// The carrier that a body holds, and which of its members were there. Dates without an offset are
// wall time of `zone`.
template <carrier::Described Carrier>
[[nodiscard]] Result<carrier::Given<Carrier>> read_given(const WrittenTree& body,
                                                         const locale::TimeZone& zone) {
  carrier::Given<Carrier> given;
  CarrierReader reader(zone);
  if (!reader.read(body.root(), given.value, given.members.data())) {
    return tl::unexpected(*reader.error());
  }
  return given;
}

// A body that is a list of numbers and nothing else, as getters of several rows are asked with.
[[nodiscard]] Result<std::vector<std::int32_t>> read_numbers(const WrittenTree& body);

}  // namespace crm::codec
