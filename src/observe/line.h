// One event as one line of text. Whatever a value holds, the line stays one line and reads as it is
// stored: line ends, control characters and marks that turn the direction of writing are escaped,
// and bytes that are not UTF-8 become U+FFFD. So nobody can forge or hide a line by choosing a
// name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "observe/field.h"

namespace crm::observe {

enum class Level : std::uint8_t { Debug, Info, Warn, Error };

enum class Format : std::uint8_t {
  Text,       // 2026-01-31T09:30:00.1234567Z info listening address=127.0.0.1:8080
  JsonLines,  // {"time":"2026-01-31T09:30:00.1234567Z","level":"info","event":"listening",…}
};

// Longer texts are cut, with … behind them.
inline constexpr std::size_t kValueBytesMax = 1024;

// Without the line end. In Text, a value is in quotes when it is empty or has blanks, quotes, = or
// anything escaped in it.
[[nodiscard]] std::string line(Format format, Instant at, Level level, std::string_view event,
                               Fields fields);

// ,"name":value for each, as JsonLines has them.
void append_json_members(std::string& out, Fields fields);

}  // namespace crm::observe
