// The schemas of what the call is asked with.
#pragma once

#include <string_view>
#include <vector>

#include "reference/json.h"

namespace crm::reference {

inline constexpr std::string_view kRequestSchema = "GetMyActiveContactsRequest";
inline constexpr std::string_view kMergePatchSchema = "GetMyActiveContactsMergePatch";
inline constexpr std::string_view kJsonPatchSchema = "GetMyActiveContactsJsonPatch";

// Of the vendor's contract [wire: XML bodies].
inline constexpr std::string_view kRequestNamespace =
    "http://www.superoffice.net/ws/crm/NetServer/Services88";
inline constexpr std::string_view kArraysNamespace =
    "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

// Appends them by name to components/schemas.
void append_request_schemas(std::vector<Member>& schemas);

}  // namespace crm::reference
