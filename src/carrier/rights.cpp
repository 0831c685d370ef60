#include "carrier/rights.h"

#include <array>

#include "domain/lengths.h"

namespace crm::carrier {
namespace {

constexpr std::array kTableNames{
    FlagName{"None", 0},       FlagName{"Select", 1},
    FlagName{"Update", 2},     FlagName{"UR", 3},
    FlagName{"Insert", 4},     FlagName{"RI", 5},
    FlagName{"URI", 7},        FlagName{"Delete", 8},
    FlagName{"UDR", 11},       FlagName{"FULL", 15},
    FlagName{"Filtering", 16}, FlagName{"RF", 17},
    FlagName{"FI", 20},        FlagName{"RestrictedUpdate", 32},
    FlagName{"URU", 34},       FlagName{"WRITE", 38},
    FlagName{"Unused1", 64},   FlagName{"Uninitialized", 128},
};

constexpr std::array kFieldNames{
    FlagName{"None", 0},
    FlagName{"Read", 1},
    FlagName{"Write", 2},
    FlagName{"Update", 3},
    FlagName{"Unused1", 4},
    FlagName{"Unused2", 8},
    FlagName{"Unused3", 16},
    FlagName{"Unused4", 32},
    FlagName{"UIHintMandatory", 64},
    FlagName{"UIHintReadOnly", 128},
    FlagName{"UIHints", 192},
    FlagName{"UndefinedValue256", 256},
};

constexpr std::string_view kInt32 = "System.Int32";
constexpr std::string_view kString = "System.String";
constexpr std::string_view kDateTime = "System.DateTime";

constexpr auto length(std::size_t code_points) { return static_cast<std::int32_t>(code_points); }

// The table of [wire: FieldProperties], line by line.
constexpr std::array kFull{
    FieldProperty{"ContactId", {kFieldUpdate, ""}, kInt32, 4},
    FieldProperty{"AssociateId", {kFieldUpdate, ""}, kInt32, 4},
    FieldProperty{"PersonId", {kFieldUpdate, ""}, kInt32, 4},
    FieldProperty{"Name",
                  {kFieldMandatory, "[SR_MANDATORY_FIELD_1281]"},
                  kString,
                  length(lengths::kContactName)},
    FieldProperty{"Department", {kFieldUpdate, ""}, kString, length(lengths::kDepartment)},
    FieldProperty{"OrgNr", {kFieldUpdate, ""}, kString, length(lengths::kOrgNr)},
    FieldProperty{"UrlAddress", {kFieldUpdate, ""}, kString, length(lengths::kUrl)},
    FieldProperty{"CategoryId", {kFieldMandatory, "[SR_MANDATORY_FIELD_1289]"}, kInt32, 4},
    FieldProperty{"AssociateFullName", {kFieldRead, ""}, kString, 0},
    FieldProperty{"ActivityPersonName", {kFieldRead, ""}, kString, 0},
    FieldProperty{"Category", {kFieldRead, ""}, kString, 0},
    FieldProperty{"ActionTime", {kFieldRead, ""}, kDateTime, 16},
    FieldProperty{"ActionId", {kFieldRead, ""}, kInt32, 4},
    FieldProperty{"ActivityPersonId", {kFieldRead, ""}, kInt32, 4},
    FieldProperty{"Action", {kFieldRead, ""}, kInt32, 4},
};

constexpr auto with_fields(auto change) {
  auto properties = kFull;
  for (FieldProperty& each : properties) change(each);
  return properties;
}

constexpr bool is_changeable(const FieldProperty& property) {
  return (property.field_right.mask.bits & kFieldUpdate.bits) == kFieldUpdate.bits;
}

// Nobody need be reminded to fill what cannot be changed.
constexpr auto kReadOnly = with_fields([](FieldProperty& property) {
  if (is_changeable(property)) property.field_right = {kFieldRead, ""};
});

// Which company it is and whose it is stays; the rest may be changed.
constexpr auto kOwnCompany = with_fields([](FieldProperty& property) {
  for (const std::string_view key : {"ContactId", "AssociateId", "Name", "Department", "OrgNr"}) {
    if (property.key == key) property.field_right = {kFieldRead, "[SR_ACCESS_FIELD_R_DB]"};
  }
});

constexpr std::uint32_t kRead = RowRight::kSelect;
constexpr std::uint32_t kAdd = kRead | RowRight::kInsert;
constexpr std::uint32_t kChange = kAdd | RowRight::kUpdate;

struct Told {
  std::uint32_t mask;
  std::string_view reason;
  std::span<const FieldProperty> fields;
};

constexpr std::array<Told, kAllContactRights.size()> kTold{{
    {kChange | RowRight::kDelete, "", kFull},
    {kChange, "[SR_ACCESS_ROLE_LIMITED]", kFull},
    {kAdd, "[SR_ACCESS_ROLE_LIMITED]", kReadOnly},
    {kRead, "[SR_ACCESS_ROLE_READ_ONLY]", kReadOnly},
    {kAdd | RowRight::kRestrictedUpdate, "[SR_ACCESS_ASSOCCONT_DELETE]", kOwnCompany},
}};

const Told& told(ContactRights rights) { return kTold.at(static_cast<std::size_t>(rights)); }

}  // namespace

std::span<const FlagName> flag_names(TableMask /*mask*/) { return kTableNames; }

std::span<const FlagName> flag_names(FieldMask /*mask*/) { return kFieldNames; }

std::optional<ContactRights> contact_rights(RowRight right) {
  if (!right.has(RowRight::kSelect)) return std::nullopt;
  if (right.has(RowRight::kRestrictedUpdate)) return ContactRights::OwnCompany;
  if (right.has(RowRight::kDelete)) return ContactRights::Full;
  if (right.has(RowRight::kUpdate)) return ContactRights::NoDelete;
  return right.has(RowRight::kInsert) ? ContactRights::NoUpdate : ContactRights::ReadOnly;
}

TableRight table_right(ContactRights rights) {
  return {TableMask{told(rights).mask}, told(rights).reason};
}

std::span<const FieldProperty> field_properties(ContactRights rights) {
  return told(rights).fields;
}

}  // namespace crm::carrier
