// What happened, for whoever runs the server: one line for each event, on standard error. A line is
// a sentence of ours and named values; the values may come from anywhere, so whatever could forge
// or hide a line (line ends, control characters, bytes that are not UTF-8) is written escaped.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"

namespace crm::observe {

enum class Level : std::uint8_t { Debug, Info, Warn, Error };

enum class Format : std::uint8_t {
  Text,       // 2026-01-31T09:30:00.1234567Z info listening address=127.0.0.1:8080
  JsonLines,  // {"time":"2026-01-31T09:30:00.1234567Z","level":"info","event":"listening",…}
};

// What a field can hold. Texts are views: they must live until the call returns.
class Value {
 public:
  Value(std::string_view text) : held_(text) {}  // NOLINT: {"address", text} must just work
  Value(const char* text) : held_(std::string_view(text)) {}         // NOLINT: likewise
  Value(const std::string& text) : held_(std::string_view(text)) {}  // NOLINT: likewise
  Value(bool truth) : held_(truth) {}                                // NOLINT: likewise
  Value(double number) : held_(number) {}                            // NOLINT: likewise
  Value(std::signed_integral auto number)                            // NOLINT: likewise
      : held_(static_cast<std::int64_t>(number)) {}
  Value(std::unsigned_integral auto number)  // NOLINT: likewise
      : held_(static_cast<std::uint64_t>(number)) {}

  using Held = std::variant<std::string_view, bool, double, std::int64_t, std::uint64_t>;
  [[nodiscard]] const Held& held() const { return held_; }

 private:
  Held held_;
};

struct Field {
  std::string_view name;  // ours: snake_case, unique in its line, not time, level or event
  Value value;
};

using Fields = std::initializer_list<Field>;

struct LogSettings {
  Level level = Level::Info;  // what is less grave is not written
  Format format = Format::Text;
};

// Any thread may write at any time; lines never mix. Never throws and never fails: a line that
// cannot be written is lost. Secrets are never handed to it.
class Log {
 public:
  // To standard error. The clock outlives the log.
  Log(const Clock& clock, const LogSettings& settings);
  // To a stream that outlives the log; nobody else writes to it meanwhile.
  Log(const Clock& clock, const LogSettings& settings, std::ostream& out);
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log();

  // `event` is a sentence of ours: log.info("listening", {{"address", "127.0.0.1:8080"}});
  void debug(std::string_view event, Fields fields = {}) const;
  void info(std::string_view event, Fields fields = {}) const;
  void warn(std::string_view event, Fields fields = {}) const;
  void error(std::string_view event, Fields fields = {}) const;

  // Whether lines of that level are written: ask before costly values are made.
  [[nodiscard]] bool writes(Level level) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace crm::observe
