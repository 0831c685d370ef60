// The console of a person, or a script, who has started the program.
#pragma once

#include "app/console.h"

namespace crm::app {

// The one of this process: standard output, standard error, standard input. For one thread at a
// time.
[[nodiscard]] Console& terminal();

}  // namespace crm::app
