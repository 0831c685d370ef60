// The schemas of everything that travels, by name.
#pragma once

#include <string_view>
#include <vector>

#include "reference/json.h"

namespace crm::reference {

// Each of these has a form for XML besides, see schema_name().
inline constexpr std::string_view kErrorSchema = "Error";
inline constexpr std::string_view kRefusalSchema = "Refusal";
inline constexpr std::string_view kRowsSchema = "ArrayOfContactActivity";

// components/schemas of the document, of one or of many tenants, but for those of services.
[[nodiscard]] std::vector<Member> plain_schemas(bool online);

}  // namespace crm::reference
