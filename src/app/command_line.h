// From argv to a command and its options.
#pragma once

namespace crm::app {

// Runs the command that the arguments name and returns the exit status.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace crm::app
