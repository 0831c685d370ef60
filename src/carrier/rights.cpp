#include "carrier/rights.h"

#include <array>

#include "domain/lengths.h"

namespace crm::carrier {
namespace {

constexpr std::string_view kUpdate = "Update";
constexpr std::string_view kMandatory = "Update, UIHintMandatory";
constexpr std::string_view kRead = "Read";
constexpr std::string_view kInt32 = "System.Int32";
constexpr std::string_view kString = "System.String";
constexpr std::string_view kDateTime = "System.DateTime";

constexpr auto length(std::size_t code_points) { return static_cast<std::int32_t>(code_points); }

// webapi-protocol.md §10.5, line by line.
constexpr std::array kFullFieldProperties{
    FieldProperty{"ContactId", kUpdate, "", kInt32, 4},
    FieldProperty{"AssociateId", kUpdate, "", kInt32, 4},
    FieldProperty{"PersonId", kUpdate, "", kInt32, 4},
    FieldProperty{"Name", kMandatory, "[SR_MANDATORY_FIELD_1281]", kString,
                  length(lengths::kContactName)},
    FieldProperty{"Department", kUpdate, "", kString, length(lengths::kDepartment)},
    FieldProperty{"OrgNr", kUpdate, "", kString, length(lengths::kOrgNr)},
    FieldProperty{"UrlAddress", kUpdate, "", kString, length(lengths::kUrl)},
    FieldProperty{"CategoryId", kMandatory, "[SR_MANDATORY_FIELD_1289]", kInt32, 4},
    FieldProperty{"AssociateFullName", kRead, "", kString, 0},
    FieldProperty{"ActivityPersonName", kRead, "", kString, 0},
    FieldProperty{"Category", kRead, "", kString, 0},
    FieldProperty{"ActionTime", kRead, "", kDateTime, 16},
    FieldProperty{"ActionId", kRead, "", kInt32, 4},
    FieldProperty{"ActivityPersonId", kRead, "", kInt32, 4},
    FieldProperty{"Action", kRead, "", kInt32, 4},
};

}  // namespace

TableRight full_table_right() { return {"FULL", ""}; }

std::span<const FieldProperty> full_field_properties() { return kFullFieldProperties; }

}  // namespace crm::carrier
