// The schemas of everything that travels, by name.
#pragma once

#include <string_view>

#include "reference/json.h"

namespace crm::reference {

inline constexpr std::string_view kErrorSchema = "Error";
inline constexpr std::string_view kRefusalSchema = "Refusal";
inline constexpr std::string_view kRowsSchema = "ArrayOfContactActivity";
inline constexpr std::string_view kRequestSchema = "GetMyActiveContactsRequest";
inline constexpr std::string_view kMergePatchSchema = "GetMyActiveContactsMergePatch";
inline constexpr std::string_view kJsonPatchSchema = "GetMyActiveContactsJsonPatch";
// Each of these has a form for XML besides, see schema_name().
inline constexpr std::string_view kVersionInfoSchema = "VersionInfo";
inline constexpr std::string_view kCatalogueSchema = "Catalogue";
inline constexpr std::string_view kPrincipalSchema = "SoPrincipalCarrier";
inline constexpr std::string_view kTimeZonesSchema = "TimeZones";
inline constexpr std::string_view kTimeZoneSchema = "TimeZoneLocation";
inline constexpr std::string_view kLanguagesSchema = "Languages";
inline constexpr std::string_view kTextSchema = "Text";

// components/schemas of the document.
[[nodiscard]] Json all_schemas();

}  // namespace crm::reference
