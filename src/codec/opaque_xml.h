// Members that are kept as they come, in XML: the way .NET tells JSON in XML, so that they come
// back as the same JSON [adr 24]. Each element says in a type attribute what it is in JSON; a
// member whose name XML cannot hold is <a:item xmlns:a="item" item="its name">.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "codec/written.h"

namespace crm::codec {

inline constexpr std::string_view kOpaqueType = "type";
inline constexpr std::string_view kOpaqueItem = "item";  // of a list, and in place of a name
inline constexpr std::string_view kOpaqueItemSpace = "item";

// What a type attribute names: object, array, string, number, boolean or null.
[[nodiscard]] std::optional<Shape> shape_named(std::string_view type);

// Appends JSON as an element. REQUIRES: `json` is JSON, not "" and not null; `name` can stand in
// XML. Characters that XML cannot hold are dropped, as everywhere.
void append_opaque_element(std::string& out, std::string_view name, std::string_view json);

}  // namespace crm::codec
