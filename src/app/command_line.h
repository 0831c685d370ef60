// From arguments to a command and its options.
#pragma once

#include <memory>

#include "app/admin_request.h"
#include "store/store.h"

namespace crm::app {

// Runs the command that the arguments name and returns the exit status. A command about a database
// that a server has open runs inside that server.
[[nodiscard]] int run_command_line(int argc, char** argv);

// The same for a command that has come to the server here; `resident` is the server's store.
[[nodiscard]] int run_inside_server(const AdminRequest& request,
                                    std::shared_ptr<store::Store> resident);

}  // namespace crm::app
