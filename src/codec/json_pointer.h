// Paths into JSON [rfc 6901].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm::codec {

// A part of a path, with ~1 for / and ~0 for ~; none when there is another ~ in it.
[[nodiscard]] std::optional<std::string> unescaped(std::string_view part);

// The parts of a path, with or without the first slash: "" is the whole document. None when it is
// no path.
[[nodiscard]] std::optional<std::vector<std::string>> parts_of(std::string_view path);

// An index: digits, without zeros in front.
[[nodiscard]] std::optional<std::size_t> index_of(std::string_view text);

}  // namespace crm::codec
