// JSON as tokens and key sets hold it, read so that it means one thing: no name twice in an object,
// nothing but one object, no nesting without end.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <boost/json/object.hpp>

namespace crm::jose {

inline constexpr std::size_t kJsonDepthMax = 16;

// None where the text is not JSON in UTF-8, is no object, nests deeper than kJsonDepthMax, or names
// a member twice anywhere in it.
[[nodiscard]] std::optional<boost::json::object> strict_object(std::string_view text);

// The text of that member; none where it is not there or is no text. Valid as long as the object.
[[nodiscard]] std::optional<std::string_view> text_of(const boost::json::object& object,
                                                      std::string_view member);

}  // namespace crm::jose
