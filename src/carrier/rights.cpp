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
constexpr std::array kFullFieldProperties{
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

}  // namespace

std::span<const FlagName> flag_names(TableMask /*mask*/) { return kTableNames; }

std::span<const FlagName> flag_names(FieldMask /*mask*/) { return kFieldNames; }

TableRight full_table_right() { return {kTableFull, ""}; }

std::span<const FieldProperty> full_field_properties() { return kFullFieldProperties; }

}  // namespace crm::carrier
