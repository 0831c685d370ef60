// Numbers as JSON and XML write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crm::codec {

// The shortest text that is read back as the same number. What is not finite, which no reader lets
// in, is 0.
void append_double(std::string& out, double value);

// A whole number, also one that is written another way, such as 1.0 or 1e2. None for anything else
// and beyond int64.
[[nodiscard]] std::optional<std::int64_t> parse_whole(std::string_view text);

// A finite number.
[[nodiscard]] std::optional<double> parse_double(std::string_view text);

// Whether it is a number of JSON's grammar.
[[nodiscard]] bool is_json_number(std::string_view text);

// Whether both are worth the same. REQUIRES: numbers of JSON's grammar.
[[nodiscard]] bool is_same_number(std::string_view a, std::string_view b);

}  // namespace crm::codec
