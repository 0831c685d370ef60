// The schemas of what is told beside the rows [wire: Auxiliary documents].
#pragma once

#include <string_view>
#include <vector>

#include "reference/json.h"

namespace crm::reference {

// Each of these has a form for XML besides, see schema_name().
inline constexpr std::string_view kVersionInfoSchema = "VersionInfo";
inline constexpr std::string_view kCatalogueSchema = "Catalogue";
inline constexpr std::string_view kPrincipalSchema = "SoPrincipalCarrier";
inline constexpr std::string_view kTimeZonesSchema = "TimeZones";
inline constexpr std::string_view kTimeZoneSchema = "TimeZoneLocation";
inline constexpr std::string_view kLanguagesSchema = "Languages";
inline constexpr std::string_view kTenantStatusSchema = "TenantStatus";
inline constexpr std::string_view kTextSchema = "Text";

// Appends them by name to components/schemas; that of the status of tenants where it is `online`.
void append_lookup_schemas(std::vector<Member>& schemas, bool online);

}  // namespace crm::reference
