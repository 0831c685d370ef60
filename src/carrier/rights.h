// What a caller may do with a row and with its fields, as answers tell it [wire: TableRight]
// [wire: FieldProperties].
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "carrier/field.h"
#include "carrier/flags.h"
#include "domain/rights.h"

namespace crm::carrier {

// Flags of ETableRight.
struct TableMask {
  std::uint32_t bits = 0;

  bool operator==(const TableMask&) const = default;
};

// Flags of EFieldRight.
struct FieldMask {
  std::uint32_t bits = 0;

  bool operator==(const FieldMask&) const = default;
};

inline constexpr FieldMask kFieldRead{1};
inline constexpr FieldMask kFieldUpdate{3};
inline constexpr FieldMask kFieldMandatory{3 | 64};

// All names of the masks, rising by value.
[[nodiscard]] std::span<const FlagName> flag_names(TableMask mask);
[[nodiscard]] std::span<const FlagName> flag_names(FieldMask mask);

struct TableRight {
  TableMask mask;
  std::string_view reason;  // "" when nothing is missing; may name a resource string

  bool operator==(const TableRight&) const = default;
};

struct FieldRight {
  FieldMask mask;
  std::string_view reason;

  bool operator==(const FieldRight&) const = default;
};

// One entry of the dictionary.
struct FieldProperty {
  std::string_view key;  // a name of the vendor's database fields, not always a member's
  FieldRight field_right;
  std::string_view field_type;    // a .NET type name
  std::int32_t field_length = 0;  // the greatest length of a text; else bytes

  bool operator==(const FieldProperty&) const = default;
};

template <>
struct Description<TableRight> {
  using C = TableRight;
  static constexpr std::string_view kName = "TableRight";
  static constexpr auto kFields = Fields{
      Field{"Mask", &C::mask, Use::Answer, 0, "What may be done with the row."},
      Field{"Reason", &C::reason, Use::Answer, 0, "Why not more.", kMayBeEncoded},
  };
};

template <>
struct Description<FieldRight> {
  using C = FieldRight;
  static constexpr std::string_view kName = "FieldRight";
  static constexpr auto kFields = Fields{
      Field{"Mask", &C::mask, Use::Answer, 0, "What may be done with the field."},
      Field{"Reason", &C::reason, Use::Answer, 0, "Why not more.", kMayBeEncoded},
  };
};

template <>
struct Description<FieldProperty> {
  using C = FieldProperty;
  static constexpr std::string_view kName = "FieldPropertyDictionaryKeyValuePair";
  static constexpr auto kFields = Fields{
      Field{"FieldRight", &C::field_right, Use::Answer, 0, "What may be done with the field."},
      Field{"FieldType", &C::field_type, Use::Answer, 0, "Name of its .NET type."},
      Field{"FieldLength", &C::field_length, Use::Answer, 0,
            "Greatest length of a text in characters; of other types the bytes they take."},
  };
};

// XML has no dictionaries: there an entry is a pair of these, named as the type is.
inline constexpr std::string_view kPairKey = "Key";
inline constexpr std::string_view kPairValue = "Value";

// All rights there are to a contact that one may read: how much the caller's role leaves, and
// whether the row takes some away. An answer has a text for each, written once.
enum class ContactRights : std::uint8_t {
  Full,
  NoDelete,    // by role
  NoUpdate,    // by role: one may read, and add others
  ReadOnly,    // by role
  OwnCompany,  // a user's own: only some fields may be changed
};

inline constexpr std::array kAllContactRights{ContactRights::Full, ContactRights::NoDelete,
                                              ContactRights::NoUpdate, ContactRights::ReadOnly,
                                              ContactRights::OwnCompany};

// None for a row that may not be read.
[[nodiscard]] std::optional<ContactRights> contact_rights(RowRight right);

// How they are told. The views last as long as the program.
[[nodiscard]] TableRight table_right(ContactRights rights);
[[nodiscard]] std::span<const FieldProperty> field_properties(ContactRights rights);

}  // namespace crm::carrier
