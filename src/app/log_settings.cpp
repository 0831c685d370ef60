#include "app/log_settings.h"

namespace crm::app {

observe::LogSettings log_settings(const Settings& settings) {
  observe::LogSettings log;
  if (settings.log_level == "debug") log.level = observe::Level::Debug;
  if (settings.log_level == "warn") log.level = observe::Level::Warn;
  if (settings.log_level == "error") log.level = observe::Level::Error;
  if (settings.log_format == "json") log.format = observe::Format::JsonLines;
  return log;
}

}  // namespace crm::app
