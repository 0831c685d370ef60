// What the settings say about the log.
#pragma once

#include "app/settings.h"
#include "observe/log.h"

namespace crm::app {

[[nodiscard]] observe::LogSettings log_settings(const Settings& settings);

}  // namespace crm::app
