// What happened, for whoever runs the server: one line for each event, on standard error. A line is
// a sentence of ours and named values; the values may come from anywhere (observe/line.h says how
// they are kept from doing harm).
#pragma once

#include <memory>
#include <ostream>
#include <string_view>

#include "base/clock.h"
#include "observe/field.h"
#include "observe/line.h"

namespace crm::observe {

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

  void write(Level level, std::string_view event, Fields fields = {}) const;

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
