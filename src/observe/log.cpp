#include "observe/log.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <string>
#include <utility>

namespace crm::observe {
namespace {

spdlog::level::level_enum spdlogs(Level level) {
  switch (level) {
    case Level::Debug:
      return spdlog::level::debug;
    case Level::Info:
      return spdlog::level::info;
    case Level::Warn:
      return spdlog::level::warn;
    case Level::Error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

}  // namespace

// spdlog's part is that whole lines reach the stream one after another; their text is ours. The
// logger belongs to this alone and is not entered in spdlog's registry.
class Log::Impl {
 public:
  Impl(const Clock& clock, const LogSettings& settings, spdlog::sink_ptr sink)
      : clock_(clock), settings_(settings), logger_("active-contacts", std::move(sink)) {
    logger_.set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
    logger_.set_level(spdlogs(settings.level));
    logger_.set_error_handler([](const std::string&) {});  // otherwise it would write about itself
  }

  [[nodiscard]] bool writes(Level level) const { return level >= settings_.level; }

  void write(Level level, std::string_view event, Fields fields) {
    if (!writes(level)) return;
    try {
      logger_.log(spdlogs(level), line(settings_.format, clock_.now(), level, event, fields));
    } catch (...) {  // NOLINT(bugprone-empty-catch)
      // Out of memory, most likely. Whoever writes to the log has better things to do than to fail.
    }
  }

 private:
  const Clock& clock_;
  const LogSettings settings_;
  spdlog::logger logger_;
};

Log::Log(const Clock& clock, const LogSettings& settings)
    : impl_(std::make_unique<Impl>(clock, settings,
                                   std::make_shared<spdlog::sinks::stderr_sink_mt>())) {}

Log::Log(const Clock& clock, const LogSettings& settings, std::ostream& out)
    : impl_(std::make_unique<Impl>(clock, settings,
                                   std::make_shared<spdlog::sinks::ostream_sink_mt>(out, true))) {}

Log::~Log() = default;

void Log::write(Level level, std::string_view event, Fields fields) const {
  impl_->write(level, event, fields);
}

void Log::debug(std::string_view event, Fields fields) const {
  impl_->write(Level::Debug, event, fields);
}

void Log::info(std::string_view event, Fields fields) const {
  impl_->write(Level::Info, event, fields);
}

void Log::warn(std::string_view event, Fields fields) const {
  impl_->write(Level::Warn, event, fields);
}

void Log::error(std::string_view event, Fields fields) const {
  impl_->write(Level::Error, event, fields);
}

bool Log::writes(Level level) const { return impl_->writes(level); }

}  // namespace crm::observe
